package cn.baoxiu.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise as others see it.
 *
 * @param party who made it: a group id or party code
 * @param firstDue the due time before it was re-dated once (drying, plan); equal to {@code due} if it never was
 * @param due null while it is paused
 * @param metAt when it was fulfilled, in time or late
 * @param elapsedMinutes countable minutes of its calendar that have passed, up to its fulfilment; pauses do not count
 * @param remainingMinutes countable minutes until it is due, null if it is not running
 * @param state RUNNING, PAUSED, MET, BREACHED (late or overdue), CANCELLED, or LEGACY: it was late before the case was taken
 *     over from an old ledger, which is nobody's breach (rules R11)
 */
public record PromiseView(
        long id,
        String caseNumber,
        int round,
        PromiseKind kind,
        String party,
        Instant startedAt,
        CalendarId calendar,
        @Nullable String amount,
        @Nullable Instant due,
        Instant firstDue,
        boolean provisional,
        @Nullable Instant metAt,
        long elapsedMinutes,
        @Nullable Long remainingMinutes,
        State state) {

    /** State of a promise at the moment it is looked at. */
    public enum State {
        RUNNING,
        PAUSED,
        MET,
        BREACHED,
        CANCELLED,
        LEGACY
    }
}
