package cn.baoxiu.bench;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks at what nodes have left behind. Rows with a unique key would hide that something was done twice, so runs of the
 * model's step and lines of logs, which have none, are counted as well.
 */
final class TimersCheck {

    /** Traces of a clock event, and the statement that gives the case of each; {@code ?} is the time of the event. */
    private static final Map<String, String> WARNINGS = Map.of(
            "steps", steps(),
            "promises", "select case_number from clock_promise where warned_percent = 50 and next_event > ?",
            "messages",
                    "select case_number from notification_inbox"
                            + " where template = 'promise-warning' and recipient = 'bench.engineer' and created_at >= ?");

    private static final Map<String, String> BREACHES = Map.of(
            "steps", steps(),
            "promises", "select case_number from clock_promise where state = 'BREACHED' and due < ?",
            "log lines", "select case_number from clock_segment where state = 'BREACHED' and started_at < ?",
            "timeline", "select case_number from repair_timeline where kind = 'PROMISE_BROKEN' and happened_at >= ?",
            "messages",
                    // the engineer who stayed silent is left out
                    "select case_number from notification_inbox"
                            + " where template = 'promise-breached' and recipient = 'bench.office' and created_at >= ?",
            "escalations", "select case_number from escalation_case where opened_at >= ?",
            "causes",
                    "select e.case_number from escalation_cause c join escalation_case e on e.id = c.escalation_id"
                            + " where c.raised_at >= ?",
            "instances",
                    "select business_key_ as case_number from act_hi_procinst"
                            + " where proc_def_key_ = 'escalation' and start_time_ >= ?");

    private final JdbcClient jdbc;

    TimersCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String steps() {
        return "select i.business_key_ as case_number from act_hi_actinst a"
                + " join act_hi_procinst i on i.id_ = a.proc_inst_id_"
                + " where a.act_id_ = 'serviceTask_advanceClock' and a.start_time_ >= ?";
    }

    /** @param byTrace rows more than cases, by kind of trace */
    record Duplicates(Map<String, Integer> byTrace) {

        int count() {
            return byTrace.values().stream().mapToInt(Integer::intValue).sum();
        }

        @Override
        public String toString() {
            return count() + " " + byTrace;
        }
    }

    /** Timers of instances that should have fired by then and have not. */
    int waiting(Instant due) {
        return jdbc.sql("select count(*) from act_ru_job"
                        + " where process_instance_id_ is not null and (duedate_ is null or duedate_ <= ?)")
                .param(Timestamp.from(due))
                .query(Integer.class)
                .single();
    }

    /** Attempts that failed, and incidents. */
    int failures() {
        return jdbc.sql("select (select count(*) from act_hi_job_log where job_state_ = 1)"
                        + " + (select count(*) from act_ru_incident)")
                .query(Integer.class)
                .single();
    }

    /** Jobs that were done more than once. */
    int twice() {
        return jdbc.sql("select count(*) from (select 1 from act_hi_job_log"
                        + " where job_state_ = 2 group by job_id_ having count(*) > 1) again")
                .query(Integer.class)
                .single();
    }

    /** Jobs done by each node since then. */
    String shares(Instant since) {
        return jdbc
                .sql("select hostname_ || ' ' || count(*) from act_hi_job_log"
                        + " where job_state_ = 2 and timestamp_ >= ? group by hostname_ order by hostname_")
                .param(Timestamp.from(since))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.joining(", "));
    }

    /** @throws IllegalStateException if a case was left out */
    Duplicates warnings(int cases, Instant reportedSince, Instant at) {
        return traces(WARNINGS, cases, reportedSince, at);
    }

    /** @throws IllegalStateException if a case was left out */
    Duplicates breaches(int cases, Instant reportedSince, Instant at) {
        return traces(BREACHES, cases, reportedSince, at);
    }

    private Duplicates traces(Map<String, String> wanted, int cases, Instant reportedSince, Instant at) {
        Map<String, Integer> duplicates = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        wanted.keySet().stream().sorted().forEach(trace -> jdbc.sql(
                        "select count(*), count(distinct case_number) from (" + wanted.get(trace)
                                + ") t where case_number in (select case_number from repair_case where reported_at >= ?)")
                .params(Timestamp.from(at), Timestamp.from(reportedSince))
                .query(row -> {
                    duplicates.put(trace, row.getInt(1) - row.getInt(2));
                    if (row.getInt(2) != cases) {
                        missing.add(trace + " of " + row.getInt(2) + " cases");
                    }
                }));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("expected traces of " + cases + " cases, found " + missing);
        }
        return new Duplicates(duplicates);
    }
}
