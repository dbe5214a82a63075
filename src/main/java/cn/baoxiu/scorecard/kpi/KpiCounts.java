package cn.baoxiu.scorecard.kpi;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numerators and denominators per month and subsidiary: counted from the facts, read by page and API. */
@Component
public class KpiCounts {

    /** The statement of page and API; with a month alone it reads all subsidiaries. */
    static final String READ = "select subsidiary_id, kpi, part, left_out, hits, base, facts from scorecard_kpi_count"
            + " where month_start = :month";

    private final JdbcClient jdbc;
    private final KpiRules rules;
    private final FineCounts fine;
    private final AnswerCounts answers;

    KpiCounts(JdbcClient jdbc, KpiRules rules, FineCounts fine, AnswerCounts answers) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.fine = fine;
        this.answers = answers;
    }

    /**
     * @param part empty for none
     * @param leftOut empty for what counts
     */
    public record Count(
            String subsidiary, Kpi kpi, String part, String leftOut, BigDecimal hits, BigDecimal base, int facts) {}

    /** Counts a month anew; inside the caller's transaction, so that nobody sees half of it. */
    void recompute(YearMonth month, Instant asOf) {
        KpiSpan span = new KpiSpan(month, asOf, rules.of(month));
        Map<String, Object> params = span.params();
        jdbc.sql("delete from scorecard_kpi_count where month_start = :month")
                .params(params)
                .update();
        for (Kpi kpi : Kpi.values()) {
            count(kpi, span, params);
        }
        fine.recompute(span, params);
        answers.recompute(params);
        jdbc.sql("delete from scorecard_month where month_start = :month")
                .params(params)
                .update();
        jdbc.sql("insert into scorecard_month (month_start, as_of) values (:month, :asOf)")
                .params(params)
                .update();
    }

    private void count(Kpi kpi, KpiSpan span, Map<String, Object> params) {
        jdbc.sql("insert into scorecard_kpi_count (month_start, subsidiary_id, kpi, part, left_out, hits, base, facts)"
                        + " select cast(:month as date), s.subsidiary_id, '" + kpi
                        + "', s.part, s.left_out, s.hits, s.base,"
                        + " s.facts from ("
                        + sums(kpi, KpiSources.of(kpi, span.rule()).rows("")) + ") s")
                .params(params)
                .update();
        if (kpi.perHome()) {
            jdbc.sql(
                            "insert into scorecard_kpi_count (month_start, subsidiary_id, kpi, part, left_out, hits, base, facts)"
                                    + " select cast(:month as date), h.subsidiary, '" + kpi + "', '" + HOMES
                                    + "', '', 0, count(*), 0"
                                    + " from v_estate_kpi_home h where h.handover_date < :nextMonth group by h.subsidiary")
                    .params(params)
                    .update();
        }
    }

    /** Sums of rows of a {@link KpiSource}; what does not count is not split into parts. */
    static String sums(Kpi kpi, String rows) {
        String part = "case when x.left_out is null then x.part else '' end";
        return "select x.subsidiary_id, " + part
                + " as part, coalesce(x.left_out, '') as left_out, sum(x.hits) as hits,"
                + " sum(x.base) as base, " + (kpi.partsShareBase() ? "count(distinct x.case_number)" : "count(*)")
                + " as facts from (" + rows + ") x group by x.subsidiary_id, " + part + ", coalesce(x.left_out, '')";
    }

    /** Part of a figure per hundred homes that says how many homes there are. */
    static final String HOMES = "HOMES";

    /** @param subsidiaries null for all; never empty */
    public List<Count> read(YearMonth month, @Nullable Set<String> subsidiaries) {
        Map<String, Object> params = new HashMap<>();
        params.put("month", month.atDay(1));
        if (subsidiaries != null) {
            params.put("subsidiaries", subsidiaries);
        }
        return jdbc.sql(READ + (subsidiaries == null ? "" : " and subsidiary_id in (:subsidiaries)"))
                .params(params)
                .query((row, n) -> new Count(
                        // by number: some thousand rows, and names are looked up for each
                        row.getString(1),
                        Kpi.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getBigDecimal(5),
                        row.getBigDecimal(6),
                        row.getInt(7)))
                .list();
    }

    /** As of when a month was counted; empty if it was not. */
    Optional<Instant> asOf(YearMonth month) {
        return jdbc.sql("select as_of from scorecard_month where month_start = ?")
                .param(month.atDay(1))
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Months that were counted, each with the moment. */
    Map<YearMonth, Instant> counted() {
        Map<YearMonth, Instant> counted = new TreeMap<>();
        jdbc.sql("select month_start, as_of from scorecard_month").query(row -> {
            counted.put(
                    YearMonth.from(row.getObject(1, LocalDate.class)),
                    row.getObject(2, OffsetDateTime.class).toInstant());
        });
        return counted;
    }
}
