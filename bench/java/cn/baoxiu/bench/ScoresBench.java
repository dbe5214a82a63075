package cn.baoxiu.bench;

import cn.baoxiu.scorecard.card.Card;
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
 * A month of all subsidiaries from freezing to the draft, as it is in the middle of a year: facts are copied, three published
 * months before are looked at for corrections, cards are made, their runs begun and worked out with the inside scores. Beside it
 * what counting all key figures of the month costs, and reading them. Facts are those of {@link KpisBench}, with the rows of
 * {@link BaseRows} behind those of the last months.
 */
final class ScoresBench {

    /** So many months have their base rows: the one that is measured, and those that were published before it. */
    private static final int BASE_MONTHS = Integer.getInteger("bench.base", 4);

    /** As many as the shipped table lets corrections reach. */
    private static final int PUBLISHED = 3;

    private ScoresBench() {}

    static void run() throws IOException, SQLException {
        try (Server server = Server.start();
                ProgramSide program = new ProgramSide(
                        server.create("scores"),
                        "--camunda.bpm.job-execution.enabled=false",
                        "--baoxiu.background.enabled=false")) {
            JdbcClient jdbc = program.context().getBean(JdbcClient.class);
            YearMonth running = YearMonth.from(LocalDate.now(KpisBench.ZONE));
            YearMonth month = running.minusMonths(1);
            KpisBench.fill(jdbc, running);
            BaseRows.ofCases(jdbc, running.minusMonths(BASE_MONTHS));
            // the logs of the rooms are empty: with a time here the facts are taken as they are, and not worked out anew
            jdbc.sql("update scorecard_refresh set refreshed_at = ? where id = 1")
                    .param(OffsetDateTime.now(KpisBench.ZONE))
                    .update();
            FrozenMonths.make(program, month.minusMonths(PUBLISHED), month.minusMonths(1));
            BaseRows.corrections(jdbc, month.minusMonths(PUBLISHED), month.minusMonths(1));
            jdbc.sql("vacuum analyze").update();
            measure(program, jdbc, month);
        }
    }

    private static void measure(ProgramSide program, JdbcClient jdbc, YearMonth month) {
        double count = count(program, month);
        double read = read(program, month);
        long start = System.nanoTime();
        program.context().getBean(MonthFreezing.class).freeze(month);
        double frozen = KpisBench.seconds(start);
        start = System.nanoTime();
        List<Card> cards = FrozenMonths.workOut(program, month);
        double worked = KpisBench.seconds(start);
        System.out.printf(
                Locale.ROOT,
                "%n%s: %,d facts of cards and %,d of inside scores frozen, %d corrections of %d published months carried, %d runs begun"
                        + " in %.2f s%n  %d cards worked out (%d with a score) and %d inside scores in %.2f s%n"
                        + "  all key figures of the month counted: %.2f s, read by the statement of page and API: %.1f ms%n"
                        + "freeze to draft %.2f s: ratio %.1f to counting them, %.0f to reading them%n",
                month,
                rows(jdbc, "scorecard_frozen_fact f where f.month_start = ?", month),
                rows(jdbc, "scorecard_frozen_inside_fact f where f.month_start = ?", month),
                rows(jdbc, "scorecard_adjustment a where a.month_start = ?", month),
                PUBLISHED,
                cards.size(),
                frozen,
                cards.size(),
                cards.stream().filter(card -> card.total() != null).count(),
                rows(
                        jdbc,
                        "scorecard_inside_score s join scorecard_card c on c.id = s.card_id where c.month_start = ?",
                        month),
                worked,
                count,
                read * 1000,
                frozen + worked,
                (frozen + worked) / count,
                (frozen + worked) / read);
    }

    /** @throws IllegalStateException if there are none: then something was not measured */
    private static long rows(JdbcClient jdbc, String of, YearMonth month) {
        long rows = jdbc.sql("select count(*) from " + of)
                .param(month.atDay(1))
                .query(Long.class)
                .single();
        if (rows == 0) {
            throw new IllegalStateException("no row in " + of + " for " + month);
        }
        return rows;
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
