package cn.baoxiu.scorecard.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts finer than by subsidiary, for dashboards: of the rows from which {@link KpiCounts} counts, and written with them.
 */
@Component
public class FineCounts {

    /** Promises in the order of a case. */
    public static final List<Kpi> PROMISES = List.of(Kpi.RESPONSE, Kpi.DISPATCH, Kpi.ACCEPT, Kpi.ARRIVAL, Kpi.FINISH);

    /** Every report of a month is in the denominator of this one. */
    public static final Kpi REPORTS = Kpi.LEVEL_2;

    private static final List<Kpi> DEFECTS = List.of(REPORTS, Kpi.FIRST_FIX, Kpi.REWORK);
    private static final List<String> TABLES =
            List.of("scorecard_defect_count", "scorecard_held_count", "scorecard_promise_count");

    private final JdbcClient jdbc;

    FineCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By what defect classes are split. */
    public enum Axis {
        CONTRACTOR,
        PROJECT
    }

    /** @param code of the company, empty where none is responsible; or of the project */
    public record Defects(
            String code, String defectClass, int reports, int fixed, int fixDue, int reworked, int repaired) {}

    /** @param contractor code, empty where none is responsible */
    public record Held(String contractor, HeldParty party, BigDecimal minutes, int cases) {}

    /** @param standing IN_TIME, LATE or NOT_YET */
    public record Promised(YearMonth month, Kpi kpi, String standing, int facts) {}

    /** Counts a month anew, inside the caller's transaction. */
    void recompute(KpiSpan span, Map<String, Object> params) {
        TABLES.forEach(table -> jdbc.sql("delete from " + table + " where month_start = :month")
                .params(params)
                .update());
        jdbc.sql("insert into scorecard_defect_count (month_start, axis, subsidiary_id, code, defect_class, reports,"
                        + " first_fixed, first_fix_due, reworked, repaired) select cast(:month as date), y.axis,"
                        + " y.subsidiary_id, y.code, y.defect_class, " + sum(REPORTS, "base") + ", "
                        + sum(Kpi.FIRST_FIX, "hits") + ", " + sum(Kpi.FIRST_FIX, "base") + ", "
                        + sum(Kpi.REWORK, "hits") + ", " + sum(Kpi.REWORK, "base")
                        + " from (select a.axis, x.kpi, x.subsidiary_id, x.defect_class, x.hits, x.base,"
                        + " case when a.axis = 'PROJECT' then x.project else x.contractor end as code from ("
                        + rows(span, DEFECTS)
                        + ") x cross join (select 'PROJECT' as axis union all select 'CONTRACTOR') a"
                        + ") y group by y.axis, y.subsidiary_id, y.code, y.defect_class")
                .params(params)
                .update();
        jdbc.sql("insert into scorecard_held_count (month_start, subsidiary_id, contractor, party, minutes, cases)"
                        + " select cast(:month as date), x.subsidiary_id, x.contractor, x.part, sum(x.hits), sum(x.base) from ("
                        + rows(span, List.of(Kpi.HELD)) + ") x group by x.subsidiary_id, x.contractor, x.part")
                .params(params)
                .update();
        jdbc.sql("insert into scorecard_promise_count (month_start, subsidiary_id, kpi, standing, facts)"
                        + " select cast(:month as date), x.subsidiary_id, x.kpi, x.why, count(*) from ("
                        + rows(span, PROMISES) + ") x group by x.subsidiary_id, x.kpi, x.why")
                .params(params)
                .update();
    }

    private static String sum(Kpi kpi, String what) {
        return "sum(case when y.kpi = '" + kpi + "' then y." + what + " else 0 end)";
    }

    private static String rows(KpiSpan span, List<Kpi> kpis) {
        return kpis.stream()
                .map(kpi ->
                        "select '" + kpi + "' as kpi, r.subsidiary_id, r.project, r.contractor, r.defect_class, r.hits,"
                                + " r.base, r.part, r.why from ("
                                + KpiSources.of(kpi, span.rule()).rows("") + ") r where r.left_out is null")
                .collect(Collectors.joining(" union all "));
    }

    /**
     * Those companies or projects with the most reports, each with all its classes.
     *
     * @param subsidiaries null for all; never empty
     */
    public List<Defects> defects(YearMonth month, Axis axis, @Nullable Set<String> subsidiaries, int most) {
        String of = " from scorecard_defect_count where month_start = :month and axis = :axis" + scope(subsidiaries);
        Map<String, Object> params = params(subsidiaries);
        params.put("month", month.atDay(1));
        params.put("axis", axis.name());
        params.put("most", most);
        return jdbc.sql("select c.code, c.defect_class, sum(c.reports) as reports, sum(c.first_fixed) as fixed,"
                        + " sum(c.first_fix_due) as fix_due, sum(c.reworked) as reworked, sum(c.repaired) as repaired"
                        + " from (select code, defect_class, reports, first_fixed, first_fix_due, reworked, repaired"
                        + of
                        + ") c join (select code, sum(reports) as reports" + of
                        + " group by code order by 2 desc, 1 limit :most) t on t.code = c.code"
                        + " group by c.code, c.defect_class, t.reports order by t.reports desc, c.code, c.defect_class")
                .params(params)
                .query((row, n) -> new Defects(
                        row.getString("code"),
                        row.getString("defect_class"),
                        row.getInt("reports"),
                        row.getInt("fixed"),
                        row.getInt("fix_due"),
                        row.getInt("reworked"),
                        row.getInt("repaired")))
                .list();
    }

    /**
     * Companies with the most closed cases, each with all parties.
     *
     * @param subsidiaries null for all; never empty
     */
    public List<Held> held(YearMonth month, @Nullable Set<String> subsidiaries, int most) {
        String of = " from scorecard_held_count where month_start = :month" + scope(subsidiaries);
        Map<String, Object> params = params(subsidiaries);
        params.put("month", month.atDay(1));
        params.put("most", most);
        return jdbc.sql("select c.contractor, c.party, sum(c.minutes) as minutes, sum(c.cases) as cases"
                        + " from (select contractor, party, minutes, cases" + of
                        + ") c join (select contractor, sum(cases) as cases" + of
                        + " group by contractor order by 2 desc, 1 limit :most) t on t.contractor = c.contractor"
                        + " group by c.contractor, c.party, t.cases order by t.cases desc, c.contractor, c.party")
                .params(params)
                .query((row, n) -> new Held(
                        row.getString("contractor"),
                        HeldParty.valueOf(row.getString("party")),
                        row.getBigDecimal("minutes"),
                        row.getInt("cases")))
                .list();
    }

    /**
     * Promises of several months.
     *
     * @param last included
     * @param subsidiaries null for all; never empty
     */
    public List<Promised> promised(YearMonth first, YearMonth last, @Nullable Set<String> subsidiaries) {
        Map<String, Object> params = params(subsidiaries);
        params.put("first", first.atDay(1));
        params.put("last", last.atDay(1));
        return jdbc.sql("select month_start, kpi, standing, sum(facts) as facts from scorecard_promise_count"
                        + " where month_start >= :first and month_start <= :last" + scope(subsidiaries)
                        + " group by month_start, kpi, standing")
                .params(params)
                .query((row, n) -> new Promised(
                        YearMonth.from(row.getObject("month_start", LocalDate.class)),
                        Kpi.valueOf(row.getString("kpi")),
                        row.getString("standing"),
                        row.getInt("facts")))
                .list();
    }

    private static String scope(@Nullable Set<String> subsidiaries) {
        return subsidiaries == null ? "" : " and subsidiary_id in (:subsidiaries)";
    }

    private static Map<String, Object> params(@Nullable Set<String> subsidiaries) {
        Map<String, Object> params = new HashMap<>();
        if (subsidiaries != null) {
            params.put("subsidiaries", subsidiaries);
        }
        return params;
    }

    /** All that became of a promise, in the order of the picture. */
    public static Stream<String> standings() {
        return Stream.of("IN_TIME", "LATE", "NOT_YET");
    }
}
