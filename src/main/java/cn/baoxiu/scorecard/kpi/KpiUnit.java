package cn.baoxiu.scorecard.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How numerator and denominator make a value, with two decimals. Labels: {@code kpiUnit.<NAME>}. */
public enum KpiUnit {
    PERCENT,
    /** Mean of points from 0 to 100. */
    POINTS,
    /** Mean number of times. */
    TIMES,
    /** Mean of hours; the numerator is in minutes. */
    HOURS,
    /** The numerator alone; the denominator says out of how many. */
    COUNT,
    /** Per hundred homes. */
    PER_HUNDRED;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
    private static final int DECIMALS = 2;

    /** @return null without a denominator: nothing to judge is neither good nor bad */
    public @Nullable BigDecimal value(BigDecimal numerator, BigDecimal denominator) {
        if (this == COUNT) {
            return numerator.setScale(0, RoundingMode.HALF_UP);
        }
        if (denominator.signum() == 0) {
            return null;
        }
        return switch (this) {
            case PERCENT, PER_HUNDRED ->
                numerator.multiply(HUNDRED).divide(denominator, DECIMALS, RoundingMode.HALF_UP);
            case HOURS -> numerator.divide(denominator.multiply(MINUTES), DECIMALS, RoundingMode.HALF_UP);
            default -> numerator.divide(denominator, DECIMALS, RoundingMode.HALF_UP);
        };
    }

    /** What the best fact has in the numerator for each of its denominator, if more is better. */
    public BigDecimal best() {
        return this == POINTS ? HUNDRED : BigDecimal.ONE;
    }

    /** The number without zeros that say nothing. */
    public static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
