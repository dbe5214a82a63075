package cn.baoxiu.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.task.Task;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The engine alone with the same model files. Its delegates do nothing but set the process variables that the models'
 * gateways read: no rules, no domain tables, no authorization, no forms. As in the program, the call-back of each closed
 * case begins after the closing, not in it.
 */
final class BareSide implements Side, AutoCloseable {

    /** Stands for every listener and delegate of the models. */
    private static final class Nothing implements JavaDelegate, ExecutionListener, TaskListener {
        @Override
        public void execute(DelegateExecution execution) {}

        @Override
        public void notify(DelegateExecution execution) {}

        @Override
        public void notify(DelegateTask task) {}
    }

    /** Stands for {@code ${assignment…}} in the models. */
    public static final class Assignment {
        public String firstResponders(String grade) {
            return "property-engineering";
        }

        public String inspectors(String repairingGroup) {
            return "warranty-office,property-engineering";
        }
    }

    /** Stands for {@code ${clockTimers…}}: a timer that is never due. */
    public static final class ClockTimers {
        public Date next(DelegateExecution execution) {
            return new Date(System.currentTimeMillis() + 365L * 86_400_000);
        }

        public boolean isStopped(DelegateExecution execution) {
            return true;
        }
    }

    /** Stands for {@code ${escalationGate…}}. */
    public static final class EscalationGate {
        public boolean isRunning(DelegateExecution execution) {
            return false;
        }
    }

    private final String url;
    private final HikariDataSource pool;
    private final ProcessEngine engine;
    private final CommandExecutor commands;
    private final List<String> homes;
    private final Queue<String> closed = new ConcurrentLinkedQueue<>();
    private final AtomicLong callbacks = new AtomicLong();

    BareSide(String url, List<String> homes) {
        this.url = url;
        this.homes = homes;
        HikariConfig hikari = new HikariConfig();
        hikari.setJdbcUrl(url);
        hikari.setUsername("postgres");
        hikari.setPassword("postgres");
        // The same driver and pool settings as the program's.
        hikari.setMaximumPoolSize(ProgramSide.POOL);
        hikari.setMaxLifetime(240_000);
        hikari.setKeepaliveTime(60_000);
        this.pool = new HikariDataSource(hikari);
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("bare");
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfigurationImpl.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory(ProcessEngineConfigurationImpl.HISTORY_FULL);
        configuration.setHistoryTimeToLive("P3650D");
        configuration.setCmmnEnabled(false);
        configuration.setBeans(beans());
        this.engine = configuration.buildProcessEngine();
        this.commands = configuration.getCommandExecutorTxRequired();
        deploy();
    }

    @Override
    public void workBehind() {
        for (String key = closed.poll(); key != null; key = closed.poll()) {
            Date due = new Date(System.currentTimeMillis() + Duration.ofDays(2).toMillis());
            engine.getRuntimeService()
                    .startProcessInstanceByKey(
                            "callback-survey",
                            key,
                            Map.of(
                                    "callbackId", callbacks.incrementAndGet(),
                                    "callUntil", due,
                                    "taskDue", due,
                                    "linkUntil", due,
                                    "moreAttempts", true));
        }
    }

    private static Map<Object, Object> beans() {
        Map<Object, Object> beans = new HashMap<>() {
            @Override
            public boolean containsKey(Object key) {
                return super.containsKey(key)
                        || key.toString().endsWith("Listener")
                        || key.toString().endsWith("Delegate");
            }

            @Override
            public Object get(Object key) {
                return super.getOrDefault(key, NOTHING);
            }
        };
        beans.put("assignment", new Assignment());
        beans.put("clockTimers", new ClockTimers());
        beans.put("escalationGate", new EscalationGate());
        beans.put("receiveReportListener", new Nothing());
        beans.put("triageReportDelegate", (JavaDelegate) execution -> execution.setVariables(Script.atTriage()));
        return beans;
    }

    private static final Nothing NOTHING = new Nothing();

    private void deploy() {
        try {
            DeploymentBuilder deployment = engine.getRepositoryService().createDeployment().name("same models");
            var resolver = new PathMatchingResourcePatternResolver();
            for (String pattern : List.of("processes/**/*.bpmn", "processes/**/*.dmn", "forms/**/*.form")) {
                for (Resource model : resolver.getResources("classpath*:" + pattern)) {
                    try (InputStream in = model.getInputStream()) {
                        deployment.addInputStream(model.getFilename(), in);
                    }
                }
            }
            deployment.deploy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "bare engine";
    }

    @Override
    public void runCase(int number) {
        String home = homes.get(number % homes.size());
        String key = "BARE-" + number;
        engine.getRuntimeService().startProcessInstanceByKey("repair-case", key, Script.atStart(home));
        for (int done = 0; done < Script.TASKS; done++) {
            Task task = engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(key)
                    .orderByTaskCreateTime()
                    .asc()
                    .list()
                    .get(0);
            // in one transaction, as the program does
            commands.execute(context -> {
                engine.getTaskService().claim(task.getId(), "bench");
                engine.getTaskService().complete(task.getId(), Script.atTask(task.getTaskDefinitionKey()));
                return null;
            });
        }
        if (engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .count()
                != 0) {
            throw new IllegalStateException("case " + key + " is not closed after " + Script.TASKS + " tasks");
        }
        closed.add(key);
    }

    @Override
    public JdbcClient jdbc() {
        return Server.jdbc(url);
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
