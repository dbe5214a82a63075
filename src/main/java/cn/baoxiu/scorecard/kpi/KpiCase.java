package cn.baoxiu.scorecard.kpi;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact behind a key figure.
 *
 * @param happenedAt what decides about its month
 * @param part as {@link KpiLine.Part}, empty for none
 * @param numerator what it adds to the numerator
 * @param denominator what it adds to the denominator; 0 where that is the number of homes
 * @param why how it counts, as {@code kpiWhy.<NAME>}
 * @param leftOut why it does not count, null if it does
 */
public record KpiCase(
        String caseNumber,
        String subsidiary,
        String project,
        String defectClass,
        String contractor,
        Instant happenedAt,
        String part,
        BigDecimal numerator,
        BigDecimal denominator,
        String why,
        @Nullable String leftOut) {}
