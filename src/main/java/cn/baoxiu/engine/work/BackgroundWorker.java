package cn.baoxiu.engine.work;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.engine.EngineTime;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Does the background work of this node with db-scheduler, which gives each piece to one node only and hands the work
 * of a node that has died to another.
 */
@Component
class BackgroundWorker {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(20);

    /** Four missed ones, and the work of a dead node goes on elsewhere: after less than two minutes. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    private final ObjectProvider<BackgroundTask> tasks;
    private final DataSource dataSource;
    private final boolean enabled;
    private final int threads;
    private final Duration pollingInterval;
    private @Nullable Scheduler scheduler;

    BackgroundWorker(
            ObjectProvider<BackgroundTask> tasks,
            DataSource dataSource,
            @Value("${baoxiu.background.enabled}") boolean enabled,
            @Value("${baoxiu.background.threads}") int threads,
            @Value("${baoxiu.background.polling-interval}") Duration pollingInterval) {
        this.tasks = tasks;
        this.dataSource = dataSource;
        this.enabled = enabled;
        this.threads = threads;
        this.pollingInterval = pollingInterval;
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void start() {
        if (!enabled || scheduler != null) {
            return;
        }
        List<Task<?>> submitted = new ArrayList<>();
        List<RecurringTask<Void>> repeated = new ArrayList<>();
        for (BackgroundTask task : tasks) {
            repeats(task)
                    .ifPresentOrElse(
                            schedule -> repeated.add(repeated(task, schedule)), () -> submitted.add(submitted(task)));
        }
        scheduler = Scheduler.create(dataSource, submitted)
                .startTasks(repeated)
                .tableName(StoredBackgroundWork.TABLE)
                .threads(threads)
                .pollingInterval(pollingInterval)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
        scheduler.start();
    }

    /** Waits a moment for the work at hand; what does not end in time is done again elsewhere. */
    @PreDestroy
    synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    private static OneTimeTask<Void> submitted(BackgroundTask task) {
        return Tasks.oneTime(task.name())
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_RETRY))
                .execute((instance, context) -> task.run(instance.getId()));
    }

    private static Optional<Schedule> repeats(BackgroundTask task) {
        return task.daily()
                .<Schedule>map(time -> new Daily(EngineTime.ZONE, List.of(time)))
                .or(() -> task.every().map(pause -> new LaterFirst(FixedDelay.of(pause), task.firstAfter())));
    }

    private static RecurringTask<Void> repeated(BackgroundTask task, Schedule schedule) {
        return Tasks.recurring(task.name(), schedule).execute((instance, context) -> task.run(instance.getId()));
    }
}
