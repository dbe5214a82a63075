package cn.baoxiu.scorecard;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cases of a subsidiary from which inside scores of April 2024 are worked by hand; docs/guides/inside-score-example.md lists
 * them. A01 to A40 are reported in April, C01 to C12 are closed in March and asked in April, D01 to D06 are of March and open,
 * R01 and R02 were opened again. Numbers carry the subsidiary's code before them.
 */
final class InsideExample {

    static final String OFFICE = "in.office";
    static final String OFFICE_2 = "in.office2";
    static final String INSPECTOR = "in.inspect";
    static final String INSPECTOR_2 = "in.inspect2";
    static final String CALLER = "in.dev";

    private static final Set<Integer> LATE_CONTACT = Set.of(3, 9, 20, 33);
    private static final Set<Integer> LATE_ARRIVAL = Set.of(5, 6);
    private static final Set<Integer> OVERRULED = Set.of(2, 4, 6);
    private static final Set<Integer> REWORKED = Set.of(3, 7);
    private static final int[] MARKS = {5, 4, 4, 3, 5, 4, 5, 4, 5, 4, 3, 5};

    private final KpiRows rows;
    private final JdbcClient jdbc;
    private final String code;

    InsideExample(KpiRows rows, JdbcClient jdbc, String code) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.code = code;
    }

    String number(String series, int n) {
        return code + "-" + series + "%02d".formatted(n);
    }

    void write() {
        rows.subsidiary(code, 0);
        for (int n = 1; n <= 40; n++) {
            april(n);
        }
        for (int n = 1; n <= 12; n++) {
            march(n);
        }
        for (int n = 1; n <= 6; n++) {
            String number = number("D", n);
            rows.of(code, number).reported("2024-03-13T09:00").write();
            found(number, "2024-03-14T10:00", OFFICE_2, false);
        }
        visit(number("D", 1), "2024-03-31T16:00", "2024-04-01T11:00");
        visit(number("D", 2), "2024-04-30T16:00", "2024-05-02T11:00");
        again(1, "2024-04-09T10:00");
        again(2, "2024-04-20T10:00");
        for (int n = 30; n <= 32; n++) {
            call(n, number("A", n), "2024-04-15T18:00", "2024-04-13T10:00", 3, "2024-04-15T12:00", "UNREACHABLE");
        }
        // rows of the rooms name nobody in particular
        jdbc.sql("update repair_work_order set ordered_by = ? where ordered_by = 'x'")
                .param(OFFICE)
                .update();
        jdbc.sql("update clock_promise set party = 'property-engineering' where kind in ('FIRST_CONTACT', 'ON_SITE')")
                .update();
        jdbc.sql("update survey_attempt set caller = ?").param(CALLER).update();
        jdbc.sql("update survey_callback set caller = ?").param(CALLER).update();
    }

    private void april(int n) {
        String number = number("A", n);
        rows.of(code, number)
                .reported("2024-04-02T09:00")
                .closed("2024-04-12T16:00")
                .write();
        rows.promise(number, "FIRST_CONTACT", LATE_CONTACT.contains(n) ? "BREACHED" : "MET", "2024-04-02T14:30");
        rows.promise(number, "ON_SITE", LATE_ARRIVAL.contains(n) ? "BREACHED" : "MET", "2024-04-04T18:00");
        if (n <= 20) {
            surveyed(number);
            found(number, "2024-04-03T10:00", OFFICE, OVERRULED.contains(n));
        } else if (n <= 25) {
            found(number, "2024-04-03T10:00", OFFICE_2, false);
        }
        if (n <= 10) {
            rows.visited(number, "2024-04-05T10:00", n < 10);
        }
        if (n == 5) {
            long escalation = rows.escalated(number, "2024-04-20T10:00", null);
            rows.level(escalation, 1, "2024-04-20T10:00", "2024-04-21T10:00", null, "2024-04-21T10:00");
            rows.cause(escalation, "OWNER", "2024-04-20T10:00");
            rows.level(escalation, 2, "2024-04-21T10:00", "2024-12-31T18:00", null, null);
        }
    }

    /** Closed on 22 March, so the first repair is judged in April. */
    private void march(int n) {
        String number = number("C", n);
        rows.of(code, number)
                .reported("2024-03-12T09:00")
                .reworks(REWORKED.contains(n) ? 1 : 0)
                .closed("2024-03-22T10:00")
                .write();
        found(number, "2024-03-13T10:00", OFFICE, false);
        if (n == 3) {
            inspected(number, 1, "2024-03-18T10:00", false, INSPECTOR);
            rework(number, "2024-03-18T10:00");
        }
        if (n == 7) {
            inspected(number, 1, "2024-03-17T10:00", true, INSPECTOR);
            rework(number, "2024-03-17T16:00");
            inspected(number, 1, "2024-03-18T10:00", true, INSPECTOR);
            rework(number, "2024-03-18T16:00");
        }
        inspected(number, 1, "2024-03-20T10:00", true, INSPECTOR);
        String called = n == 12 ? "2024-04-09T10:00" : "2024-04-08T10:00";
        call(n, number, "2024-04-08T18:00", called, 1, called, "ANSWERED");
        rows.answer(n, number, called, "PHONE", "OVERALL", MARKS[n - 1], 20 * MARKS[n - 1]);
    }

    /**
     * Closed on 22 March by others, asked on 8 April and opened again later, R01 for other hands and R02 to be withdrawn. Nobody
     * called about the second round of R01.
     */
    private void again(int n, String reopened) {
        String number = number("R", n);
        KpiRows.Case written =
                rows.of(code, number).reported("2024-03-12T09:00").round(2);
        (n == 1 ? written.closed("2024-04-15T16:00") : written.ended("2024-04-22T16:00", "WITHDRAWN", null)).write();
        rows.told(number, 1, "CLOSED", "2024-03-22T10:00", "REPAIRED");
        rows.told(number, 2, "REOPENED", reopened, null);
        found(number, "2024-03-13T10:00", OFFICE_2, false);
        inspected(number, 1, "2024-03-20T10:00", true, INSPECTOR_2);
        String called = "2024-04-08T11:00";
        call(40 + n, number, "2024-04-08T18:00", called, 1, called, "ANSWERED");
        rows.answer(40 + n, number, called, "PHONE", "OVERALL", 2 * n, 40 * n);
        if (n == 1) {
            found(number, 2, "2024-04-10T10:00", OFFICE, false);
            inspected(number, 2, "2024-04-12T10:00", true, INSPECTOR);
            rows.callback(43, number, true, "2024-04-17T18:00", null, 0, null, null);
        }
    }

    private void inspected(String number, int round, String when, boolean passed, String by) {
        jdbc.sql("insert into repair_inspection (case_number, round, passed, inspected_at, inspected_by)"
                        + " values (?, ?, ?, ?, ?)")
                .params(number, round, passed, KpiRows.at(when), by)
                .update();
    }

    private void rework(String number, String when) {
        jdbc.sql("insert into repair_work_order (case_number, round, kind, party, ordered_at, ordered_by)"
                        + " values (?, 1, 'REWORK', 'KC1', ?, 'y')")
                .params(number, KpiRows.at(when))
                .update();
    }

    /** Work that began on one day and was finished, and photographed, on another. */
    private void visit(String number, String arrived, String completed) {
        jdbc.sql("insert into repair_work_order (case_number, round, kind, party, ordered_at, ordered_by, arrived_at,"
                        + " completed_at) values (?, 1, 'DISPATCH', 'KC1', ?, ?, ?, ?)")
                .params(number, KpiRows.at("2024-03-14T11:00"), OFFICE_2, KpiRows.at(arrived), KpiRows.at(completed))
                .update();
        rows.photo(number, completed);
    }

    private void call(int id, String number, String due, String first, int attempts, String concluded, String outcome) {
        rows.callback(id, number, true, due, first, attempts, concluded, outcome);
    }

    private void surveyed(String number) {
        jdbc.sql("insert into repair_survey (case_number, round, surveyed_at, surveyed_by, defect_class, place, cause,"
                        + " in_warranty, handling, overrules_triage, note)"
                        + " values (?, 1, ?, 'in.eng', 'WINDOW', 'KITCHEN', 'X', true, 'CONTRACTOR', false, 'x')")
                .params(number, KpiRows.at("2024-04-02T16:00"))
                .update();
    }

    void found(String number, String when, String by, boolean overruled) {
        found(number, 1, when, by, overruled);
    }

    private void found(String number, int round, String when, String by, boolean overruled) {
        jdbc.sql("insert into repair_finding (case_number, round, found_at, found_by, in_warranty, responsible_party,"
                        + " handling, overrules_triage, overrules_survey, reason)"
                        + " values (?, ?, ?, ?, true, 'KC1', 'CONTRACTOR', false, ?, 'x')")
                .params(number, round, KpiRows.at(when), by, overruled)
                .update();
    }
}
