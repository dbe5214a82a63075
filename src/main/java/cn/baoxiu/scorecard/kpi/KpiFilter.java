package cn.baoxiu.scorecard.kpi;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Of which month and of what key figures are wanted; null for all.
 *
 * @param contractor code of the company that is responsible, or repairs
 */
public record KpiFilter(
        YearMonth month,
        @Nullable String subsidiary,
        @Nullable String project,
        @Nullable String defectClass,
        @Nullable String contractor) {

    /** Counts are kept by subsidiary; what is narrower is counted from the facts. */
    boolean isNarrow() {
        return project != null || defectClass != null || contractor != null;
    }

    KpiFilter in(YearMonth other) {
        return new KpiFilter(other, subsidiary, project, defectClass, contractor);
    }
}
