package cn.baoxiu.scorecard.inside;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A frozen fact behind a line of an inside score.
 *
 * @param month it belongs to; an earlier one where the line is pooled
 * @param numerator what it adds if it counts, after appeals
 * @param why how it counts, as {@code kpiWhy.<NAME>}
 * @param leftOut why it does not count, also after an appeal; null if it does
 * @param change what an upheld appeal against the card made of it, as {@code scorecard.case.<NAME>}; null for nothing
 */
public record InsideCase(
        String caseNumber,
        YearMonth month,
        Instant happenedAt,
        BigDecimal numerator,
        BigDecimal denominator,
        @Nullable String why,
        @Nullable String leftOut,
        @Nullable String change) {}
