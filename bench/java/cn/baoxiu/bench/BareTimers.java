package cn.baoxiu.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.model.bpmn.Bpmn;

/** The engine alone: instances that wait for a timer and end, with the program's settings of the job executor. */
final class BareTimers {

    private BareTimers() {}

    static double secondsFor(String url, int instances) throws InterruptedException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setUsername("postgres");
            pool.setPassword("postgres");
            pool.setMaximumPoolSize(ProgramSide.POOL);
            DefaultJobExecutor executor = new DefaultJobExecutor();
            executor.setCorePoolSize(4);
            executor.setMaxPoolSize(4);
            executor.setQueueSize(100);
            executor.setMaxJobsPerAcquisition(50);
            executor.setWaitTimeInMillis(500);
            executor.setMaxWait(5000);
            executor.setBackoffTimeInMillis(50);
            executor.setMaxBackoff(1000);
            StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
            configuration.setProcessEngineName("bare-timers");
            configuration.setDataSource(pool);
            configuration.setDatabaseSchemaUpdate(ProcessEngineConfigurationImpl.DB_SCHEMA_UPDATE_TRUE);
            configuration.setHistory(ProcessEngineConfigurationImpl.HISTORY_FULL);
            configuration.setHistoryTimeToLive("P3650D");
            configuration.setJobExecutor(executor);
            configuration.setJobExecutorActivate(false);
            ProcessEngine engine = configuration.buildProcessEngine();
            try {
                deploy(engine);
                Date due = new Date(System.currentTimeMillis() - 1000);
                for (int i = 0; i < instances; i++) {
                    engine.getRuntimeService().startProcessInstanceByKey("waiting", Map.of("due", due));
                }
                long began = System.nanoTime();
                executor.start();
                while (engine.getManagementService().createJobQuery().count() > 0) {
                    Thread.sleep(100);
                }
                return (System.nanoTime() - began) / 1e9;
            } finally {
                engine.close();
            }
        }
    }

    private static void deploy(ProcessEngine engine) {
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "waiting.bpmn",
                        Bpmn.createExecutableProcess("waiting")
                                .startEvent()
                                .intermediateCatchEvent()
                                .timerWithDate("${due}")
                                .endEvent()
                                .done())
                .deploy();
    }
}
