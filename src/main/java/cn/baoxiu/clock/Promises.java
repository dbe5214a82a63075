package cn.baoxiu.clock;

import java.time.Instant;
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

    /** Opens a promise that is due at a given instant, for example at the end of the plan's date. */
    PromiseView openUntil(String caseNumber, int round, PromiseKind kind, String party, Instant startedAt, Instant due);

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
     * promise that was not fulfilled yet keeps the time and stays legacy.
     */
    void meet(String caseNumber, PromiseKind kind, Instant at);

    /**
     * Re-dates the open promise for the drying stage; both dates are kept. A promise is re-dated once (rules R2):
     * a second call changes nothing.
     */
    void redate(String caseNumber, PromiseKind kind, Instant due);

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
