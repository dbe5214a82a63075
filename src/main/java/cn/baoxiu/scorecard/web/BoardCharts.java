package cn.baoxiu.scorecard.web;

import cn.baoxiu.scorecard.board.Board;
import cn.baoxiu.scorecard.board.Panel;
import cn.baoxiu.scorecard.board.Panel.Cell;
import cn.baoxiu.scorecard.board.Panel.Chart;
import cn.baoxiu.scorecard.board.Panel.Row;
import cn.baoxiu.scorecard.web.BoardChart.Point;
import cn.baoxiu.scorecard.web.BoardChart.Series;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pictures of a table, as the text of the attribute {@code data-chart}. */
@Component
public class BoardCharts {

    private final BoardText text;
    private final ObjectMapper json;

    BoardCharts(BoardText text, ObjectMapper json) {
        this.text = text;
        this.json = json;
    }

    /** @param code names a picture of a table apart from the others */
    public record Drawn(String code, String title, String kind, String data) {}

    /** None of what has nothing to show. */
    public List<Drawn> of(Board board, Panel panel) {
        List<Drawn> drawn = new ArrayList<>();
        for (Chart chart : panel.charts()) {
            List<Series> series = series(board, panel, chart);
            if (series.stream()
                    .anyMatch(one -> !one.dashed() && one.points().stream().anyMatch(Objects::nonNull))) {
                String title = text.say(chart.title(), board.rule());
                drawn.add(new Drawn(
                        panel.code() + "-" + drawn.size(),
                        title,
                        chart.kind().name().toLowerCase(Locale.ROOT),
                        write(new BoardChart(
                                chart.kind().name().toLowerCase(Locale.ROOT),
                                title,
                                labels(board, panel, chart),
                                unit(panel, chart),
                                text.text("board.sample"),
                                text.text("kpi.few"),
                                series))));
            }
        }
        return drawn;
    }

    private List<String> labels(Board board, Panel panel, Chart chart) {
        return chart.byRow()
                ? chart.columns().stream()
                        .map(at -> text.say(panel.columns().get(at).label(), board.rule()))
                        .toList()
                : chart.rows().stream()
                        .map(at -> text.say(panel.rows().get(at).label(), board.rule()))
                        .toList();
    }

    private List<Series> series(Board board, Panel panel, Chart chart) {
        if (chart.byRow()) {
            return chart.rows().stream()
                    .map(at -> panel.rows().get(at))
                    .map(row -> new Series(
                            text.say(row.label(), board.rule()),
                            false,
                            chart.columns().stream()
                                    .map(at -> point(row.cells().get(at)))
                                    .toList()))
                    .toList();
        }
        return chart.columns().stream()
                .map(at -> new Series(
                        text.say(panel.columns().get(at).label(), board.rule()),
                        chart.dashed().contains(at),
                        chart.rows().stream()
                                .map(row -> point(panel.rows().get(row).cells().get(at)))
                                .toList()))
                .toList();
    }

    private static @Nullable Point point(Cell cell) {
        BigDecimal value = cell.value();
        return value == null ? null : new Point(value, cell.n(), cell.isFew());
    }

    private String unit(Panel panel, Chart chart) {
        for (int row : chart.rows()) {
            Row one = panel.rows().get(row);
            for (int column : chart.columns()) {
                switch (one.cells().get(column).unit()) {
                    case PERCENT -> {
                        return "%";
                    }
                    case HOURS -> {
                        return " h";
                    }
                    default -> {
                        // the next cell may tell more
                    }
                }
            }
        }
        return "";
    }

    private String write(BoardChart chart) {
        try {
            return json.writeValueAsString(chart);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
