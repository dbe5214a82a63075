package cn.baoxiu.scorecard.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.scorecard.board.Board;
import cn.baoxiu.scorecard.board.Boards;
import cn.baoxiu.scorecard.board.Panel;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dashboards over HTTP, with the numbers of their pages. */
@RestController
@Tag(name = "dashboards", description = "What the dashboards show, table by table")
class BoardApi {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Boards boards;
    private final BoardText text;
    private final BoardFile file;

    BoardApi(Boards boards, BoardText text, BoardFile file) {
        this.boards = boards;
        this.text = text;
        this.file = file;
    }

    @GetMapping("/api/dashboards/{name}")
    @Operation(
            summary = "The tables of a dashboard: each number with what it is worked out from and a link to its page")
    @Parameter(
            name = "name",
            description = "overview, ranking, subsidiary, defects, held, promises, satisfaction or trend")
    @Parameter(name = "month", description = "as 2026-04; the last one that is over without it")
    @Parameter(name = "subsidiary", description = "code; all that the user sees without it")
    @Parameter(name = "panel", description = "code of one table; all without it")
    @Parameter(name = "format", description = "json or csv")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "403", description = "Contractors and third parties")
    @ApiResponse(
            responseCode = "422",
            description = "No such dashboard, table or format, no month, one that has not begun, or a subsidiary that"
                    + " the user does not see")
    ResponseEntity<?> one(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String subsidiary,
            @RequestParam(defaultValue = "") String panel,
            @RequestParam(defaultValue = "json") String format) {
        Board board = boards.board(
                BoardParams.name(name),
                BoardParams.month(month, boards.usual()),
                BoardParams.code("subsidiary", subsidiary));
        List<Panel> panels = panels(board, panel);
        return switch (format) {
            case "json" -> ResponseEntity.ok(BoardAnswer.of(board, panels, text));
            case "csv" ->
                ResponseEntity.ok()
                        .contentType(CSV)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(
                                                text.text("board." + board.name()) + "-" + board.month() + ".csv",
                                                StandardCharsets.UTF_8)
                                        .build()
                                        .toString())
                        .body(file.csv(board, panels).getBytes(StandardCharsets.UTF_8));
            default -> throw new FormRejected("format", "scorecard.unknownFormat", format);
        };
    }

    private static List<Panel> panels(Board board, String code) {
        if (code.isBlank()) {
            return board.panels();
        }
        return List.of(board.panels().stream()
                .filter(panel -> panel.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new FormRejected("panel", "form.unknownChoice", code)));
    }
}
