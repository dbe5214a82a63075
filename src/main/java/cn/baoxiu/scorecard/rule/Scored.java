package cn.baoxiu.scorecard.rule;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items of a card with their points.
 *
 * @param weight what was left of 100 before the weights of others were spread over it
 * @param total sum of the rounded points; null if too little weight was left
 */
public record Scored(List<Line> lines, BigDecimal weight, @Nullable BigDecimal total) {

    public Scored {
        lines = List.copyOf(lines);
    }

    /**
     * @param months that were pooled; 1 for the month alone
     * @param value four decimals; points are worked out from the exact one. Null without a denominator
     * @param weight after the weights of those that do not count were spread; 0 for one that does not
     * @param points null if it does not count, or the card has no score
     */
    public record Line(
            ItemRules.Item item,
            Standing standing,
            Tally tally,
            int months,
            @Nullable BigDecimal value,
            BigDecimal weight,
            @Nullable BigDecimal points) {}
}
