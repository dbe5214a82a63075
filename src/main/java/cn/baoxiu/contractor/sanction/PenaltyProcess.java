package cn.baoxiu.contractor.sanction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Begins instances of the model {@code contractor-penalty} and moves their timers. Joins the caller's transaction. */
public interface PenaltyProcess {

    /** @param proposed for a letter that was proposed, else for a violation */
    void begin(Penalty penalty, int priority, boolean proposed);

    /** @param performUntil null if the letter sets no time */
    void moveTimers(String instanceId, Instant objectionUntil, @Nullable Instant performUntil);
}
