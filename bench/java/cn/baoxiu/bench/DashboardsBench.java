package cn.baoxiu.bench;

import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.scorecard.board.BoardName;
import cn.baoxiu.scorecard.board.Boards;
import cn.baoxiu.scorecard.kpi.FineCounts;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiCounts;
import cn.baoxiu.scorecard.kpi.KpiRefresh;
import cn.baoxiu.scorecard.kpi.KpiTrend;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Each query of the dashboards for the whole group, beside a count of the same rows by their index alone; and each dashboard as
 * its reader waits for it. Facts are those of {@link KpisBench}, counts are the program's.
 */
final class DashboardsBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 15);
    private static final int WARM_UPS = 5;
    private static final int MONTHS = 12;
    private static final String AUDITOR = "bench.auditor";

    private DashboardsBench() {}

    /** @param count the same rows, by the primary key or an index */
    private record Query(String name, Runnable what, String count, List<Object> params) {}

    static void run() throws IOException, SQLException {
        try (Server server = Server.start();
                ProgramSide program = new ProgramSide(
                        server.create("dashboards"),
                        "--camunda.bpm.job-execution.enabled=false",
                        "--baoxiu.background.enabled=false")) {
            JdbcClient jdbc = program.context().getBean(JdbcClient.class);
            YearMonth running = YearMonth.from(LocalDate.now(KpisBench.ZONE));
            KpisBench.fill(jdbc, running);
            program.context().getBean(KpiRefresh.class).recount();
            jdbc.sql("vacuum analyze").update();
            YearMonth month = running.minusMonths(2);
            for (Query query : queries(program, month)) {
                compare(jdbc, query);
            }
            whole(program, month);
        }
    }

    private static List<Query> queries(ProgramSide program, YearMonth month) {
        FineCounts fine = program.context().getBean(FineCounts.class);
        KpiTrend trend = program.context().getBean(KpiTrend.class);
        KpiCounts counts = program.context().getBean(KpiCounts.class);
        LocalDate first = month.minusMonths(MONTHS - 1L).atDay(1);
        LocalDate last = month.atDay(1);
        EnumSet<Kpi> figures = EnumSet.of(
                Kpi.RESPONSE, Kpi.FINISH, Kpi.FIRST_FIX, Kpi.SATISFACTION, Kpi.CLOSE_LONG, Kpi.OWNER_RAISED);
        return List.of(
                new Query(
                        "figures of the month",
                        () -> counts.read(month, null),
                        "select count(*) from scorecard_kpi_count where month_start = ?",
                        List.of(last)),
                new Query(
                        "twelve months of six figures",
                        () -> trend.lines(month, MONTHS, figures, null),
                        "select count(*) from scorecard_kpi_count where kpi in ('RESPONSE', 'FINISH', 'FIRST_FIX',"
                                + " 'SATISFACTION', 'CLOSE_LONG', 'OWNER_RAISED', 'CALLBACK', 'NO_ANSWER')"
                                + " and month_start >= ? and month_start <= ?",
                        List.of(first, last)),
                new Query(
                        "defects by company",
                        () -> fine.defects(month, FineCounts.Axis.CONTRACTOR, null, 12),
                        "select count(*) from scorecard_defect_count where month_start = ? and axis = 'CONTRACTOR'",
                        List.of(last)),
                new Query(
                        "defects by project",
                        () -> fine.defects(month, FineCounts.Axis.PROJECT, null, 12),
                        "select count(*) from scorecard_defect_count where month_start = ? and axis = 'PROJECT'",
                        List.of(last)),
                new Query(
                        "time held by company",
                        () -> fine.held(month, null, 15),
                        "select count(*) from scorecard_held_count where month_start = ?",
                        List.of(last)),
                new Query(
                        "twelve months of promises",
                        () -> fine.promised(month.minusMonths(MONTHS - 1L), month, null),
                        "select count(*) from scorecard_promise_count where month_start >= ? and month_start <= ?",
                        List.of(first, last)));
    }

    private static void compare(JdbcClient jdbc, Query query) {
        double[] asked = new double[ROUNDS];
        double[] counted = new double[ROUNDS];
        long rows = 0;
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            long start = System.nanoTime();
            query.what().run();
            double first = KpisBench.seconds(start) * 1000;
            start = System.nanoTime();
            rows = jdbc.sql(query.count()).params(query.params()).query(Long.class).single();
            double second = KpisBench.seconds(start) * 1000;
            if (round >= 0) {
                asked[round] = first;
                counted[round] = second;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f ms %s%n  count of the same %,d rows by index: %.2f ms %s%n  ratio %.2f%n",
                query.name(),
                Figures.median(asked),
                Figures.all(asked),
                rows,
                Figures.median(counted),
                Figures.all(counted),
                Figures.median(asked) / Figures.median(counted));
    }

    private static void whole(ProgramSide program, YearMonth month) {
        program.context()
                .getBean(UserDirectory.class)
                .create(AUDITOR, AUDITOR, "", "Baoxiu-Bench-2026", List.of(Groups.AUDITOR), List.of());
        Boards boards = program.context().getBean(Boards.class);
        CurrentUser user = program.context().getBean(CurrentUser.class);
        for (BoardName name : BoardName.values()) {
            double[] millis = new double[5];
            for (int i = -1; i < millis.length; i++) {
                long start = System.nanoTime();
                user.callAs(AUDITOR, () -> boards.board(name, month, null));
                if (i >= 0) {
                    millis[i] = KpisBench.seconds(start) * 1000;
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "  dashboard %s: %.0f ms %s%n",
                    name.path(),
                    Figures.median(millis),
                    Figures.all(millis));
        }
    }
}
