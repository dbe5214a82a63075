package cn.baoxiu.scorecard.kpi;

import cn.baoxiu.engine.EngineTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/**
 * A month as it is counted at a moment: what is due or decided later than that does not count yet.
 *
 * @param asOf the moment of the count
 */
record KpiSpan(YearMonth month, Instant asOf, KpiRule rule) {

    /** Parameters of the statements of {@link KpiSources}. */
    Map<String, Object> params() {
        LocalDate first = month.atDay(1);
        LocalDate next = month.plusMonths(1).atDay(1);
        Instant until = earlier(Months.start(next), asOf);
        LocalDate today = LocalDate.ofInstant(asOf, EngineTime.ZONE);
        // a day counts once it is over
        LocalDate dayUntil = today.isBefore(next) ? today : next;
        Map<String, Object> params = new HashMap<>();
        params.put("month", first);
        params.put("nextMonth", next);
        params.put("dayUntil", dayUntil);
        params.put("from", Months.bound(Months.start(first)));
        params.put("until", Months.bound(until));
        params.put("asOf", Months.bound(asOf));
        for (Kpi kpi : new Kpi[] {Kpi.CLOSE_SHORT, Kpi.CLOSE_MIDDLE, Kpi.CLOSE_LONG}) {
            int days = rule.closeDays(kpi);
            params.put(kpi + "_FROM", Months.bound(Months.start(first.minusDays(days))));
            params.put(kpi + "_UNTIL", Months.bound(Months.start(dayUntil.minusDays(days))));
        }
        params.put(
                Kpi.DENSITY_SHORT + "_FROM",
                Months.bound(Months.start(first.minusMonths(rule.densityShortMonths() - 1L))));
        params.put(
                Kpi.DENSITY_LONG + "_FROM",
                Months.bound(Months.start(first.minusMonths(rule.densityLongMonths() - 1L))));
        for (int days : rule.bands()) {
            params.put("band" + days, Months.bound(until.minus(Duration.ofDays(days))));
        }
        return params;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
