package cn.baoxiu.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * How fast the job executor works off timers that come due together, as those for owners who do not answer do at the
 * end of a day: each confirms a repair and closes its case. With several settings, in interleaved rounds.
 */
final class JobsBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int CASES = Integer.getInteger("bench.cases", 100);
    private static final int STOPPED_WITHIN_MS = 120_000;

    private record Setting(int threads, int queue, int perAcquisition) {}

    /** The starter's own first, then the program's with more and fewer threads. */
    private static final List<Setting> SETTINGS = List.of(
            new Setting(3, 3, 3),
            new Setting(8, 100, 50),
            new Setting(4, 100, 50),
            new Setting(16, 100, 50),
            new Setting(8, 100, 10),
            new Setting(8, 10, 50));

    private JobsBench() {}

    static void run() throws IOException, SQLException, InterruptedException {
        try (Server server = Server.start();
                ProgramSide program = new ProgramSide(server.create("program"))) {
            JdbcClient jdbc = program.jdbc();
            JobExecutor executor = ((ProcessEngineConfigurationImpl)
                            program.context().getBean(ProcessEngine.class).getProcessEngineConfiguration())
                    .getJobExecutor();
            ThreadPoolTaskExecutor pool = program.context().getBean(ThreadPoolTaskExecutor.class);
            executor.shutdown();
            int next = 0;
            double[][] rates = new double[SETTINGS.size()][ROUNDS];
            double[][] statements = new double[SETTINGS.size()][ROUNDS];
            for (int round = -1; round < ROUNDS; round++) {
                for (int i = 0; i < SETTINGS.size(); i++) {
                    int s = (i + Math.max(round, 0)) % SETTINGS.size();
                    for (int c = 0; c < CASES; c++) {
                        program.begin(++next, Script.TASKS - 1);
                    }
                    jdbc.sql("update act_ru_job set duedate_ = ?")
                            .param(new java.sql.Timestamp(System.currentTimeMillis() - 60_000))
                            .update();
                    Cost.reset(jdbc);
                    double rate = workOff(jdbc, executor, pool, SETTINGS.get(s));
                    if (round >= 0) {
                        rates[s][round] = rate;
                        statements[s][round] = Cost.statements(jdbc) / CASES;
                    }
                }
            }
            System.out.printf(Locale.ROOT, "%nTimers that come due together, %d rounds of %d%n", ROUNDS, CASES);
            for (int s = 0; s < SETTINGS.size(); s++) {
                System.out.printf(
                        Locale.ROOT,
                        "  %s: %.1f timers/s %s, %.0f statements a timer%n",
                        SETTINGS.get(s),
                        Figures.median(rates[s]),
                        Figures.all(rates[s]),
                        Figures.median(statements[s]));
            }
        }
    }

    private static double workOff(
            JdbcClient jdbc, JobExecutor executor, ThreadPoolTaskExecutor pool, Setting setting)
            throws InterruptedException {
        pool.shutdown();
        pool.setCorePoolSize(1);
        pool.setMaxPoolSize(setting.threads());
        pool.setCorePoolSize(setting.threads());
        pool.setQueueCapacity(setting.queue());
        pool.initialize();
        executor.setMaxJobsPerAcquisition(setting.perAcquisition());
        long start = System.nanoTime();
        executor.start();
        while (jdbc.sql("select count(*) from act_ru_job").query(Integer.class).single() > 0) {
            if (System.nanoTime() - start > STOPPED_WITHIN_MS * 1_000_000L) {
                throw new IllegalStateException("timers are left over");
            }
            Thread.sleep(20);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        executor.shutdown();
        return CASES / seconds;
    }
}
