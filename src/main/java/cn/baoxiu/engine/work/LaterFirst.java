package cn.baoxiu.engine.work;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;

/**
 * A schedule whose very first run is some time later than it would be.
 *
 * @param later never negative
 */
record LaterFirst(Schedule schedule, Duration later) implements Schedule {

    @Override
    public Instant getNextExecutionTime(ExecutionComplete complete) {
        return schedule.getNextExecutionTime(complete);
    }

    @Override
    public Instant getInitialExecutionTime(Instant now) {
        return schedule.getInitialExecutionTime(now).plus(later);
    }

    @Override
    public boolean isDeterministic() {
        return schedule.isDeterministic();
    }
}
