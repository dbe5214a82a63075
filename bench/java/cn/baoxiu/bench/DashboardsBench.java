package cn.baoxiu.bench;

import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.scorecard.board.BoardName;
import cn.baoxiu.scorecard.board.Boards;
import cn.baoxiu.scorecard.board.SurveyQueries;
import cn.baoxiu.scorecard.card.CardQueries;
import cn.baoxiu.scorecard.kpi.AnswerCounts;
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
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Each query of the dashboards for the whole group, beside a count of the same rows by their index alone; and each dashboard as
 * its reader waits for it. Facts are those of {@link KpisBench}, counts and twelve months of published cards are the program's,
 * answers to call-backs those of {@link BaseRows}.
 */
final class DashboardsBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 15);
    private static final int WARM_UPS = 5;
    private static final int MONTHS = 12;
    private static final double MOST = 10;
    private static final String AUDITOR = "bench.auditor";

    private DashboardsBench() {}

    /** @param count the same rows, by the primary key or an index */
    private record Query(String name, Runnable what, String count, List<Object> params) {}

    /** @throws IllegalStateException if a query takes more than ten times the count of its rows */
    static void run() throws IOException, SQLException {
        try (Server server = Server.start();
                ProgramSide program = new ProgramSide(
                        server.create("dashboards"),
                        "--camunda.bpm.job-execution.enabled=false",
                        "--baoxiu.background.enabled=false")) {
            JdbcClient jdbc = program.context().getBean(JdbcClient.class);
            YearMonth running = YearMonth.from(LocalDate.now(KpisBench.ZONE));
            YearMonth month = running.minusMonths(2);
            YearMonth first = month.minusMonths(MONTHS - 1L);
            YearMonth quarter = first.minusMonths((first.getMonthValue() - 1) % 3);
            KpisBench.fill(jdbc, running);
            BaseRows.ofSurveys(jdbc, quarter);
            count(program, quarter, month);
            FrozenMonths.make(program, first, month);
            jdbc.sql("vacuum analyze").update();
            JdbcClient byIndex = program.jdbc();
            byIndex.sql("set enable_seqscan = off").update();
            byIndex.sql("set enable_bitmapscan = off").update();
            // the best way to count for these months, not one for any months
            byIndex.sql("set plan_cache_mode = force_custom_plan").update();
            List<String> slow = queries(program.context(), month).stream()
                    .filter(query -> compare(byIndex, query) > MOST)
                    .map(Query::name)
                    .toList();
            whole(program, month);
            if (!slow.isEmpty()) {
                throw new IllegalStateException("more than " + MOST + " times an index-only count: " + slow);
            }
        }
    }

    private static void count(ProgramSide program, YearMonth first, YearMonth last) {
        long start = System.nanoTime();
        KpiRefresh refresh = program.context().getBean(KpiRefresh.class);
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            refresh.recount(month);
        }
        System.out.printf(Locale.ROOT, "%s to %s counted in %.0f s%n", first, last, KpisBench.seconds(start));
    }

    private static List<Query> queries(ApplicationContext context, YearMonth month) {
        FineCounts fine = context.getBean(FineCounts.class);
        KpiTrend trend = context.getBean(KpiTrend.class);
        KpiCounts counts = context.getBean(KpiCounts.class);
        AnswerCounts answers = context.getBean(AnswerCounts.class);
        YearMonth from = month.minusMonths(MONTHS - 1L);
        LocalDate first = from.atDay(1);
        LocalDate last = month.atDay(1);
        EnumSet<Kpi> figures = EnumSet.of(
                Kpi.RESPONSE, Kpi.FINISH, Kpi.FIRST_FIX, Kpi.SATISFACTION, Kpi.CLOSE_LONG, Kpi.OWNER_RAISED);
        return List.of(
                new Query(
                        "figures of the month",
                        () -> counts.read(month, null),
                        "scorecard_kpi_count where month_start = ?",
                        List.of(last)),
                new Query(
                        "twelve months of six figures",
                        () -> trend.lines(month, MONTHS, figures, null),
                        "scorecard_kpi_count where kpi in ('RESPONSE', 'FINISH', 'FIRST_FIX', 'SATISFACTION', 'CLOSE_LONG',"
                                + " 'OWNER_RAISED', 'CALLBACK', 'NO_ANSWER') and month_start >= ? and month_start <= ?",
                        List.of(first, last)),
                new Query(
                        "cards of the month",
                        () -> CardQueries.month(context, month),
                        "scorecard_card where month_start = ?",
                        List.of(last)),
                new Query(
                        "twelve months of cards",
                        () -> CardQueries.trend(context, from, month),
                        "scorecard_card where month_start >= ? and month_start <= ?",
                        List.of(first, last)),
                new Query(
                        "defects by company",
                        () -> fine.defects(month, FineCounts.Axis.CONTRACTOR, null, 12),
                        "scorecard_defect_count where month_start = ? and axis = 'CONTRACTOR'",
                        List.of(last)),
                new Query(
                        "defects by project",
                        () -> fine.defects(month, FineCounts.Axis.PROJECT, null, 12),
                        "scorecard_defect_count where month_start = ? and axis = 'PROJECT'",
                        List.of(last)),
                new Query(
                        "time held by company",
                        () -> fine.held(month, null, 15),
                        "scorecard_held_count where month_start = ?",
                        List.of(last)),
                new Query(
                        "twelve months of promises",
                        () -> fine.promised(from, month, null),
                        "scorecard_promise_count where month_start >= ? and month_start <= ?",
                        List.of(first, last)),
                new Query(
                        "satisfaction by call-backs",
                        () -> answers.quarters(from, month, null),
                        "scorecard_answer_count where month_start >= ? and month_start <= ?",
                        List.of(from.minusMonths((from.getMonthValue() - 1) % 3).atDay(1), last)),
                // all waves lie in these months
                new Query(
                        "satisfaction by waves",
                        () -> SurveyQueries.waves(context, from, month),
                        "survey_wave_figure where wave_id > ?",
                        List.of(0L)));
    }

    /** @return how many times the count the query takes */
    private static double compare(JdbcClient byIndex, Query query) {
        String count = "select count(*) from " + query.count();
        List<String> plan = byIndex.sql("explain " + count)
                .params(query.params())
                .query(String.class)
                .list();
        if (plan.stream().noneMatch(line -> line.contains("Index Only Scan"))) {
            throw new IllegalStateException(query.name() + " is not counted by an index alone: " + plan);
        }
        double[] asked = new double[ROUNDS];
        double[] counted = new double[ROUNDS];
        long rows = 0;
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            long start = System.nanoTime();
            query.what().run();
            double first = KpisBench.seconds(start) * 1000;
            start = System.nanoTime();
            rows = byIndex.sql(count).params(query.params()).query(Long.class).single();
            double second = KpisBench.seconds(start) * 1000;
            if (round >= 0) {
                asked[round] = first;
                counted[round] = second;
            }
        }
        if (rows == 0) {
            throw new IllegalStateException("nothing to ask for: " + query.name());
        }
        double ratio = Figures.median(asked) / Figures.median(counted);
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f ms %s%n  index-only count of the same %,d rows: %.2f ms %s%n  ratio %.2f%n",
                query.name(),
                Figures.median(asked),
                Figures.all(asked),
                rows,
                Figures.median(counted),
                Figures.all(counted),
                ratio);
        return ratio;
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
