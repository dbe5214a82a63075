package cn.baoxiu.bench;

import cn.baoxiu.engine.EngineTime;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Seconds until all clock events that fall due in one minute are worked off, by one node and by two, each a program of
 * its own, on one PostgreSQL; beside them timers of the bare engine that do nothing. All cases are reported at one moment:
 * half an hour later each owes a warning, after an hour each first promise is broken and is escalated. Nodes work off
 * some cases that were reported earlier before the measured ones fall due, to be warm.
 */
final class TimersBench {

    private static final int CASES = Integer.getInteger("bench.timers", 10_000);
    private static final int WARM_UP = Integer.getInteger("bench.warmup", 500);
    private static final int THREADS = 4;
    private static final long POLL_MS = 100;
    private static final Duration STUCK = Duration.ofMinutes(20);

    private final Server server;
    /** When the cases that count were reported. */
    private final Instant reported = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private final Instant reportedOfWarmUp = reported.minus(40, ChronoUnit.MINUTES);

    /** Traces and jobs of the program, over all runs. */
    private int doneTwice;

    private TimersBench(Server server) {
        this.server = server;
    }

    /** @throws IllegalStateException after the last run, if the program did anything twice */
    static void run() throws IOException, SQLException, InterruptedException, ExecutionException {
        try (Server server = Server.start()) {
            TimersBench bench = new TimersBench(server);
            bench.reportCases();
            bench.startBareTimers();
            System.out.printf(Locale.ROOT, "%nClock events that fall due together, %d cases%n", CASES);
            for (int nodes = 1; nodes <= 2; nodes++) {
                bench.program(nodes);
                bench.bare(nodes);
            }
            if (bench.doneTwice > 0) {
                throw new IllegalStateException(bench.doneTwice + " things were done twice");
            }
        }
    }

    private interface Piece {
        void run(int number);
    }

    private static void each(int from, int to, Piece piece) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            AtomicInteger next = new AtomicInteger(from);
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                running.add(pool.submit(() -> {
                    for (int number = next.getAndIncrement(); number < to; number = next.getAndIncrement()) {
                        piece.run(number);
                    }
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    private void reportCases() throws SQLException, InterruptedException, ExecutionException {
        try (ProgramSide program = new ProgramSide(server.create("reported"))) {
            ((ProcessEngineConfigurationImpl)
                            program.context().getBean(ProcessEngine.class).getProcessEngineConfiguration())
                    .getJobExecutor()
                    .shutdown();
            EngineTime.moveTo(reportedOfWarmUp);
            each(0, WARM_UP, program::report);
            EngineTime.moveTo(reported);
            each(WARM_UP, WARM_UP + CASES, program::report);
        } finally {
            EngineTime.reset();
        }
    }

    /** Due at the same moments as the program's. */
    private void startBareTimers() throws SQLException, InterruptedException, ExecutionException {
        ProcessEngine engine = BareTimers.engine(server.create("waiting"), "seed");
        BareTimers.deploy(engine);
        each(0, WARM_UP + CASES, number -> {
            Instant start = number < WARM_UP ? reportedOfWarmUp : reported;
            BareTimers.begin(engine, start.plus(30, ChronoUnit.MINUTES), start.plus(60, ChronoUnit.MINUTES));
        });
        engine.close();
    }

    private void program(int count) throws IOException, SQLException, InterruptedException {
        String url = server.copy("reported", "program_" + count);
        JdbcClient jdbc = Server.jdbc(url);
        TimersCheck check = new TimersCheck(jdbc);
        List<NodeProcess> nodes = start(count, "program", url);
        workOff(nodes, check, reportedOfWarmUp.plus(31, ChronoUnit.MINUTES));
        workOff(nodes, check, reportedOfWarmUp.plus(61, ChronoUnit.MINUTES));
        for (int minutes : new int[] {31, 61}) {
            Instant moment = reported.plus(minutes, ChronoUnit.MINUTES);
            Cost.reset(jdbc);
            double seconds = workOff(nodes, check, moment);
            double statements = Cost.statements(jdbc) / (double) CASES;
            TimersCheck.Duplicates duplicates = minutes == 31
                    ? check.warnings(CASES, reported, moment)
                    : check.breaches(CASES, reported, moment);
            print(minutes == 31 ? "warnings" : "breaches", count, seconds, check, moment);
            System.out.printf(
                    Locale.ROOT, "      duplicates %s, %.0f statements a timer%n", duplicates, statements);
            doneTwice += duplicates.count();
            if (Boolean.getBoolean("bench.statements")) {
                Cost.expensive(jdbc).forEach(System.out::println);
            }
        }
        doneTwice += check.twice();
        nodes.forEach(NodeProcess::close);
    }

    private void bare(int count) throws IOException, SQLException, InterruptedException {
        String url = server.copy("waiting", "bare_" + count);
        TimersCheck check = new TimersCheck(Server.jdbc(url));
        List<NodeProcess> nodes = start(count, "bare", url);
        workOff(nodes, check, reportedOfWarmUp.plus(31, ChronoUnit.MINUTES));
        workOff(nodes, check, reportedOfWarmUp.plus(61, ChronoUnit.MINUTES));
        for (int minutes : new int[] {31, 61}) {
            Instant moment = reported.plus(minutes, ChronoUnit.MINUTES);
            print("bare engine", count, workOff(nodes, check, moment), check, moment);
        }
        nodes.forEach(NodeProcess::close);
    }

    private static List<NodeProcess> start(int count, String kind, String url) throws IOException {
        List<NodeProcess> nodes = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            nodes.add(NodeProcess.start(kind, url, "node-" + i));
        }
        return nodes;
    }

    /** @return seconds from the order to the nodes until nothing is due any more */
    private static double workOff(List<NodeProcess> nodes, TimersCheck check, Instant moment)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        for (NodeProcess node : nodes) {
            node.workFrom(moment);
        }
        while (check.waiting(moment) > 0) {
            if (System.nanoTime() - start > STUCK.toNanos()) {
                throw new IllegalStateException(check.waiting(moment) + " timers are left over");
            }
            Thread.sleep(POLL_MS);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        for (NodeProcess node : nodes) {
            node.rest();
        }
        return seconds;
    }

    private static void print(String what, int nodes, double seconds, TimersCheck check, Instant since) {
        System.out.printf(
                Locale.ROOT,
                "  %-11s %d node(s): %6.1f s, %5.0f timers/s; jobs done twice %d, failed %d; %s%n",
                what,
                nodes,
                seconds,
                CASES / seconds,
                check.twice(),
                check.failures(),
                check.shares(since));
    }
}
