package cn.baoxiu.engine;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** Another node of the cluster, as far as deployments go: an engine of its own on the same database. */
final class OtherNode {

    private OtherNode() {}

    static void deploy(DataSource database, String name, String content) {
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("other-node");
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("false");
        configuration.setJobExecutorActivate(false);
        configuration.setCmmnEnabled(false);
        configuration.setMetricsEnabled(false);
        configuration.setHistory("full");
        configuration.setHistoryTimeToLive("P3650D");
        ProcessEngine engine = configuration.buildProcessEngine();
        try {
            engine.getRepositoryService()
                    .createDeployment()
                    .addInputStream(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                    .deploy();
        } finally {
            engine.close();
        }
    }
}
