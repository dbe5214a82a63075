package cn.baoxiu.scorecard.rule;

import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiUnit;
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
    private static final int VALUE_DECIMALS = 4;
    private static final int POINT_DECIMALS = 2;

    private ScoreArithmetic() {}

    /** @param tallies by item; without one there are no facts */
    public static Scored items(ItemRules rules, CycleRule cycle, Map<Kpi, Tally> tallies) {
        BigDecimal weight = BigDecimal.ZERO;
        for (ItemRules.Item item : rules.items()) {
            if (standing(tally(tallies, item), cycle).isScored()) {
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

    /** By how many facts were frozen: that an appeal takes one away does not make an item too small. */
    private static Standing standing(Tally tally, CycleRule cycle) {
        if (tally.facts() == 0 || tally.base().signum() == 0) {
            return Standing.NO_FACTS;
        }
        if (tally.own() >= cycle.few()) {
            return Standing.COUNTED;
        }
        return tally.facts() >= cycle.few() ? Standing.POOLED : Standing.TOO_FEW;
    }

    private static Scored.Line line(
            ItemRules.Item item, Tally tally, CycleRule cycle, BigDecimal weight, boolean enough) {
        Standing standing = standing(tally, cycle);
        BigDecimal spread = standing.isScored()
                ? item.weight().multiply(FULL).divide(weight, VALUE_DECIMALS, RoundingMode.HALF_UP)
                : BigDecimal.ZERO;
        return new Scored.Line(
                item,
                standing,
                tally,
                tally.own() >= cycle.few() ? 1 : cycle.pooledMonths(),
                tally.base().signum() == 0 ? null : value(item.kpi(), tally),
                spread,
                enough && standing.isScored() ? points(item, tally, weight) : null);
    }

    private static BigDecimal value(Kpi kpi, Tally tally) {
        return tally.hits().multiply(scale(kpi)).divide(tally.base(), VALUE_DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal scale(Kpi kpi) {
        return kpi.unit() == KpiUnit.PERCENT ? FULL : BigDecimal.ONE;
    }

    /** weight × (value − floor) ÷ (target − floor), as one fraction. Below the floor none, beyond the target all. */
    private static BigDecimal points(ItemRules.Item item, Tally tally, BigDecimal weight) {
        BigDecimal above =
                tally.hits().multiply(scale(item.kpi())).subtract(item.floor().multiply(tally.base()));
        BigDecimal span = item.target().subtract(item.floor()).multiply(tally.base());
        if (span.signum() < 0) {
            above = above.negate();
            span = span.negate();
        }
        BigDecimal reached = above.max(BigDecimal.ZERO).min(span);
        return item.weight()
                .multiply(FULL)
                .multiply(reached)
                .divide(span.multiply(weight), POINT_DECIMALS, RoundingMode.HALF_UP);
    }

    /** What counts as kept for one of the denominator: all of it, or nothing where less is better. */
    public static BigDecimal best(ItemRules.Item item) {
        if (item.isFalling()) {
            return BigDecimal.ZERO;
        }
        return item.kpi().unit() == KpiUnit.PERCENT ? BigDecimal.ONE : FULL;
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
     * Points on the plan score. Merits first, and never above the highest; demerits then count in full.
     *
     * @param score null if there is none: then nothing moves
     * @param points of events and merits
     */
    public static Effect effect(@Nullable BigDecimal score, List<BigDecimal> points, EffectRule rule) {
        if (score == null) {
            BigDecimal none = BigDecimal.ZERO.setScale(POINT_DECIMALS);
            return new Effect(none, none);
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
        return new Effect(base, effect.setScale(POINT_DECIMALS, RoundingMode.HALF_UP));
    }
}
