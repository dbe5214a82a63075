package cn.baoxiu.scorecard.board;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a dashboard, with the pictures that are drawn from it.
 *
 * @param code within its dashboard, as the file and the API name it
 * @param tiles a single line that is shown as tiles
 * @param note what must be known to read it; null for nothing
 */
public record Panel(
        String code,
        Label title,
        @Nullable Label note,
        boolean tiles,
        List<Column> columns,
        List<Row> rows,
        List<Chart> charts) {

    public Panel {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        charts = List.copyOf(charts);
    }

    /** @param beside only compares with the column before it, whose head tells the newest value of it on the page */
    public record Column(String code, Label label, boolean beside) {

        Column(String code, Label label) {
            this(code, label, false);
        }
    }

    /** @param link of the line as a whole; null for none */
    public record Row(String code, Label label, @Nullable Link link, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** In what a number is told; words have none. */
    public enum Unit {
        PERCENT,
        POINTS,
        HOURS,
        TIMES,
        COUNT,
        PER_HUNDRED,
        /** Points that are added or taken. */
        SIGNED,
        /** A factor, without zeros that say nothing. */
        FACTOR,
        TEXT
    }

    /**
     * @param value null where there is nothing to say
     * @param text words in place of a number; null for a number
     * @param numerator what the value is worked out from; null if that is not told
     * @param n facts behind it; null if that is not told
     * @param mark how it stands: GOOD, FAIR, BAD, FEW (too few facts to say much); null for nothing special
     */
    public record Cell(
            @Nullable BigDecimal value,
            @Nullable Label text,
            Unit unit,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable Integer n,
            @Nullable String mark,
            @Nullable Link link) {

        static Cell of(@Nullable BigDecimal value, Unit unit) {
            return new Cell(value, null, unit, null, null, null, null, null);
        }

        static Cell of(int value) {
            return of(BigDecimal.valueOf(value), Unit.COUNT);
        }

        static Cell words(Label text) {
            return new Cell(null, text, Unit.TEXT, null, null, null, null, null);
        }

        static Cell empty() {
            return of(null, Unit.TEXT);
        }

        /** A dash leads nowhere. */
        Cell at(@Nullable Link to) {
            return new Cell(
                    value, text, unit, numerator, denominator, n, mark, value == null && text == null ? null : to);
        }

        /** Too few facts are behind it to say much. */
        public boolean isFew() {
            return FigureCells.FEW.equals(mark);
        }

        Cell marked(@Nullable String how) {
            return new Cell(value, text, unit, numerator, denominator, n, how, link);
        }

        Cell from(BigDecimal above, BigDecimal below, int facts) {
            return new Cell(value, text, unit, above, below, facts, mark, link);
        }
    }

    /** Labels of the kinds are not needed: a picture is read out by its title. */
    public enum Kind {
        LINE,
        BAR,
        STACK,
        HEAT
    }

    /**
     * @param byRow each of the lines is a series along the columns; else each column along the lines
     * @param columns numbers of the columns that are drawn
     * @param rows numbers of the lines that are drawn
     * @param dashed numbers of columns that only stand for comparison
     */
    public record Chart(
            Kind kind, Label title, boolean byRow, List<Integer> columns, List<Integer> rows, List<Integer> dashed) {

        public Chart {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            dashed = List.copyOf(dashed);
        }
    }
}
