package cn.baoxiu.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise as others see it.
 *
 * @param party who made it: a group id or party code
 * @param firstDue the due time before it was re-dated once (drying, plan); equal to {@code due} if it never was
 * @param metAt when it was fulfilled, in time or late
 * @param state RUNNING, MET, BREACHED (late or overdue), CANCELLED, or LEGACY: it was late before the case was taken
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
        Instant due,
        Instant firstDue,
        boolean provisional,
        @Nullable Instant metAt,
        State state) {

    /** State of a promise at the moment it is looked at. */
    public enum State {
        RUNNING,
        MET,
        BREACHED,
        CANCELLED,
        LEGACY
    }
}
