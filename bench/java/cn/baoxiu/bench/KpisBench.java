package cn.baoxiu.bench;

import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.scorecard.kpi.KpiCounts;
import cn.baoxiu.scorecard.kpi.KpiFilter;
import cn.baoxiu.scorecard.kpi.KpiList;
import cn.baoxiu.scorecard.kpi.KpiRefresh;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All key figures of one month for all subsidiaries, by the statement of page and API, beside a count and a sum over the
 * cases closed in that month on the same table; and what it costs to keep the counts. Facts are made up, counts are the
 * program's.
 */
final class KpisBench {

    private static final int CASES = Integer.getInteger("bench.closed", 1_000_000);
    private static final int SUBSIDIARIES = 50;
    private static final int MONTHS = 24;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 15);
    private static final int WARM_UPS = 5;
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String AUDITOR = "bench.auditor";

    private static final String PLAIN = "select subsidiary_id, count(*), sum(elapsed_minutes) from scorecard_case_fact"
            + " where closed_at >= ? and closed_at < ? group by subsidiary_id";

    /** A case of the number n, reported in even steps, closed some days later. */
    private static final String FACTS =
            """
            insert into scorecard_case_fact (case_number, subsidiary_id, project, location_code, defect_class, contractor,
                left_out, reported_at, closed_at, open_until, elapsed_minutes, reported_on, closed_on, first_closed_on,
                outcome, closing_kind, rework_count, handover_count, first_closed_at, first_rework, fix_due_on,
                returned_on, third_party, escalated, level_2, level_3, owner_raised_at, repeat_complaint, held_property_cs,
                held_property_eng, held_warranty_office, held_contractor, held_third_party, held_owner, held_waiting,
                held_other)
            select 'BN-' || n, 'bench-' || s, 'BENCH-' || s || '-' || (n / 50) %% 4, 'H' || n %% 100000, 'CLASS' || (n * 7) %% 20,
                'BC' || s || '-' || (n / 200) %% 5,
                case when n %% 40 = 0 then 'MERGED' when n %% 41 = 0 then 'WITHDRAWN' when n %% 13 = 0 then 'OUT_OF_WARRANTY' end,
                r, c, c, extract(epoch from c - r) / 60, (r at time zone 'Asia/Shanghai')::date,
                (c at time zone 'Asia/Shanghai')::date, (c at time zone 'Asia/Shanghai')::date, 'REPAIRED',
                case when n %% 9 = 0 then 'AUTO' else 'OWNER' end, case when n %% 7 = 0 then 1 else 0 end, n %% 3, c,
                case when n %% 7 = 0 then 1 else 0 end, (c at time zone 'Asia/Shanghai')::date + 30,
                case when n %% 11 = 0 then (c at time zone 'Asia/Shanghai')::date + 20 end, case when n %% 30 = 0 then 1 else 0 end,
                case when n %% 10 = 0 then 1 else 0 end, case when n %% 10 = 0 then 1 else 0 end,
                case when n %% 50 = 0 then 1 else 0 end, case when n %% 100 = 0 then r + interval '1 day' end, 0, 60, 240, 200, 1500, 0, 100,
                50, 0
            from (
                select n, (n * 31) %% %d as s, b + n * i as r, b + n * i + (1 + (n * 17) %% 40) * interval '11 hours' as c
                from generate_series(1, %d) n, (select ?::timestamptz as b, ?::interval / %d as i) t
            ) x""";

    private static final List<String> EVENTS = List.of(
            "'FIRST_CONTACT', reported_at + interval '4 hours', null, case when n % 12 = 0 then 0 else 1 end, null, null, null",
            "'ON_SITE', reported_at + interval '2 days', null, case when n % 9 = 0 then 0 else 1 end, null, null, null",
            "'FINISH', reported_at + interval '7 days', closed_at, case when n % 5 = 0 then 0 else 1 end, null, null, null",
            "'ACCEPT', reported_at + interval '1 day', null, case when n % 8 = 0 then 0 else 1 end, null, null, null",
            "'DISPATCH', reported_at + interval '20 hours', null, case when n % 15 = 0 then 0 else 1 end, null, null, null",
            "'ORDER', reported_at + interval '19 hours', null, case when n % 14 = 0 then 0 else 1 end, null, null, null",
            "'VISIT', reported_at + interval '2 days', null, case when n % 4 = 0 then 0 else 1 end, 'UNHAPPY', null, null",
            "'CALLBACK', closed_at + interval '2 days', null, case when n % 10 = 0 then 0 else 1 end, null, null, null",
            "'TRIED', closed_at + interval '1 day', null, 1, case when n % 6 = 0 then 'REFUSED' else 'ANSWERED' end, null, 1",
            "'ANSWER', closed_at + interval '1 day', null, 1, 'OVERALL', 'PHONE', 20 * (1 + n % 5)");

    private KpisBench() {}

    static void run() throws IOException, SQLException {
        try (Server server = Server.start();
                ProgramSide program = new ProgramSide(
                        server.create("kpis"),
                        "--camunda.bpm.job-execution.enabled=false",
                        "--baoxiu.background.enabled=false")) {
            JdbcClient jdbc = program.context().getBean(JdbcClient.class);
            YearMonth running = YearMonth.from(LocalDate.now(ZONE));
            fill(jdbc, running);
            keep(program, running.minusMonths(2));
            compare(program, jdbc, running.minusMonths(2));
        }
    }

    static void fill(JdbcClient jdbc, YearMonth running) {
        long start = System.nanoTime();
        for (int s = 0; s < SUBSIDIARIES; s++) {
            jdbc.sql("insert into estate_subsidiary values (?, ?, '武汉', '一')")
                    .params("bench-" + s, "公司" + s)
                    .update();
            for (int p = 0; p < 4; p++) {
                jdbc.sql("insert into estate_project values (?, ?, ?, '武汉', date '2020-03-28', null, '毛坯')")
                        .params("BENCH-" + s + "-" + p, "bench-" + s, "项目" + s + p)
                        .update();
            }
        }
        jdbc.sql("insert into estate_home (code, project, building, building_no, room, handover_date,"
                        + " completion_acceptance_date) select 'H' || n, 'BENCH-' || n % 50 || '-' || (n / 50) % 4, '1', '1',"
                        + " n::text, date '2020-05-01', date '2020-03-28' from generate_series(1, 100000) n")
                .update();
        OffsetDateTime first =
                running.minusMonths(MONTHS).atDay(1).atStartOfDay(ZONE).toOffsetDateTime();
        long days = java.time.temporal.ChronoUnit.DAYS.between(first.toLocalDate(), running.atDay(1));
        jdbc.sql(FACTS.formatted(SUBSIDIARIES, CASES, CASES))
                .params(first, days + " days")
                .update();
        for (String event : EVENTS) {
            jdbc.sql("insert into scorecard_case_event (case_number, subsidiary_id, project, defect_class, contractor,"
                            + " left_out, kind, happened_at, until_at, good, what, source, amount) select case_number,"
                            + " subsidiary_id, project, defect_class, contractor, left_out, " + event
                            + " from (select f.*, cast(substring(case_number from 4) as integer) as n"
                            + " from scorecard_case_fact f) f")
                    .update();
        }
        jdbc.sql("update scorecard_case_event set total = amount / 20 where kind = 'ANSWER'")
                .update();
        jdbc.sql("vacuum analyze").update();
        System.out.printf(
                Locale.ROOT,
                "%nfilled %,d closed cases of %d months and %d subsidiaries, %,d events, in %.0f s%n",
                CASES,
                MONTHS,
                SUBSIDIARIES,
                jdbc.sql("select count(*) from scorecard_case_event").query(Long.class).single(),
                seconds(start));
    }

    private static void keep(ProgramSide program, YearMonth month) {
        KpiRefresh refresh = program.context().getBean(KpiRefresh.class);
        long start = System.nanoTime();
        refresh.recount();
        System.out.printf(Locale.ROOT, "all months counted anew: %.1f s%n", seconds(start));
        double[] one = new double[3];
        for (int i = 0; i < one.length; i++) {
            start = System.nanoTime();
            refresh.recount(month);
            one[i] = seconds(start);
        }
        System.out.printf(Locale.ROOT, "one month counted anew: %.2f s%n", Figures.median(one));
        program.context().getBean(JdbcClient.class).sql("vacuum analyze scorecard_kpi_count").update();
    }

    private static void compare(ProgramSide program, JdbcClient jdbc, YearMonth month) {
        KpiCounts counts = program.context().getBean(KpiCounts.class);
        OffsetDateTime from = month.atDay(1).atStartOfDay(ZONE).toOffsetDateTime();
        OffsetDateTime until = month.plusMonths(1).atDay(1).atStartOfDay(ZONE).toOffsetDateTime();
        double[] figures = new double[ROUNDS];
        double[] plain = new double[ROUNDS];
        int rows = 0;
        int cases = 0;
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            long start = System.nanoTime();
            rows = counts.read(month, null).size();
            double first = seconds(start) * 1000;
            start = System.nanoTime();
            cases = jdbc
                    .sql(PLAIN)
                    .params(from, until)
                    .query((row, n) -> Map.entry(row.getString(1), new long[] {row.getLong(2), row.getLong(3)}))
                    .list()
                    .stream()
                    .mapToInt(one -> (int) one.getValue()[0])
                    .sum();
            double second = seconds(start) * 1000;
            if (round >= 0) {
                figures[round] = first;
                plain[round] = second;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "all key figures of %s for %d subsidiaries (%,d counts): %.1f ms %s%n"
                        + "count and sum of the %,d cases closed in it: %.1f ms %s%nratio %.2f%n",
                month,
                SUBSIDIARIES,
                rows,
                Figures.median(figures),
                Figures.all(figures),
                cases,
                Figures.median(plain),
                Figures.all(plain),
                Figures.median(figures) / Figures.median(plain));
        whole(program, month);
    }

    /** What a reader waits for: the statement twice (the month before stands beside), and the arithmetic. */
    private static void whole(ProgramSide program, YearMonth month) {
        program.context()
                .getBean(UserDirectory.class)
                .create(AUDITOR, AUDITOR, "", "Baoxiu-Bench-2026", List.of(Groups.AUDITOR), List.of());
        Map<String, KpiFilter> filters = Map.of(
                "the whole group", new KpiFilter(month, null, null, null, null),
                "one subsidiary", new KpiFilter(month, "bench-7", null, null, null),
                "one project, from the facts", new KpiFilter(month, null, "BENCH-7-1", null, null),
                "one class, from the facts", new KpiFilter(month, null, null, "CLASS7", null));
        KpiList list = program.context().getBean(KpiList.class);
        CurrentUser user = program.context().getBean(CurrentUser.class);
        filters.forEach((name, filter) -> {
            double[] millis = new double[5];
            for (int i = -1; i < millis.length; i++) {
                long start = System.nanoTime();
                user.callAs(AUDITOR, () -> list.report(filter, true));
                if (i >= 0) {
                    millis[i] = seconds(start) * 1000;
                }
            }
            System.out.printf(
                    Locale.ROOT, "  report of %s: %.0f ms %s%n", name, Figures.median(millis), Figures.all(millis));
        });
    }

    static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
