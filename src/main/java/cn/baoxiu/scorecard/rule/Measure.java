package cn.baoxiu.scorecard.rule;

import cn.baoxiu.scorecard.kpi.KpiUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a line of a score turns facts into points (rules R8): weight × (value − floor) ÷ (target − floor), from none to all.
 * Nothing is rounded before the points.
 *
 * @param weight points at the target, of 100
 * @param floor value at which points begin; above the target where less is better
 * @param target value from which all points are given
 * @param scale by which numerator ÷ denominator becomes a value: 100 for percent, 1 for points
 */
public record Measure(BigDecimal weight, BigDecimal floor, BigDecimal target, BigDecimal scale) {

    private static final BigDecimal FULL = BigDecimal.valueOf(100);
    private static final int VALUE_DECIMALS = 4;
    private static final int POINT_DECIMALS = 2;

    /** For a figure in such units. */
    public static Measure of(KpiUnit unit, BigDecimal weight, BigDecimal floor, BigDecimal target) {
        return new Measure(weight, floor, target, unit == KpiUnit.PERCENT ? FULL : BigDecimal.ONE);
    }

    /** By how many facts were frozen: that an appeal takes one away does not make a line too small. */
    public static Standing standing(Tally tally, CycleRule cycle) {
        if (tally.facts() == 0 || tally.base().signum() == 0) {
            return Standing.NO_FACTS;
        }
        if (tally.own() >= cycle.few()) {
            return Standing.COUNTED;
        }
        return tally.facts() >= cycle.few() ? Standing.POOLED : Standing.TOO_FEW;
    }

    /** Months whose facts were added up. */
    public static int months(Tally tally, CycleRule cycle) {
        return tally.own() >= cycle.few() ? 1 : cycle.pooledMonths();
    }

    /** With four decimals; points are worked out from the exact one. */
    public BigDecimal value(Tally tally) {
        return tally.hits().multiply(scale).divide(tally.base(), VALUE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** @param left weight of all lines that count, of 100 */
    public BigDecimal spread(BigDecimal left) {
        return weight.multiply(FULL).divide(left, VALUE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** As one fraction. Below the floor none, beyond the target all. */
    public BigDecimal points(Tally tally, BigDecimal left) {
        BigDecimal above = tally.hits().multiply(scale).subtract(floor.multiply(tally.base()));
        BigDecimal span = target.subtract(floor).multiply(tally.base());
        if (span.signum() < 0) {
            above = above.negate();
            span = span.negate();
        }
        BigDecimal reached = above.max(BigDecimal.ZERO).min(span);
        return weight.multiply(FULL)
                .multiply(reached)
                .divide(span.multiply(left), POINT_DECIMALS, RoundingMode.HALF_UP);
    }

    /** What counts as kept for one of the denominator: all of it, or nothing where less is better. */
    public BigDecimal best() {
        return target.compareTo(floor) < 0 ? BigDecimal.ZERO : FULL.divide(scale, 0, RoundingMode.HALF_UP);
    }
}
