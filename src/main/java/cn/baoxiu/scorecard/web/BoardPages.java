package cn.baoxiu.scorecard.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.scorecard.board.BoardName;
import cn.baoxiu.scorecard.board.BoardProgress;
import cn.baoxiu.scorecard.board.Boards;
import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Dashboards: tables with their pictures, and how far long work has come on which they wait. */
@Controller
class BoardPages {

    private static final String PAGE = "scorecard/dashboard";

    private final Boards boards;
    private final BoardProgress progress;
    private final BoardText text;
    private final BoardCharts charts;
    private final Sentences sentences;

    BoardPages(Boards boards, BoardProgress progress, BoardText text, BoardCharts charts, Sentences sentences) {
        this.boards = boards;
        this.progress = progress;
        this.text = text;
        this.charts = charts;
        this.sentences = sentences;
    }

    @ModelAttribute("t")
    BoardText words() {
        return text;
    }

    @GetMapping("/dashboards")
    String first(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String subsidiary,
            Model model,
            HttpServletResponse response) {
        return show(BoardName.OVERVIEW, month, subsidiary, model, response);
    }

    /** Asked again and again while something runs; once nothing does, the page is loaded anew. */
    @GetMapping("/dashboards/progress")
    String progress(
            Model model,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean byScript,
            HttpServletResponse response) {
        BoardProgress.State state = progress.state();
        if (state.isIdle() && byScript) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("progress", state);
        return "scorecard/board-progress :: progress";
    }

    @GetMapping("/dashboards/{name:[a-z]+}")
    String one(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String subsidiary,
            Model model,
            HttpServletResponse response) {
        BoardName wanted = BoardName.of(name).orElse(null);
        if (wanted == null) {
            return refused(BoardName.OVERVIEW, new FormRejected("dashboard", "board.unknown", name), model, response);
        }
        return show(wanted, month, subsidiary, model, response);
    }

    private String show(BoardName name, String month, String subsidiary, Model model, HttpServletResponse response) {
        try {
            YearMonth wanted = BoardParams.month(month, boards.usual());
            var board = boards.board(name, wanted, BoardParams.code("subsidiary", subsidiary));
            model.addAttribute("board", board);
            model.addAttribute("charts", charts);
            return page(name, wanted, board.subsidiary(), model);
        } catch (FormRejected e) {
            return refused(name, e, model, response);
        }
    }

    private String page(BoardName name, YearMonth month, @Nullable String subsidiary, Model model) {
        model.addAttribute("name", name);
        model.addAttribute("month", month);
        model.addAttribute("subsidiary", subsidiary);
        model.addAttribute("choices", boards.choices(month));
        model.addAttribute("progress", progress.state());
        return PAGE;
    }

    private String refused(BoardName name, FormRejected e, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("refused", sentences.of(e));
        return page(name, boards.usual(), null, model);
    }
}
