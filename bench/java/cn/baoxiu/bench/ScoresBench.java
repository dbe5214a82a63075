package cn.baoxiu.bench;

import cn.baoxiu.engine.DueTimers;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.Cards;
import cn.baoxiu.scorecard.card.MonthFreezing;
import cn.baoxiu.scorecard.kpi.KpiCounts;
import cn.baoxiu.scorecard.kpi.KpiRefresh;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A month of all subsidiaries from freezing to the draft: facts are copied, cards made, their runs begun and worked out. Beside
 * it what counting all key figures of the month costs, and reading them. Facts are those of {@link KpisBench}.
 */
final class ScoresBench {

    private ScoresBench() {}

    static void run() throws IOException, SQLException {
        try (Server server = Server.start();
                ProgramSide program = new ProgramSide(
                        server.create("scores"),
                        "--camunda.bpm.job-execution.enabled=false",
                        "--baoxiu.background.enabled=false")) {
            JdbcClient jdbc = program.context().getBean(JdbcClient.class);
            YearMonth running = YearMonth.from(LocalDate.now(KpisBench.ZONE));
            KpisBench.fill(jdbc, running);
            // no case stands behind the facts: with a time here they are taken as they are, and not worked out anew
            jdbc.sql("update scorecard_refresh set refreshed_at = ? where id = 1")
                    .param(OffsetDateTime.now(KpisBench.ZONE))
                    .update();
            program.context().getBean(KpiRefresh.class).recount();
            for (YearMonth month : List.of(running.minusMonths(2), running.minusMonths(1))) {
                measure(program, jdbc, month);
            }
        }
    }

    private static void measure(ProgramSide program, JdbcClient jdbc, YearMonth month) {
        double count = count(program, month);
        double read = read(program, month);
        Cards cards = program.context().getBean(Cards.class);
        DueTimers jobs = program.context().getBean(DueTimers.class);
        long start = System.nanoTime();
        program.context().getBean(MonthFreezing.class).freeze(month);
        double frozen = KpisBench.seconds(start);
        start = System.nanoTime();
        List<Card> made = cards.of(month);
        for (Card card : made) {
            jobs.work(card.subsidiary() + "-" + month);
        }
        double worked = KpisBench.seconds(start);
        long scored = cards.of(month).stream().filter(card -> card.total() != null).count();
        int facts = jdbc.sql("select count(*) from scorecard_frozen_fact where month_start = ?")
                .param(month.atDay(1))
                .query(Integer.class)
                .single();
        System.out.printf(
                Locale.ROOT,
                "%s: %,d facts frozen and %d runs begun in %.2f s; %d cards worked out (%d with a score) in %.2f s%n"
                        + "  all key figures of the month counted: %.2f s, read: %.1f ms; freeze to draft %.1f times the count, %.0f times"
                        + " the reading%n",
                month,
                facts,
                made.size(),
                frozen,
                made.size(),
                scored,
                worked,
                count,
                read * 1000,
                (frozen + worked) / count,
                (frozen + worked) / read);
    }

    private static double count(ProgramSide program, YearMonth month) {
        KpiRefresh refresh = program.context().getBean(KpiRefresh.class);
        double[] times = new double[3];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            refresh.recount(month);
            times[i] = KpisBench.seconds(start);
        }
        return Figures.median(times);
    }

    private static double read(ProgramSide program, YearMonth month) {
        KpiCounts counts = program.context().getBean(KpiCounts.class);
        double[] times = new double[9];
        int rows = 0;
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            rows = counts.read(month, null).size();
            times[i] = KpisBench.seconds(start);
        }
        if (rows == 0) {
            throw new IllegalStateException(month + " was not counted");
        }
        return Figures.median(times);
    }
}
