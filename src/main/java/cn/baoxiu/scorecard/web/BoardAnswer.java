package cn.baoxiu.scorecard.web;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.scorecard.board.Board;
import cn.baoxiu.scorecard.board.Panel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code GET /api/dashboards/{name}}: the tables of the page with the same numbers.
 *
 * @param subsidiary code; null for all that the user sees
 * @param asOf when the facts were counted; null if they were not yet
 * @param closed whether the month is over
 */
record BoardAnswer(
        String dashboard,
        String month,
        @Nullable String subsidiary,
        @Nullable OffsetDateTime asOf,
        boolean closed,
        List<Table> tables) {

    /** @param note what must be known to read it; null for nothing */
    record Table(String code, String title, @Nullable String note, List<Column> columns, List<Line> rows) {}

    record Column(String code, String name) {}

    /** @param cells one for each column */
    record Line(String code, String name, @Nullable String link, List<Cell> cells) {}

    /**
     * @param value null where there is nothing to say, or words stand for it
     * @param numerator what the value is worked out from; null if that is not told
     * @param n facts behind it; null if that is not told
     * @param standing GOOD, FAIR, BAD beside target and floor, FEW with too few facts; null for nothing special
     * @param link page that explains it
     */
    record Cell(
            @Nullable BigDecimal value,
            @Nullable String text,
            Panel.Unit unit,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable Integer n,
            @Nullable String standing,
            @Nullable String link) {}

    static BoardAnswer of(Board board, List<Panel> panels, BoardText text) {
        Instant asOf = board.asOf();
        return new BoardAnswer(
                board.name().path(),
                board.month().toString(),
                board.subsidiary(),
                asOf == null ? null : asOf.atZone(EngineTime.ZONE).toOffsetDateTime(),
                !board.running(),
                panels.stream().map(panel -> table(board, panel, text)).toList());
    }

    private static Table table(Board board, Panel panel, BoardText text) {
        return new Table(
                panel.code(),
                text.say(panel.title(), board.rule()),
                panel.note() == null ? null : text.say(panel.note(), board.rule()),
                panel.columns().stream()
                        .map(column -> new Column(column.code(), text.say(column.label(), board.rule())))
                        .toList(),
                panel.rows().stream()
                        .map(row -> new Line(
                                row.code(),
                                text.say(row.label(), board.rule()),
                                text.address(row.link()),
                                row.cells().stream()
                                        .map(cell -> cell(board, cell, text))
                                        .toList()))
                        .toList());
    }

    private static Cell cell(Board board, Panel.Cell cell, BoardText text) {
        return new Cell(
                cell.value(),
                cell.text() == null ? null : text.say(cell.text(), board.rule()),
                cell.unit(),
                cell.numerator(),
                cell.denominator(),
                cell.n(),
                cell.mark(),
                text.address(cell.link()));
    }
}
