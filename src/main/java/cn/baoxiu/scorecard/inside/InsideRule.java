package cn.baoxiu.scorecard.inside;

import cn.baoxiu.scorecard.rule.Measure;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decisions {@code inside-score} and {@code inside-share} for a department or post.
 *
 * @param version of {@code inside-score}
 * @param share null for a post
 */
record InsideRule(InsideScope scope, int version, List<Line> lines, @Nullable Share share) {

    InsideRule {
        lines = List.copyOf(lines);
    }

    record Line(InsideItem item, BigDecimal weight, BigDecimal floor, BigDecimal target) {

        Measure measure() {
            return Measure.of(item.unit(), weight, floor, target);
        }
    }

    /**
     * @param version of {@code inside-share}
     * @param percent of the department's own appraisal that developer customer service gives; 0 for none
     * @param limit points by which it may correct the score either way
     */
    record Share(int version, BigDecimal percent, BigDecimal limit) {}
}
