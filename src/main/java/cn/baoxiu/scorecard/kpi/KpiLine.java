package cn.baoxiu.scorecard.kpi;

import cn.baoxiu.scorecard.kpi.KpiRule.Target;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One key figure of a month.
 *
 * @param facts how many facts are behind it: the n to be printed beside it
 * @param value in the unit of the figure; null without a denominator
 * @param previous value of the month before
 * @param standing GOOD, FAIR or BAD beside target and floor; null without a target or a value
 * @param band of satisfaction, as {@code kpiBand.<NAME>}; null for other figures
 * @param invalid too many of those asked did not answer
 * @param deducted points taken off the value, because call-backs missed their target; null for none
 * @param leftOut facts that do not count, by reason (rules R7)
 * @param counters figures beside which it must be read, because it can be embellished
 */
public record KpiLine(
        Kpi kpi,
        BigDecimal numerator,
        BigDecimal denominator,
        int facts,
        @Nullable BigDecimal value,
        @Nullable BigDecimal previous,
        boolean few,
        @Nullable Target target,
        @Nullable String standing,
        @Nullable String band,
        boolean invalid,
        @Nullable BigDecimal deducted,
        Map<String, Integer> leftOut,
        List<Part> parts,
        List<Kpi> counters) {

    public KpiLine {
        leftOut = Map.copyOf(leftOut);
        parts = List.copyOf(parts);
        counters = List.copyOf(counters);
    }

    /** Share of the figure: a band of age, a party, an instrument, a level or a defect class. */
    public record Part(String part, BigDecimal numerator, BigDecimal denominator, @Nullable BigDecimal value) {}

    /** Facts that do not count, for whatever reason. */
    public int leftOutFacts() {
        return leftOut.values().stream().mapToInt(Integer::intValue).sum();
    }
}
