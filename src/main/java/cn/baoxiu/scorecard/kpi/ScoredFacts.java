package cn.baoxiu.scorecard.kpi;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that a key figure counts, for scores: the same text from which pages and API count. */
@Component
public class ScoredFacts {

    /**
     * Why a fact of a round does not count, as key figures say it; null if it does. Of rows {@code v} with case_number and
     * round_no beside their case {@code f} in {@code scorecard_case_fact}.
     */
    public static final String LEFT_OUT = CaseEvents.LEFT_OUT;

    /** So many days a repair has to hold (rules R7), of a case {@code y} in {@code scorecard_case_fact}. */
    public static final String FIX_DAYS = CaseFacts.FIX_DAYS;

    private final JdbcClient jdbc;
    private final KpiRules rules;

    ScoredFacts(JdbcClient jdbc, KpiRules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /**
     * @param sql a query that gives case_number, subsidiary_id, happened_at, hits, base, why, left_out
     * @param params its parameters, {@code :asOf} among them
     */
    public record Rows(String sql, Map<String, Object> params) {

        public Rows {
            params = Map.copyOf(params);
        }
    }

    /** @param asOf the first instant that is not known yet; for a month that was frozen, its end */
    public Rows of(Kpi kpi, YearMonth month, Instant asOf) {
        KpiRule rule = rules.of(month);
        return new Rows(KpiSources.of(kpi, rule).rows(""), new KpiSpan(month, asOf, rule).params());
    }

    /** Figures by which key figures of a month are counted, for their names. */
    public KpiRule rule(YearMonth month) {
        return rules.of(month);
    }

    /** Facts stand still until the caller's transaction ends: no refresh begins, and one that runs is awaited. */
    public void hold() {
        jdbc.sql("select id from scorecard_refresh where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    /** Whether anything was reported before an instant. */
    public boolean anyBefore(Instant end) {
        return jdbc.sql(
                                "select case when exists (select 1 from scorecard_case_fact where reported_at < ?) then 1 else 0 end")
                        .param(Months.bound(end))
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
