package cn.baoxiu.scorecard.inside;

import cn.baoxiu.scorecard.rule.Measure;
import cn.baoxiu.scorecard.rule.Standing;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of an inside score, as it was worked out.
 *
 * @param facts behind it, over all its months
 * @param months that were pooled
 * @param value in the unit of the item; null without a denominator
 * @param weight by the rules
 * @param weightCounted after the weights of lines that do not count were spread
 * @param points null if it does not count, or there is no score
 */
public record InsideLine(
        InsideItem item,
        Standing standing,
        BigDecimal hits,
        BigDecimal base,
        int facts,
        int months,
        @Nullable BigDecimal value,
        BigDecimal floor,
        BigDecimal target,
        BigDecimal weight,
        BigDecimal weightCounted,
        @Nullable BigDecimal points) {

    /** What counts as kept for one of the denominator. */
    BigDecimal best() {
        return Measure.of(item.unit(), weight, floor, target).best();
    }

    /** The program keeps no facts for it yet; it is shown, and counts nothing. */
    public boolean isWithoutFacts() {
        return !item.hasFacts();
    }
}
