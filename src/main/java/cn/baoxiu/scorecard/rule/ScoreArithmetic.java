package cn.baoxiu.scorecard.rule;

import cn.baoxiu.scorecard.kpi.Kpi;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Score and effect as rules R8 work them out. Nothing is rounded before the points of an item. */
public final class ScoreArithmetic {

    private static final BigDecimal FULL = BigDecimal.valueOf(100);
    private static final int POINT_DECIMALS = 2;

    private ScoreArithmetic() {}

    /** @param tallies by item; without one there are no facts */
    public static Scored items(ItemRules rules, CycleRule cycle, Map<Kpi, Tally> tallies) {
        BigDecimal weight = BigDecimal.ZERO;
        for (ItemRules.Item item : rules.items()) {
            if (Measure.standing(tally(tallies, item), cycle).isScored()) {
                weight = weight.add(item.weight());
            }
        }
        boolean enough = weight.signum() > 0 && weight.compareTo(cycle.leastWeight()) >= 0;
        List<Scored.Line> lines = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO.setScale(POINT_DECIMALS);
        for (ItemRules.Item item : rules.items()) {
            Scored.Line line = line(item, tally(tallies, item), cycle, weight, enough);
            lines.add(line);
            BigDecimal points = line.points();
            if (points != null) {
                total = total.add(points);
            }
        }
        return new Scored(lines, weight, enough ? total : null);
    }

    private static Tally tally(Map<Kpi, Tally> tallies, ItemRules.Item item) {
        return tallies.getOrDefault(item.kpi(), Tally.NOTHING);
    }

    private static Measure measure(ItemRules.Item item) {
        return Measure.of(item.kpi().unit(), item.weight(), item.floor(), item.target());
    }

    private static Scored.Line line(
            ItemRules.Item item, Tally tally, CycleRule cycle, BigDecimal weight, boolean enough) {
        Standing standing = Measure.standing(tally, cycle);
        Measure measure = measure(item);
        return new Scored.Line(
                item,
                standing,
                tally,
                Measure.months(tally, cycle),
                tally.base().signum() == 0 ? null : measure.value(tally),
                standing.isScored() ? measure.spread(weight) : BigDecimal.ZERO,
                enough && standing.isScored() ? measure.points(tally, weight) : null);
    }

    /** What counts as kept for one of the denominator: all of it, or nothing where less is better. */
    public static BigDecimal best(ItemRules.Item item) {
        return measure(item).best();
    }

    /**
     * The score of the card: items and adjustments, from 0 to 100; 0 after a veto.
     *
     * @param items null if there is none
     */
    public static @Nullable BigDecimal total(@Nullable BigDecimal items, BigDecimal adjustment, boolean vetoed) {
        if (vetoed) {
            return BigDecimal.ZERO.setScale(POINT_DECIMALS);
        }
        return items == null
                ? null
                : items.add(adjustment).max(BigDecimal.ZERO).min(FULL).setScale(POINT_DECIMALS, RoundingMode.HALF_UP);
    }

    /**
     * @param base from the score alone
     * @param effect with events
     */
    public record Effect(BigDecimal base, BigDecimal effect) {

        /** What events changed in the end. */
        public BigDecimal events() {
            return effect.subtract(base);
        }
    }

    /**
     * Points on the plan score. Merits first, and never above the highest; demerits then count in full. What an earlier month
     * lost without cause is no merit of this one: it comes back in full, also where there is no score.
     *
     * @param score null if there is none: then nothing else moves
     * @param points of events and merits
     * @param back what reversals of events of published months bring back
     */
    public static Effect effect(@Nullable BigDecimal score, List<BigDecimal> points, BigDecimal back, EffectRule rule) {
        if (score == null) {
            return new Effect(
                    BigDecimal.ZERO.setScale(POINT_DECIMALS), back.setScale(POINT_DECIMALS, RoundingMode.HALF_UP));
        }
        BigDecimal base = score.subtract(rule.pivot())
                .divide(rule.divisor(), MathContext.DECIMAL64)
                .max(rule.lowest())
                .min(rule.highest())
                .setScale(POINT_DECIMALS, RoundingMode.HALF_UP);
        BigDecimal effect = base;
        for (BigDecimal merit : points) {
            if (merit.signum() > 0) {
                effect = effect.add(merit);
            }
        }
        effect = effect.min(rule.highest());
        for (BigDecimal demerit : points) {
            if (demerit.signum() < 0) {
                effect = effect.add(demerit);
            }
        }
        return new Effect(base, effect.add(back).setScale(POINT_DECIMALS, RoundingMode.HALF_UP));
    }
}
