package cn.baoxiu.bench;

import cn.baoxiu.engine.EngineTime;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cases whose clocks all fall due in the same minute: seconds until one node, and until two nodes on the same database,
 * have worked them off, and how many were worked off more than once. First a warning each, which is a message; then a
 * breach each, which opens an escalation. Beside them the bare engine with timers that do nothing.
 */
final class TimersBench {

    private static final int CASES = Integer.getInteger("bench.timers", 10_000);
    private static final int THREADS = 4;
    /** P1: first contact within an hour, the first warning at half of it (rules R2). */
    private static final Duration WARNING = Duration.ofMinutes(30);

    private static final Duration BREACH = Duration.ofMinutes(60).plusSeconds(1);
    private static final Duration GIVE_UP = Duration.ofMinutes(30);

    private TimersBench() {}

    static void run() throws IOException, SQLException, InterruptedException, ExecutionException {
        Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        try (Server server = Server.start()) {
            System.out.printf(Locale.ROOT, "%n%,d timers due in the same minute%n", CASES);
            prepare(server.create("prepared"), start);
            for (int nodes : new int[] {1, 2}) {
                workOff(server.copy("prepared", "nodes" + nodes), nodes, start);
            }
            System.out.printf(
                    Locale.ROOT,
                    "  bare engine, 1 node, timers that do nothing: %.1f s%n",
                    BareTimers.secondsFor(server.create("bare"), CASES));
        }
    }

    private static void prepare(String url, Instant start) throws InterruptedException, ExecutionException {
        EngineTime.moveTo(start);
        long began = System.nanoTime();
        try (ProgramSide program = new ProgramSide(url)) {
            ExecutorService people = Executors.newFixedThreadPool(THREADS);
            List<Future<String>> reports = IntStream.range(0, CASES)
                    .mapToObj(number -> people.submit(() -> program.report(number)))
                    .toList();
            for (Future<String> report : reports) {
                report.get();
            }
            people.shutdown();
        } finally {
            EngineTime.reset();
        }
        System.out.printf(Locale.ROOT, "  reported in %.0f s%n", (System.nanoTime() - began) / 1e9);
    }

    private static void workOff(String url, int nodes, Instant start) throws IOException, InterruptedException {
        JdbcClient jdbc = Server.jdbc(url);
        try (Nodes running = Nodes.start(nodes, url, start)) {
            double warnings = seconds(jdbc, running, start.plus(WARNING));
            long warnedTwice = advanced(jdbc) - CASES;
            long warned = count(jdbc, "select count(*) from clock_promise where warned_percent = 50");
            double breaches = seconds(jdbc, running, start.plus(BREACH));
            long broken = count(jdbc, "select count(*) from clock_promise where state = 'BREACHED'");
            long brokenTwice = advanced(jdbc) - 2L * CASES
                    + count(jdbc, "select count(*) - count(distinct promise_id) from clock_segment where state = 'BREACHED'")
                    + count(jdbc, "select count(*) - count(distinct case_number) from escalation_case");
            System.out.printf(
                    Locale.ROOT,
                    "  %d node(s): %,d warnings in %.1f s (%.0f/s), duplicates %d; %,d breaches with escalation in %.1f s"
                            + " (%.0f/s), duplicates %d; escalations %,d, failed jobs %d%n",
                    nodes,
                    warned,
                    warnings,
                    CASES / warnings,
                    warnedTwice,
                    broken,
                    breaches,
                    CASES / breaches,
                    brokenTwice,
                    count(jdbc, "select count(*) from escalation_case"),
                    count(jdbc, "select count(*) from act_ru_job where retries_ = 0 or exception_msg_ is not null"));
        }
    }

    private static double seconds(JdbcClient jdbc, Nodes nodes, Instant now) throws InterruptedException {
        long began = System.nanoTime();
        nodes.moveTo(now);
        while (jdbc.sql("select count(*) from act_ru_job where duedate_ <= ? and retries_ > 0")
                        .param(Timestamp.from(now))
                        .query(Long.class)
                        .single()
                > 0) {
            if (System.nanoTime() - began > GIVE_UP.toNanos()) {
                throw new IllegalStateException("timers are left over");
            }
            Thread.sleep(100);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** How often the model's step behind the clock's timer was gone through. */
    private static long advanced(JdbcClient jdbc) {
        return count(jdbc, "select count(*) from act_hi_actinst where act_id_ = 'serviceTask_advanceClock'");
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
