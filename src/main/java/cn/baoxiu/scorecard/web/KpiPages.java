package cn.baoxiu.scorecard.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.scorecard.kpi.KpiFilter;
import cn.baoxiu.scorecard.kpi.KpiList;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Key figures of a month, the cases behind each, and a spreadsheet. */
@Controller
class KpiPages {

    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String LIST = "scorecard/kpis";

    private final KpiList kpis;
    private final KpiParams params;
    private final KpiSheet sheet;
    private final KpiText text;
    private final Sentences sentences;

    KpiPages(KpiList kpis, KpiParams params, KpiSheet sheet, KpiText text, Sentences sentences) {
        this.kpis = kpis;
        this.params = params;
        this.sheet = sheet;
        this.text = text;
        this.sentences = sentences;
    }

    @ModelAttribute("t")
    KpiText words() {
        return text;
    }

    @GetMapping("/kpis")
    String list(@RequestParam MultiValueMap<String, String> given, Model model, HttpServletResponse response) {
        try {
            KpiFilter filter = params.filter(given, kpis.running());
            model.addAttribute("report", kpis.report(filter, false));
            show(filter, model);
            return LIST;
        } catch (FormRejected e) {
            return refused(e, model, response);
        }
    }

    @GetMapping("/kpis/{code}/cases")
    String cases(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> given,
            Model model,
            HttpServletResponse response) {
        try {
            KpiParams.Listed listed = params.listed(code, given, kpis.running());
            model.addAttribute("result", kpis.cases(listed.filter(), listed.wanted()));
            model.addAttribute("wanted", listed.wanted());
            model.addAttribute("report", kpis.report(listed.filter(), false));
            show(listed.filter(), model);
            return "scorecard/kpi-cases";
        } catch (FormRejected e) {
            return refused(e, model, response);
        }
    }

    /** @return null once the file is sent */
    @GetMapping("/kpis/export")
    @Nullable
    String export(@RequestParam MultiValueMap<String, String> given, Model model, HttpServletResponse response)
            throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        KpiFilter filter;
        try {
            filter = params.filter(given, kpis.running());
            sheet.write(kpis.report(filter, true), kpis.choices(filter), written);
        } catch (FormRejected e) {
            return refused(e, model, response);
        }
        response.setContentType(SHEET);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(text.text("kpi.title") + "-" + filter.month() + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        written.writeTo(response.getOutputStream());
        return null;
    }

    private void show(KpiFilter filter, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("choices", kpis.choices(filter));
    }

    /** What is wrong is said above the filters; nothing is shown as if it had been asked for. */
    private String refused(FormRejected e, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        show(new KpiFilter(kpis.running(), null, null, null, null), model);
        model.addAttribute("refused", sentences.of(e));
        return LIST;
    }
}
