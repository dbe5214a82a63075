package cn.baoxiu.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cases per second from report to closed: the program beside the bare engine, in interleaved rounds on one
 * PostgreSQL server, with 1 and with 4 threads; the median counts.
 */
final class EngineBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);

    /** Of each thread in a round, so that a round of four threads does not end before vacuum and checkpoint have come by. */
    private static final int CASES = Integer.getInteger("bench.cases", 60);

    /** With four threads. After 800 cases Java still compiles, and a case of the program costs it half as much again. */
    private static final int WARM_UP = Integer.getInteger("bench.warmup", 1500);

    /** With one thread, after those. */
    private static final int WARM_UP_ALONE = Math.min(WARM_UP, 200);

    private static final int[] THREADS = {1, 4};

    /** Between two looks of the thread behind, in ms. */
    private static final int PAUSE_BEHIND = 500;

    private static final String[] COUNTED = {
        "act_hi_actinst", "act_hi_taskinst", "act_hi_varinst", "act_hi_detail", "act_hi_op_log", "act_hi_identitylink"
    };

    private EngineBench() {}

    static void run() throws IOException, SQLException, InterruptedException, ExecutionException {
        try (Server server = Server.start();
                ProgramSide program = new ProgramSide(server.create("program"));
                BareSide bare = new BareSide(server.create("bare"), program.homes())) {
            List<Side> sides = List.of(program, bare);
            AtomicInteger next = new AtomicInteger();
            if (Boolean.getBoolean("bench.profile")) {
                // for a profiler: the program alone, one thread
                rate(program, 4, WARM_UP / 3, next);
                program.jdbc().sql("vacuum analyze").update();
                System.out.printf(Locale.ROOT, "%.1f cases/s%n", rate(program, 1, WARM_UP, next));
                return;
            }
            if (Boolean.getBoolean("bench.program")) {
                // for the effect of a setting: what a case costs the program with it
                rate(program, 4, WARM_UP, next);
                program.jdbc().sql("vacuum analyze").update();
                cost(program, next);
                System.out.printf(Locale.ROOT, "  4 threads: %.1f cases/s%n", rate(program, 4, 4 * CASES, next));
                return;
            }
            for (Side side : sides) {
                rate(side, 4, WARM_UP, next);
                // a database that is in use knows how large its tables are; this one was empty a minute ago
                side.jdbc().sql("vacuum analyze").update();
                rate(side, 1, WARM_UP_ALONE, next);
            }
            double[][][] rates = new double[sides.size()][THREADS.length][ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                for (int t = 0; t < THREADS.length; t++) {
                    for (int i = 0; i < sides.size(); i++) {
                        // the order changes from round to round, so that neither side always follows the other
                        int s = (i + round) % sides.size();
                        rates[s][t][round] = rate(sides.get(s), THREADS[t], CASES * THREADS[t], next);
                    }
                }
            }
            System.out.printf(Locale.ROOT, "%nRepair cases from report to closed, %d tasks each%n", Script.TASKS);
            System.out.printf(
                    Locale.ROOT, "PostgreSQL 17, %d rounds of %d cases a thread, median cases/s (all rounds)%n", ROUNDS, CASES);
            for (int t = 0; t < THREADS.length; t++) {
                double a = Figures.median(rates[0][t]);
                double b = Figures.median(rates[1][t]);
                System.out.printf(
                        Locale.ROOT,
                        "  %d thread(s): baoxiu %6.1f %s   bare engine %6.1f %s   ratio %.2f%n",
                        THREADS[t],
                        a,
                        Figures.all(rates[0][t]),
                        b,
                        Figures.all(rates[1][t]),
                        a / b);
            }
            for (Side side : sides) {
                cost(side, next);
            }
        }
    }

    /** A thread behind the others does what closed cases leave to it, and each round waits until all of its own is done. */
    private static double rate(Side side, int threads, int cases, AtomicInteger next)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        ScheduledExecutorService behind = Executors.newSingleThreadScheduledExecutor();
        try {
            AtomicInteger left = new AtomicInteger(cases);
            long start = System.nanoTime();
            Future<?> background =
                    behind.scheduleWithFixedDelay(side::workBehind, PAUSE_BEHIND, PAUSE_BEHIND, TimeUnit.MILLISECONDS);
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                running.add(pool.submit(() -> {
                    while (left.getAndDecrement() > 0) {
                        side.runCase(next.incrementAndGet());
                    }
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
            if (background.isDone()) {
                // it has failed: says why
                background.get();
            }
            background.cancel(false);
            behind.submit(side::workBehind).get();
            return cases / ((System.nanoTime() - start) / 1e9);
        } finally {
            pool.shutdown();
            behind.shutdown();
        }
    }

    private static void cost(Side side, AtomicInteger next) throws InterruptedException, ExecutionException {
        JdbcClient jdbc = side.jdbc();
        int[] before = counts(jdbc);
        jdbc.sql("checkpoint").update();
        // after a checkpoint each page is written whole once; these cases pay for that, not the counted ones
        rate(side, 1, CASES, next);
        int[] start = counts(jdbc);
        Cost.reset(jdbc);
        long wal = Cost.wal(jdbc);
        double java = CpuTime.java();
        double postgres = CpuTime.postgres();
        rate(side, 1, CASES, next);
        java = (CpuTime.java() - java) / CASES;
        postgres = (CpuTime.postgres() - postgres) / CASES;
        double walPerCase = (Cost.wal(jdbc) - wal) / (double) CASES;
        double statements = Cost.statements(jdbc) / (double) CASES;
        int[] end = counts(jdbc);
        System.out.printf(
                Locale.ROOT,
                "  %-12s per case: %.0f SQL statements, %.0f KB WAL, CPU %.1f ms Java + %.1f ms PostgreSQL",
                side.name(),
                statements,
                walPerCase / 1024,
                java,
                postgres);
        for (int i = 0; i < COUNTED.length; i++) {
            System.out.printf(Locale.ROOT, ", %s %.0f", COUNTED[i], (end[i] - start[i]) / (double) CASES);
        }
        System.out.println();
        if (Boolean.getBoolean("bench.statements")) {
            // of one case: calls, ms of execution, ms of planning, how often planned
            jdbc.sql("select calls, total_exec_time, total_plan_time, plans,"
                            + " left(regexp_replace(query, '\\s+', ' ', 'g'), 220)"
                            + " from pg_stat_statements where dbid = (select oid from pg_database"
                            + " where datname = current_database()) order by total_exec_time + total_plan_time desc limit 400")
                    .query((rs, n) -> "%.1f\t%.2f\t%.2f\t%.1f\t%s"
                            .formatted(
                                    rs.getDouble(1) / CASES,
                                    rs.getDouble(2) / CASES,
                                    rs.getDouble(3) / CASES,
                                    rs.getDouble(4) / CASES,
                                    rs.getString(5)))
                    .list()
                    .forEach(System.out::println);
        }
    }

    private static int[] counts(JdbcClient jdbc) {
        int[] counts = new int[COUNTED.length];
        for (int i = 0; i < COUNTED.length; i++) {
            counts[i] = jdbc.sql("select count(*) from " + COUNTED[i])
                    .query(Integer.class)
                    .single();
        }
        return counts;
    }
}
