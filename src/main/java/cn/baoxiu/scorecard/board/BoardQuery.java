package cn.baoxiu.scorecard.board;

import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiFilter;
import cn.baoxiu.scorecard.kpi.KpiReport;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, and may be answered.
 *
 * @param covered subsidiaries that the reader sees of it; null for all, never empty
 * @param report key figures of the month, of each subsidiary as well
 * @param names of subsidiaries by code
 */
record BoardQuery(KpiFilter filter, @Nullable Set<String> covered, KpiReport report, Map<String, String> names) {

    YearMonth month() {
        return filter.month();
    }

    String name(String subsidiary) {
        return names.getOrDefault(subsidiary, subsidiary);
    }

    boolean covers(String subsidiary) {
        return covered == null || covered.contains(subsidiary);
    }

    /** With a smaller base people are warned. */
    int few() {
        return report.rule().few();
    }

    Link figures(Kpi kpi) {
        return new Link.Figures(filter, kpi);
    }

    /** The same of one subsidiary. */
    KpiFilter of(String subsidiary) {
        return new KpiFilter(filter.month(), subsidiary, null, null, null);
    }
}
