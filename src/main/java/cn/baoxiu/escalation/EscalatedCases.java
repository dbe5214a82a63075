package cn.baoxiu.escalation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the chain has to know about a case; answered by the room that owns the cases. */
public interface EscalatedCases {

    /** Facts of the case as they are in this transaction; empty if there is no such case for the current user. */
    Optional<Facts> find(String caseNumber);

    /**
     * Holds the case for the rest of the transaction: nobody else closes it, opens an escalation of it or ends one
     * until then. What was read of escalations before may be out of date.
     *
     * @return false if the case is closed, perhaps since it was read
     */
    boolean hold(String caseNumber);

    /**
     * Tells the owner of the case what a level answered, and until when he or she can object.
     *
     * @param key of the answer, unique within the case
     */
    void tellAnswer(String caseNumber, String key, String answer, Instant until);

    /** Whether the owner can have read what {@link #tellAnswer} sent: not if there was no number, or no way to send it. */
    boolean ownerWasTold(String caseNumber, String key);

    /** The complaint is a major one from now on: half the time (rules R2). Changes nothing if it is one already. */
    void declareMajor(String caseNumber);

    /**
     * @param subsidiary tenant of the case
     * @param grade P0 to P4
     * @param complaint GROUP for a group complaint, MAJOR, or NONE
     * @param holder group id or company code, or a constant of {@link cn.baoxiu.clock.Holders}
     * @param heldSince since when
     * @param heldUntil null while it does; nobody holds a closed case
     */
    record Facts(
            String caseNumber,
            String subsidiary,
            String place,
            String grade,
            String complaint,
            String holder,
            Instant heldSince,
            @Nullable Instant heldUntil,
            boolean open) {}
}
