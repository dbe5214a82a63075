package cn.baoxiu.scorecard.inside;

import cn.baoxiu.scorecard.rule.CycleRule;
import cn.baoxiu.scorecard.rule.Measure;
import cn.baoxiu.scorecard.rule.Standing;
import cn.baoxiu.scorecard.rule.Tally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An inside score by the arithmetic of the card (rules R8).
 *
 * @param weight what was left of 100 before the weights of lines that do not count were spread
 * @param total sum of the rounded points; null if too little weight was left
 */
record InsideScored(List<InsideLine> lines, BigDecimal weight, @Nullable BigDecimal total) {

    private static final int DECIMALS = 2;
    private static final BigDecimal FULL = BigDecimal.valueOf(100);

    InsideScored {
        lines = List.copyOf(lines);
    }

    /** @param tallies by item; without one there are no facts */
    static InsideScored of(InsideRule rule, CycleRule cycle, Map<InsideItem, Tally> tallies) {
        BigDecimal left = BigDecimal.ZERO;
        for (InsideRule.Line line : rule.lines()) {
            if (standing(line, cycle, tallies).isScored()) {
                left = left.add(line.weight());
            }
        }
        boolean enough = left.signum() > 0 && left.compareTo(cycle.leastWeight()) >= 0;
        List<InsideLine> lines = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO.setScale(DECIMALS);
        for (InsideRule.Line line : rule.lines()) {
            Tally tally = tallies.getOrDefault(line.item(), Tally.NOTHING);
            Standing standing = standing(line, cycle, tallies);
            BigDecimal points = enough && standing.isScored() ? line.measure().points(tally, left) : null;
            if (points != null) {
                total = total.add(points);
            }
            lines.add(new InsideLine(
                    line.item(),
                    standing,
                    tally.hits(),
                    tally.base(),
                    tally.facts(),
                    Measure.months(tally, cycle),
                    tally.base().signum() == 0 ? null : line.measure().value(tally),
                    line.floor(),
                    line.target(),
                    line.weight(),
                    standing.isScored() ? line.measure().spread(left) : BigDecimal.ZERO,
                    points));
        }
        return new InsideScored(lines, left, enough ? total : null);
    }

    private static Standing standing(InsideRule.Line line, CycleRule cycle, Map<InsideItem, Tally> tallies) {
        return Measure.standing(tallies.getOrDefault(line.item(), Tally.NOTHING), cycle);
    }

    /** The score with a correction, from 0 to 100; null if there is none to correct. */
    static @Nullable BigDecimal total(@Nullable BigDecimal items, BigDecimal correction) {
        return items == null
                ? null
                : items.add(correction).max(BigDecimal.ZERO).min(FULL).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** Points of the department's own appraisal that come from the score: the share of it. */
    static @Nullable BigDecimal given(@Nullable BigDecimal total, BigDecimal percent) {
        return total == null || percent.signum() == 0
                ? null
                : total.multiply(percent).divide(FULL, DECIMALS, RoundingMode.HALF_UP);
    }
}
