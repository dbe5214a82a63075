package cn.baoxiu.clock;

import java.time.Instant;
import java.util.Optional;

/**
 * What the clocks of a case do by themselves: warnings, breaches, the end of a pause. The process has one timer for the
 * next of them; every call joins the caller's transaction.
 */
public interface ClockEvents {

    /**
     * Does all that is due until now, each thing once, and publishes {@link PromiseWarned}, {@link PromiseBreached}
     * and {@link PauseChanged}.
     */
    void advance(String caseNumber);

    /**
     * When the next warning, breach or end of a pause is due, without doing anything; empty if nothing can happen until a
     * promise is made. Read anew each time, with what other transactions have committed meanwhile.
     */
    Optional<Instant> next(String caseNumber);
}
