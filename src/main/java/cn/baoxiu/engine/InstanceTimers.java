package cn.baoxiu.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

/** Moves timers of running instances. Timers do not pause by themselves: whoever owns the clock moves them. */
public interface InstanceTimers {

    /**
     * Gives the waiting timer of the instance another due time, and all its attempts again if some have failed. Nothing
     * happens if none of the activities waits, or if it is due then already. Joins the caller's transaction; what that has not written yet is not seen.
     *
     * @param businessKey case number
     * @param activityIds ids of timer events of which at most one waits
     */
    void move(String processKey, String businessKey, Collection<String> activityIds, Instant due);

    /**
     * The same where several transactions may move the timer at once: it is locked until the caller's transaction ends, and only
     * then its due time is asked for, which must be read anew. So whoever comes later counts what whoever came first has committed.
     *
     * @param due empty: the timer stays as it is
     */
    void moveLocked(
            String processKey, String businessKey, Collection<String> activityIds, Supplier<Optional<Instant>> due);

    /**
     * Like the first for one instance, where several may run for a case.
     *
     * @param instanceId the engine's id of the instance
     */
    void moveIn(String instanceId, Collection<String> activityIds, Instant due);
}
