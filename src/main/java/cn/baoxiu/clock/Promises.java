package cn.baoxiu.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the promises of each case (rules R2). Every call joins the caller's transaction. */
public interface Promises {

    /** Opens a promise by amount. An open promise of the same case, round and kind is left as it is and returned. */
    PromiseView open(
            String caseNumber,
            int round,
            PromiseKind kind,
            String party,
            Instant startedAt,
            CalendarId calendar,
            Amount amount);

    /**
     * Opens a promise that is due at the end of a day, for example the plan's; of the next working day if it is none. The
     * day moves with pauses only from now on, and with new holidays.
     */
    PromiseView openUntil(
            String caseNumber, int round, PromiseKind kind, String party, Instant startedAt, LocalDate plannedOn);

    /**
     * Takes over a promise of a case from an old ledger (rules R11): its due time counts from the report. Kept in time
     * it is met; kept late, or not kept and due before now, it is legacy and stays so; else it is open like any other.
     *
     * @param metAt when it was fulfilled, null if that is still to come
     */
    void takeOver(
            String caseNumber,
            int round,
            PromiseKind kind,
            String party,
            Instant startedAt,
            CalendarId calendar,
            Amount amount,
            @Nullable Instant metAt);

    /**
     * Fulfils the open promise of this kind, if there is one; late fulfilment is a breach with its time. A legacy
     * promise that was not fulfilled yet keeps the time and stays legacy. One that waits for its inspection has the due
     * time that it had when the work was done.
     */
    void meet(String caseNumber, PromiseKind kind, Instant at);

    /**
     * Re-dates the open promise for the drying stage, to the end of the n-th working day after its end; both dates are
     * kept. A promise is re-dated once (rules R2): a second call changes nothing. What is overdue stays so.
     *
     * @param from end of the stage
     * @param workingDays whole days
     */
    void redate(String caseNumber, PromiseKind kind, Instant from, Amount workingDays);

    /**
     * The work is reported as done and waits for its inspection: the clock of this promise alone stands still (rules R2),
     * until {@link #meet} or {@link #resume}. What was overdue when the work was done stays so.
     *
     * @param from when the work was done
     */
    void suspend(String caseNumber, PromiseKind kind, Instant from);

    /** The inspection failed: the same promise goes on with what is left of its time, unless the case is paused. */
    void resume(String caseNumber, PromiseKind kind, Instant at);

    /**
     * Gives the open promise a new amount after a regrade: due counts from the original start; if that is past
     * already, from {@code at}. Met or breached outcomes stay, overdue ones too; a date set by {@link #redate} stays
     * as the second date. Opens the promise if there was none in this round, or only a cancelled one.
     */
    void regrade(
            String caseNumber,
            int round,
            PromiseKind kind,
            String party,
            Instant startedAt,
            CalendarId calendar,
            Amount amount,
            Instant at);

    /**
     * Cancels one open promise that no longer applies, for example MAKE_SAFE after a downgrade. One that is overdue
     * already becomes a breach for good.
     */
    void cancel(String caseNumber, PromiseKind kind);

    /** The same for all that is still open, when a case ends without that work (withdrawn, merged, not a defect). */
    void cancelAll(String caseNumber);

    /** All promises of a case, in the order they were made. */
    List<PromiseView> of(String caseNumber);
}
