package cn.baoxiu.contractor.web;

import cn.baoxiu.contractor.rating.RatingFilter;
import cn.baoxiu.contractor.rating.RatingList;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Ratings of contractors: list, one contractor, the cases behind each number, and a spreadsheet for tenders. */
@Controller
class RatingPages {

    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String LIST = "contractor/ratings";
    private static final int SIZE = 50;
    private static final int LAST_PAGE = 2000;

    private final RatingList ratings;
    private final RatingSheet sheet;
    private final RatingText text;
    private final Sentences sentences;

    RatingPages(RatingList ratings, RatingSheet sheet, RatingText text, Sentences sentences) {
        this.ratings = ratings;
        this.sheet = sheet;
        this.text = text;
        this.sentences = sentences;
    }

    @ModelAttribute("t")
    RatingText words() {
        return text;
    }

    @GetMapping("/ratings")
    String list(RatingParams params, Model model, HttpServletResponse response) {
        return orRefused(params, model, response, () -> {
            RatingFilter filter = params.read(ratings.running());
            show(filter, model);
            model.addAttribute("ratings", ratings.list(filter));
            return LIST;
        });
    }

    @GetMapping("/ratings/{contractor}")
    String one(@PathVariable String contractor, RatingParams params, Model model, HttpServletResponse response) {
        return orRefused(params, model, response, () -> {
            RatingFilter filter = params.read(ratings.running(), contractor);
            show(filter, model);
            model.addAttribute("s", ratings.of(filter));
            return "contractor/rating";
        });
    }

    @GetMapping("/ratings/{contractor}/cases")
    String cases(
            @PathVariable String contractor,
            RatingParams params,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "0") String page,
            Model model,
            HttpServletResponse response) {
        return orRefused(params, model, response, () -> {
            RatingFilter filter = params.read(ratings.running(), contractor);
            String shown = RatingParams.item(item);
            show(filter, model);
            model.addAttribute("s", ratings.of(filter));
            model.addAttribute("item", shown);
            model.addAttribute("result", ratings.facts(filter, shown, number(page), SIZE));
            return "contractor/rating-cases";
        });
    }

    /** @return null once the file is sent */
    @GetMapping("/ratings/export")
    @Nullable
    String export(RatingParams params, Model model, HttpServletResponse response) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        RatingFilter filter;
        try {
            filter = params.read(ratings.running());
            sheet.write(ratings.list(filter), written);
        } catch (FormRejected e) {
            return refused(e, params, model, response);
        }
        response.setContentType(SHEET);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(text.text("rating.title") + "-" + filter.quarter() + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        written.writeTo(response.getOutputStream());
        return null;
    }

    private void show(RatingFilter filter, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("choices", ratings.choices());
    }

    /** What is wrong is said above the list, with field and reason; nothing is shown as if it had been asked for. */
    private String orRefused(RatingParams params, Model model, HttpServletResponse response, Supplier<String> page) {
        try {
            return page.get();
        } catch (FormRejected e) {
            return refused(e, params, model, response);
        }
    }

    private String refused(FormRejected e, RatingParams params, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        show(new RatingFilter(ratings.running(), null, null), model);
        model.addAttribute("refused", sentences.of(e));
        model.addAttribute("ratings", List.of());
        return LIST;
    }

    private static int number(String page) {
        return page.matches("\\d{1,4}") ? Math.min(Integer.parseInt(page), LAST_PAGE) : 0;
    }
}
