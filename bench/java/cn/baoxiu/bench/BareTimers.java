package cn.baoxiu.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.model.bpmn.Bpmn;

/**
 * The engine alone with the smallest model that waits for a time and for another one after that. Its job executor has the
 * program's settings.
 */
final class BareTimers {

    private static final String KEY = "bare-timers";

    private BareTimers() {}

    static ProcessEngine engine(String url, String hostname) {
        HikariConfig hikari = new HikariConfig();
        hikari.setJdbcUrl(url);
        hikari.setUsername("postgres");
        hikari.setPassword("postgres");
        hikari.addDataSourceProperty("reWriteBatchedInserts", "true");
        hikari.setMaximumPoolSize(ProgramSide.POOL);
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
        configuration.setProcessEngineName(hostname);
        configuration.setHostname(hostname);
        configuration.setDataSource(new HikariDataSource(hikari));
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfigurationImpl.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory(ProcessEngineConfigurationImpl.HISTORY_FULL);
        configuration.setHistoryTimeToLive("P3650D");
        configuration.setCmmnEnabled(false);
        configuration.setDmnEnabled(false);
        configuration.setJobExecutor(executor);
        configuration.setJobExecutorActivate(false);
        configuration.setJobExecutorDeploymentAware(false);
        return configuration.buildProcessEngine();
    }

    static void deploy(ProcessEngine engine) {
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        KEY + ".bpmn",
                        Bpmn.createExecutableProcess(KEY)
                                .startEvent()
                                .intermediateCatchEvent("first")
                                .timerWithDate("${first}")
                                .intermediateCatchEvent("second")
                                .timerWithDate("${second}")
                                .endEvent()
                                .done())
                .deploy();
    }

    static void begin(ProcessEngine engine, Instant first, Instant second) {
        engine.getRuntimeService()
                .startProcessInstanceByKey(KEY, Map.of("first", Date.from(first), "second", Date.from(second)));
    }
}
