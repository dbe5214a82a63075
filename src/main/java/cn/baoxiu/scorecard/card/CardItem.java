package cn.baoxiu.scorecard.card;

import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.rule.Measure;
import cn.baoxiu.scorecard.rule.Standing;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of a card, as it was worked out.
 *
 * @param facts behind it, over all its months
 * @param months that were pooled
 * @param value in the unit of the figure; null without a denominator
 * @param weight by the rules
 * @param weightCounted after the weights of lines that do not count were spread
 * @param points null if it does not count, or the card has no score
 * @param ruleVersion version of {@code score-item}
 */
public record CardItem(
        Kpi item,
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
        @Nullable BigDecimal points,
        int ruleVersion) {

    /** What counts as kept for one of the denominator. */
    BigDecimal best() {
        return Measure.of(item.unit(), weight, floor, target).best();
    }
}
