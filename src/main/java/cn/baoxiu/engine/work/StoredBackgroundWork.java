package cn.baoxiu.engine.work;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.engine.BackgroundWork;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/** Stores background work in table {@code engine_background_work}, in the caller's transaction. */
@Component
class StoredBackgroundWork implements BackgroundWork {

    static final String TABLE = "engine_background_work";

    private final ObjectProvider<BackgroundTask> tasks;
    private final SchedulerClient client;

    StoredBackgroundWork(ObjectProvider<BackgroundTask> tasks, DataSource dataSource) {
        this.tasks = tasks;
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .tableName(TABLE)
                .build();
    }

    @Override
    public void submit(String taskName, String id) {
        if (tasks.stream().noneMatch(task -> task.name().equals(taskName))) {
            throw new IllegalArgumentException("no background task " + taskName);
        }
        // db-scheduler's own clock: the engine's clock may be moved while demo data is made.
        client.scheduleIfNotExists(new TaskInstance<Void>(taskName, id), Instant.now());
    }
}
