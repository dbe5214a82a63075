package cn.baoxiu.engine;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A kind of work that runs in the background, on one node at a time, and survives a restart. A bean of this type is
 * all that is needed. Work may run again after a crash or an error: {@link #run} must be idempotent and is not inside
 * a transaction.
 */
public interface BackgroundTask {

    /** Unique and stable, for example {@code intake.ledger}: stored with the waiting work; at most 100 characters. */
    String name();

    /** Time of day, Asia/Shanghai, for work that is done once a day; empty for work that is submitted. */
    default Optional<LocalTime> daily() {
        return Optional.empty();
    }

    /**
     * Pause between two runs, for work that looks again and again whether there is something to do; runs on one node at
     * a time. Empty for all other work.
     */
    default Optional<Duration> every() {
        return Optional.empty();
    }

    /** How long after its very first start such repeated work begins, for work that reads what other work prepares. */
    default Duration firstAfter() {
        return Duration.ZERO;
    }

    /**
     * Does one piece of work. An exception has it tried again later, at growing intervals.
     *
     * @param id what {@link BackgroundWork#submit} was given; for work that repeats always the same
     */
    void run(String id);
}
