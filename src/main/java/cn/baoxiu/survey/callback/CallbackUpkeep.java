package cn.baoxiu.survey.callback;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.engine.RunningInstances;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records and instances go together, whatever was done to the instances in Cockpit: a record whose instance was cancelled
 * ends, an instance whose record has ended (while it was suspended) ends too. And the group is
 * told where attempts are missing when the link has expired.
 */
@Component
class CallbackUpkeep implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackUpkeep.class);

    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final CallbackRows rows;
    private final CallbackDesk desk;
    private final CallbackProcess process;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CallbackUpkeep(
            CallbackRows rows,
            CallbackDesk desk,
            CallbackProcess process,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.desk = desk;
        this.process = process;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "survey.upkeep";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(PAUSE);
    }

    /** Each call-back in a transaction of its own, which looks again: what was read here may have changed. */
    @Override
    public void run(String id) {
        List<Long> waiting = rows.waiting();
        Set<Long> running = process.running();
        waiting.stream().filter(callback -> !running.contains(callback)).forEach(gone -> each(gone, this::cancelled));
        Set<Long> ended = new HashSet<>(running);
        rows.waiting().forEach(ended::remove);
        ended.forEach(over -> each(over, this::end));
        rows.unfinished(clock.instant()).forEach(late -> each(late, desk::tellUnfinished));
    }

    private void cancelled(long id) {
        desk.hold(id);
        if (process.state(desk.get(id)) == RunningInstances.State.GONE) {
            desk.cancelled(id);
        }
    }

    private void end(long id) {
        desk.hold(id);
        Callback callback = desk.get(id);
        if (!callback.running()
                && !callback.secondWaits()
                && process.state(callback) == RunningInstances.State.ACTIVE
                && process.caseReopened(callback)) {
            LOG.info("the instance of a call-back of {} that had ended is over", callback.caseNumber());
        }
    }

    private void each(long id, LongConsumer work) {
        try {
            transaction.executeWithoutResult(status -> work.accept(id));
        } catch (RuntimeException e) {
            // the others go on; this one is tried again the next time
            LOG.error("call-back {} could not be looked after", id, e);
        }
    }
}
