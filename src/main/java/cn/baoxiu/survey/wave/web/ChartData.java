package cn.baoxiu.survey.wave.web;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line chart as {@code charts.js} draws it from the attribute {@code data-chart}.
 *
 * @param title read out instead of the picture
 * @param labels along the horizontal axis
 * @param sample word before the number of answers
 * @param few word beside points of few answers
 */
public record ChartData(String title, List<String> labels, String sample, String few, List<Series> series) {

    public ChartData {
        labels = List.copyOf(labels);
        series = List.copyOf(series);
    }

    /** @param dashed for what others reach */
    public record Series(String name, boolean dashed, List<@Nullable Point> points) {}

    /**
     * @param n answers; null where nobody was asked by us
     * @param few drawn hollow
     */
    public record Point(BigDecimal value, @Nullable Integer n, boolean few) {}
}
