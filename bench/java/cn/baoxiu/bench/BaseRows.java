package cn.baoxiu.bench;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of the rooms behind the facts of {@link KpisBench}, as far as a freeze and the dashboards read them: inside scores count
 * them, satisfaction is added up from them. What nobody reads here (logs, letters, clock segments) is left out.
 */
final class BaseRows {

    /** Cases {@code f} with their number n and what stands at a share of the time from report to closing. */
    private static final String CASES = "(select g.*, cast(substring(g.case_number from 4) as integer) as n,"
            + " substring(g.subsidiary_id from 7) as s, g.closed_at - g.reported_at as took from scorecard_case_fact g"
            + " where g.WHICH and g.left_out is null) f";

    private static final String OFFICER = "'bench-officer-' || f.s || '-' || f.n % 3";
    private static final String INSPECTOR = "'bench-inspector-' || f.s || '-' || f.n % 2";
    private static final String CALLER = "'bench-caller-' || f.s || '-' || f.n % 3";

    private static final Map<String, String> OF_CASES = new LinkedHashMap<>();

    static {
        OF_CASES.put(
                "repair_case",
                """
                (case_number, row_version, subsidiary, project, location_code, location_name, place, defect_class, current_class,
                 symptom, hazards, group_complaint, reported_at, round_reported_at, closed_at, stage, outcome, closing_kind, round,
                 rework_count, handover_count, in_warranty, handling, responsible_party, repairing_party)
                select f.case_number, 0, f.subsidiary_id, f.project, f.location_code, 'X', 'KITCHEN', f.defect_class, f.defect_class,
                    'SEEPAGE', '', false, f.reported_at, f.reported_at, f.closed_at, 'CLOSED', f.outcome, f.closing_kind, 1,
                    f.rework_count, f.handover_count, true, 'CONTRACTOR', f.contractor, f.contractor
                from CASES""");
        OF_CASES.put(
                "clock_promise",
                """
                (case_number, round_no, kind, party, started_at, counted_from, calendar, amount, due, first_due, provisional, met_at,
                 state, ended_at)
                select f.case_number, 1, k.kind, coalesce(k.party, 'contractor-' || f.contractor), f.reported_at, f.reported_at,
                    'CAL_CN_WORK', k.amount, f.reported_at + k.later, f.reported_at + k.later, false,
                    case when f.n % k.late = 0 then null else f.reported_at + k.later / 2 end,
                    case when f.n % k.late = 0 then 'BREACHED' else 'MET' end, f.reported_at + k.later
                from CASES cross join (values
                    ('FIRST_CONTACT', 'property-engineering', 'PT4H', interval '4 hours', 12),
                    ('ON_SITE', 'property-engineering', 'P2D', interval '2 days', 9),
                    ('FINISH', 'warranty-office', 'P7D', interval '7 days', 5),
                    ('ACCEPT', null, 'PT4H', interval '1 day', 8)) k(kind, party, amount, later, late)""");
        OF_CASES.put(
                "repair_survey",
                """
                (case_number, round, surveyed_at, surveyed_by, defect_class, place, cause, in_warranty, handling, overrules_triage,
                 note)
                select f.case_number, 1, f.reported_at + f.took * 0.1, 'bench-engineer-' || f.s, f.defect_class, 'KITCHEN',
                    'WORKMANSHIP', true, 'CONTRACTOR', false, 'x'
                from CASES""");
        OF_CASES.put(
                "repair_finding",
                """
                (case_number, round, found_at, found_by, in_warranty, responsible_party, handling, repairing_party, overrules_triage,
                 overrules_survey, reason)
                select f.case_number, 1, f.reported_at + f.took * 0.2, OFFICER, true, f.contractor, 'CONTRACTOR', f.contractor, false,
                    f.n % 17 = 0, 'x'
                from CASES""");
        OF_CASES.put(
                "repair_work_order",
                """
                (case_number, round, kind, party, ordered_at, ordered_by, accepted_at, arrived_at, completed_at)
                select f.case_number, 1, k.kind, f.contractor, f.reported_at + f.took * k.since, OFFICER,
                    f.reported_at + f.took * k.since, f.reported_at + f.took * (k.since + 0.2),
                    f.reported_at + f.took * (k.since + 0.3)
                from CASES join (values ('DISPATCH', 0.25), ('REWORK', 0.6)) k(kind, since)
                    on k.kind = 'DISPATCH' or f.rework_count > 0""");
        OF_CASES.put(
                "repair_inspection",
                """
                (case_number, round, passed, inspected_at, inspected_by, note)
                select f.case_number, 1, k.passed, f.reported_at + f.took * k.since, INSPECTOR, 'x'
                from CASES join (values (false, 0.58), (true, 0.92)) k(passed, since) on k.passed or f.rework_count > 0""");
        OF_CASES.put(
                "attachment",
                """
                (id, owner_key, round, kind, file_name, content_type, size_bytes, sha256, source_sha256, thumbnail, uploaded_by,
                 uploaded_at)
                select k.kind || '-' || f.n, f.case_number, 1, k.kind, 'x.jpg', 'image/jpeg', 1, 'x', 'x', false, 'bench',
                    f.reported_at + f.took * k.since
                from CASES cross join (values ('BEFORE', 0.1), ('AFTER', 0.55)) k(kind, since)
                where k.kind = 'BEFORE' or f.n % 23 <> 0""");
        OF_CASES.put(
                "scorecard_case_event",
                """
                (case_number, subsidiary_id, project, defect_class, contractor, kind, happened_at, good, what)
                select f.case_number, f.subsidiary_id, f.project, f.defect_class, f.contractor, 'LEVEL',
                    f.reported_at + interval '3 days', case when f.n % 60 = 0 then 0 else 1 end, '1'
                from CASES where f.escalated = 1""");
    }

    private static final Map<String, String> OF_ANSWERS = new LinkedHashMap<>();

    static {
        OF_ANSWERS.put(
                "survey_callback",
                """
                (case_number, round_no, subsidiary, project, repairing_party, handover_date, case_outcome, closing_kind, closed_at,
                 to_call, started_at, due_at, max_attempts, outcome, concluded_at, caller)
                select f.case_number, 1, f.subsidiary_id, f.project, f.contractor, date '2020-05-01', f.outcome, f.closing_kind,
                    f.closed_at, true, f.closed_at, f.closed_at + interval '2 days', 3,
                    case when f.n % 6 = 0 then 'REFUSED' else 'ANSWERED' end, f.closed_at + interval '1 day', CALLER
                from CASES""");
        OF_ANSWERS.put(
                "survey_attempt",
                """
                (callback_id, by_group, attempt_no, called_at, day_part, result, caller, recorded_at)
                select c.id, false, k.attempt, c.concluded_at - (2 - k.attempt) * k.sooner, 'MORNING',
                    case when k.attempt = 1 and f.n % 10 = 0 then 'NO_ANSWER' when c.outcome = 'REFUSED' then 'REFUSED'
                         else 'REACHED' end, CALLER, c.concluded_at
                from CASES join survey_callback c on c.case_number = f.case_number
                join (values (1, interval '3 hours'), (2, interval '0')) k(attempt, sooner) on k.attempt = 1 or f.n % 10 = 0""");
        OF_ANSWERS.put(
                "survey_response",
                """
                (callback_id, source, answered_at, answered_on, segment, caller)
                select c.id, 'PHONE', c.concluded_at, (c.concluded_at at time zone 'Asia/Shanghai')::date,
                    (array['BREAK_IN', 'SETTLED', 'LONG_TERM'])[1 + f.n % 3], c.caller
                from CASES join survey_callback c on c.case_number = f.case_number where c.outcome = 'ANSWERED'""");
        OF_ANSWERS.put(
                "survey_answer",
                """
                (response_id, question, score, points)
                select r.id, k.question, case when k.question = 'SOLVED' then sign(f.n % 9) else 1 + f.n % 5 end,
                    case when k.question = 'SOLVED' then 100 * sign(f.n % 9) else 20 * (1 + f.n % 5) end
                from CASES join survey_callback c on c.case_number = f.case_number join survey_response r on r.callback_id = c.id
                cross join (values ('SOLVED'), ('OVERALL'), ('SPEED'), ('QUALITY'), ('ATTITUDE')) k(question)""");
    }

    private BaseRows() {}

    /** What the rooms keep of the cases that were reported from a month on, their call-backs among it. */
    static void ofCases(JdbcClient jdbc, YearMonth first) {
        fill(jdbc, "cases reported", first, "reported_at >= ?", OF_CASES);
        answers(jdbc, "cases reported", first, "reported_at >= ?");
        majors(jdbc, first);
        jdbc.sql("vacuum analyze").update();
    }

    /** Call-backs and answers alone, of the cases that were closed from a month on; and four waves of surveys. */
    static void ofSurveys(JdbcClient jdbc, YearMonth first) {
        answers(jdbc, "cases closed", first, "closed_at >= ?");
        for (int quarter = 0; quarter < 4; quarter++) {
            jdbc.sql("insert into survey_wave (instrument, wave, held_on, source, note, file_name, file_hash, figures, imported_by,"
                            + " imported_at, live_wave, live_hash) values ('WAVE', ?, ?, 'x', '', 'x', ?, 450, 'bench', ?, ?, ?)")
                    .params(
                            "wave " + quarter,
                            first.plusMonths(3L * quarter + 3).atDay(10),
                            "bench" + quarter,
                            start(first),
                            "bench" + quarter,
                            "bench" + quarter)
                    .update();
        }
        jdbc.sql("insert into survey_wave_figure (wave_id, subsidiary, segment, question, scale, score, n, cell_key)"
                        + " select w.id, s.code, k.segment, q.code, 'HUNDRED', 50 + (w.id * 7 + q.sort_no) % 50, 40,"
                        + " s.code || k.segment || q.code from survey_wave w join survey_wave_question q on q.instrument ="
                        + " w.instrument join estate_subsidiary s on s.code like 'bench-%' cross join"
                        + " (values ('BREAK_IN'), ('SETTLED'), ('LONG_TERM')) k(segment)")
                .update();
        jdbc.sql("vacuum analyze").update();
        System.out.printf(Locale.ROOT, "  survey_wave_figure %,d%n", count(jdbc, "survey_wave_figure"));
    }

    /**
     * What became known after months were published: some promises were not kept as was believed, or were after all. A tenth of
     * each subsidiary's: fewer would stay beyond the target or below the floor, where nothing changes.
     */
    static void corrections(JdbcClient jdbc, YearMonth first, YearMonth last) {
        int changed = jdbc.sql("update scorecard_case_event set good = 1 - good where kind = 'FINISH' and happened_at >= ?"
                        + " and happened_at < ? and cast(substring(case_number from 4) as integer) / 50 % 10 = 0")
                .params(start(first), start(last.plusMonths(1)))
                .update();
        jdbc.sql("vacuum analyze scorecard_case_event").update();
        System.out.printf(Locale.ROOT, "changed after %s to %s were published: %,d promises%n", first, last, changed);
    }

    private static void answers(JdbcClient jdbc, String what, YearMonth first, String which) {
        fill(jdbc, what, first, which, OF_ANSWERS);
    }

    /** One major complaint that was confirmed, and one penalty, for each subsidiary and month. */
    private static void majors(JdbcClient jdbc, YearMonth first) {
        String one = " from (select subsidiary_id, min(case_number) as case_number, date_trunc('month', reported_at at time zone"
                + " 'Asia/Shanghai')::date as month from scorecard_case_fact where reported_at >= ? and left_out is null"
                + " group by 1, 3) f";
        jdbc.sql("insert into scorecard_event (subsidiary_id, kind, happened_on, case_number, reason, state, entered_by,"
                        + " entered_at, decided_by, decided_at, month_start) select f.subsidiary_id, 'MAJOR', f.month + 3,"
                        + " f.case_number, 'x', 'CONFIRMED', 'bench', f.month + 3, 'bench-2', f.month + 4, f.month" + one)
                .param(start(first))
                .update();
        jdbc.sql("insert into scorecard_reward (subsidiary_id, person, month_start, kind, points, reason, case_number, state,"
                        + " entered_by, entered_at, decided_by, decided_at) select f.subsidiary_id, 'bench-officer-' ||"
                        + " substring(f.subsidiary_id from 7) || '-' || cast(substring(f.case_number from 4) as integer) % 3,"
                        + " f.month, 'PENALTY', 5, 'x', f.case_number, 'CONFIRMED', 'bench', f.month + 3, 'bench-2', f.month + 4"
                        + one)
                .param(start(first))
                .update();
        System.out.printf(
                Locale.ROOT,
                "  scorecard_event %,d, scorecard_reward %,d%n",
                count(jdbc, "scorecard_event"),
                count(jdbc, "scorecard_reward"));
    }

    private static void fill(
            JdbcClient jdbc, String what, YearMonth first, String which, Map<String, String> statements) {
        long start = System.nanoTime();
        String rows = statements.entrySet().stream()
                .map(one -> String.format(
                        Locale.ROOT,
                        "%s %,d",
                        one.getKey(),
                        jdbc.sql("insert into " + one.getKey() + " " + sql(one.getValue(), which))
                                .param(start(first))
                                .update()))
                .collect(Collectors.joining(", "));
        jdbc.sql("vacuum analyze").update();
        System.out.printf(
                Locale.ROOT, "rows of the %s since %s, in %.0f s:%n  %s%n", what, first, KpisBench.seconds(start), rows);
    }

    private static String sql(String text, String which) {
        return text.replace("CASES", CASES.replace("WHICH", which))
                .replace("OFFICER", OFFICER)
                .replace("INSPECTOR", INSPECTOR)
                .replace("CALLER", CALLER);
    }

    private static OffsetDateTime start(YearMonth month) {
        return month.atDay(1).atStartOfDay(KpisBench.ZONE).toOffsetDateTime();
    }

    private static long count(JdbcClient jdbc, String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
