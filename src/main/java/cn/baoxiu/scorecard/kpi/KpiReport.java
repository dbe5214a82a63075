package cn.baoxiu.scorecard.kpi;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All key figures of a month.
 *
 * @param asOf when they were counted; null if they were not yet
 * @param running whether the month is not over
 * @param lines one for each figure, in their order
 * @param subsidiaries the same for each subsidiary by its code, if that was asked for
 */
public record KpiReport(
        YearMonth month,
        @Nullable Instant asOf,
        boolean running,
        KpiRule rule,
        List<KpiLine> lines,
        Map<String, List<KpiLine>> subsidiaries) {

    public KpiReport {
        lines = List.copyOf(lines);
        subsidiaries = Map.copyOf(subsidiaries);
    }
}
