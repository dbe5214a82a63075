package cn.baoxiu.scorecard.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture as {@code charts.js} draws it from the attribute {@code data-chart}.
 *
 * @param type line, bar, stack or heat
 * @param title read out instead of the picture
 * @param labels along the axis; of a heat map its columns
 * @param unit written behind a value
 * @param sample word before the number of facts
 * @param few word beside points of few facts
 * @param series of a heat map its lines
 */
record BoardChart(
        String type, String title, List<String> labels, String unit, String sample, String few, List<Series> series) {

    record Series(String name, boolean dashed, List<@Nullable Point> points) {}

    /**
     * @param n facts; null if that is not told
     * @param few drawn hollow
     */
    @JsonInclude
    record Point(BigDecimal value, @Nullable Integer n, boolean few) {}
}
