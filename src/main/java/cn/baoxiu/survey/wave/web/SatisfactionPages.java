package cn.baoxiu.survey.wave.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.survey.wave.InstrumentPanel;
import cn.baoxiu.survey.wave.Satisfaction;
import cn.baoxiu.survey.wave.SatisfactionFilter;
import cn.baoxiu.survey.wave.SurveyAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Satisfaction, instrument by instrument, on a page and as a spreadsheet. */
@Controller
class SatisfactionPages {

    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String PAGE = "survey/wave-satisfaction";

    private final Satisfaction satisfaction;
    private final SatisfactionSheet sheet;
    private final SurveyCharts charts;
    private final SurveyAccess access;
    private final SurveyText text;

    SatisfactionPages(
            Satisfaction satisfaction,
            SatisfactionSheet sheet,
            SurveyCharts charts,
            SurveyAccess access,
            SurveyText text) {
        this.satisfaction = satisfaction;
        this.sheet = sheet;
        this.charts = charts;
        this.access = access;
        this.text = text;
    }

    @GetMapping("/surveys")
    String page(SatisfactionParams params, Model model, HttpServletResponse response) {
        try {
            SatisfactionFilter filter = params.read();
            return show(filter, satisfaction.panels(filter), model);
        } catch (FormRejected e) {
            return refused(e, model, response);
        }
    }

    /** @return null once the file is sent */
    @GetMapping("/surveys/export")
    @Nullable
    String export(SatisfactionParams params, Model model, HttpServletResponse response) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try {
            sheet.write(satisfaction.panels(params.read()), written);
        } catch (FormRejected e) {
            return refused(e, model, response);
        }
        response.setContentType(SHEET);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(text.text("survey.title") + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        written.writeTo(response.getOutputStream());
        return null;
    }

    private String show(SatisfactionFilter filter, List<InstrumentPanel> panels, Model model) {
        model.addAttribute("t", text);
        model.addAttribute("charts", charts);
        model.addAttribute("reader", access.reader());
        model.addAttribute("filter", filter);
        Satisfaction.Choices choices = satisfaction.choices(filter);
        model.addAttribute("choices", choices);
        model.addAttribute("scope", scope(filter, choices));
        model.addAttribute("panels", panels);
        return PAGE;
    }

    /** Whose figures of which year are shown, for the page on paper too. */
    private String scope(SatisfactionFilter filter, Satisfaction.Choices choices) {
        String subsidiary = filter.subsidiary();
        String project = filter.project();
        String whose = project != null
                ? choices.projects().getOrDefault(project, project)
                : subsidiary == null
                        ? text.text("survey.wholeGroup")
                        : choices.subsidiaries().getOrDefault(subsidiary, subsidiary);
        return filter.year() == null ? whose : whose + " · " + filter.year();
    }

    /** What is wrong is said with field and reason; nothing is shown as if it had been asked for. */
    private String refused(FormRejected e, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("refused", text.sentences(e));
        return show(new SatisfactionFilter(null, null, null), List.of(), model);
    }
}
