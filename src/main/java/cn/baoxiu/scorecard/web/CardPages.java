package cn.baoxiu.scorecard.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.scorecard.appraisal.ScoreDuty;
import cn.baoxiu.scorecard.board.BoardProgress;
import cn.baoxiu.scorecard.card.CardAccess;
import cn.baoxiu.scorecard.card.CardLines;
import cn.baoxiu.scorecard.card.CardList;
import cn.baoxiu.scorecard.card.MonthFreezing;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.rule.ScoreRefused;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Cards: the months, one card, the cases behind a line of it, and files for the plan office. */
@Controller
class CardPages {

    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String LIST = "scorecard/scorecards";
    private static final int SIZE = 50;

    private final CardList cards;
    private final CardAccess access;
    private final ScoreDuty duty;
    private final MonthFreezing freezing;
    private final BoardProgress progress;
    private final BoardText boardText;
    private final CardSpreadsheet spreadsheet;
    private final CardText text;
    private final Sentences sentences;
    private final ObjectMapper json;

    CardPages(
            CardList cards,
            CardAccess access,
            ScoreDuty duty,
            MonthFreezing freezing,
            BoardProgress progress,
            BoardText boardText,
            CardSpreadsheet spreadsheet,
            CardText text,
            Sentences sentences,
            ObjectMapper json) {
        this.cards = cards;
        this.access = access;
        this.duty = duty;
        this.freezing = freezing;
        this.progress = progress;
        this.boardText = boardText;
        this.spreadsheet = spreadsheet;
        this.text = text;
        this.sentences = sentences;
        this.json = json;
    }

    @ModelAttribute("t")
    CardText words() {
        return text;
    }

    @GetMapping("/scorecards")
    String list(@RequestParam(defaultValue = "") String month, Model model, HttpServletResponse response) {
        try {
            List<YearMonth> months = cards.months();
            return show(month.isBlank() ? (months.isEmpty() ? null : months.get(0)) : CardParams.month(month), model);
        } catch (FormRejected e) {
            return refused(sentences.of(e), model, response);
        }
    }

    @PostMapping("/scorecards/freeze")
    String freeze(
            @RequestParam(defaultValue = "") String month,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        if (!access.mayFreeze()) {
            throw new AccessDeniedException("group customer service freezes a month");
        }
        try {
            YearMonth wanted = CardParams.month(month);
            freezing.freeze(wanted);
            flash.addFlashAttribute("frozen", wanted.toString());
            return "redirect:/scorecards?month=" + wanted;
        } catch (FormRejected e) {
            return refused(sentences.of(e), model, response);
        } catch (ScoreRefused e) {
            return refused(e.sentence(), model, response);
        }
    }

    /** @return null once the file is sent */
    @GetMapping("/scorecards/{month}/export")
    @Nullable
    String export(
            @PathVariable String month,
            @RequestParam(defaultValue = "xlsx") String format,
            Model model,
            HttpServletResponse response)
            throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        YearMonth wanted;
        try {
            wanted = CardParams.month(month);
            write(published(wanted), format, written);
        } catch (FormRejected e) {
            return refused(sentences.of(e), model, response);
        }
        response.setContentType(format.equals("json") ? MediaType.APPLICATION_JSON_VALUE : SHEET);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(text.text("scorecard.title") + "-" + wanted + "." + format, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        written.writeTo(response.getOutputStream());
        return null;
    }

    private List<CardLines> published(YearMonth month) {
        return cards.lines(month).stream()
                .filter(lines -> lines.card().isPublished())
                .toList();
    }

    private void write(List<CardLines> found, String format, ByteArrayOutputStream out) throws IOException {
        switch (format) {
            case "xlsx" -> spreadsheet.write(found, out);
            case "json" ->
                out.writeBytes(json.writeValueAsBytes(
                        found.stream().map(lines -> CardAnswer.of(lines, text)).toList()));
            default -> throw new FormRejected("format", "scorecard.unknownFormat", format);
        }
    }

    @GetMapping("/scorecards/{month:\\d{4}-\\d{2}}/{subsidiary}")
    String card(
            @PathVariable String month, @PathVariable String subsidiary, Model model, HttpServletResponse response) {
        try {
            model.addAttribute("s", cards.card(CardParams.month(month), subsidiary));
            model.addAttribute("seesEvents", duty.seesEventsOf(subsidiary));
            return "scorecard/scorecard";
        } catch (FormRejected e) {
            return refused(sentences.of(e), model, response);
        }
    }

    @GetMapping("/scorecards/{month:\\d{4}-\\d{2}}/{subsidiary}/{item:[A-Z_]+}")
    String item(
            @PathVariable String month,
            @PathVariable String subsidiary,
            @PathVariable String item,
            @RequestParam(defaultValue = "COUNTED") String show,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "0") String page,
            Model model,
            HttpServletResponse response) {
        try {
            YearMonth wanted = CardParams.month(month);
            Kpi kpi = CardParams.item(item);
            int number = CardParams.page(page);
            CardLines lines = cards.lines(wanted, subsidiary);
            if (of.isBlank()) {
                model.addAttribute("shown", CardParams.shown(show));
                page(model, cards.cases(wanted, subsidiary, kpi, CardParams.shown(show), SIZE, number));
            } else {
                YearMonth earlier = CardParams.month(of);
                model.addAttribute("of", earlier.toString());
                page(model, cards.corrected(wanted, subsidiary, kpi, earlier, SIZE, number));
            }
            model.addAttribute("s", lines);
            model.addAttribute("kpi", kpi);
            model.addAttribute(
                    "line",
                    lines.items().stream()
                            .filter(one -> one.item() == kpi)
                            .findFirst()
                            .orElse(null));
            model.addAttribute("page", number);
            return of.isBlank() ? "scorecard/scorecard-cases" : "scorecard/scorecard-corrected";
        } catch (FormRejected e) {
            return refused(sentences.of(e), model, response);
        }
    }

    private static <T> void page(Model model, List<T> found) {
        boolean next = found.size() > SIZE;
        model.addAttribute("cases", next ? found.subList(0, SIZE) : found);
        model.addAttribute("hasNext", next);
    }

    private String show(@Nullable YearMonth month, Model model) {
        model.addAttribute("months", cards.months());
        model.addAttribute("progress", progress.state());
        model.addAttribute("boardText", boardText);
        model.addAttribute("mayTry", access.mayTry());
        model.addAttribute("toFreeze", cards.toFreeze().orElse(null));
        model.addAttribute("month", month);
        model.addAttribute("result", month == null ? null : cards.month(month));
        return LIST;
    }

    /** What is wrong is said above the newest month. */
    private String refused(String sentence, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("refused", sentence);
        List<YearMonth> months = cards.months();
        return show(months.isEmpty() ? null : months.get(0), model);
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notFound(NoSuchElementException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }
}
