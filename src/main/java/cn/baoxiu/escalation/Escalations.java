package cn.baoxiu.escalation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Escalations of cases (rules R2, R3). Every call joins the caller's transaction; the caller has checked that the user
 * may do this to the case.
 */
public interface Escalations {

    /**
     * Opens an escalation, or adds the cause to the one that runs: there is one per case. Whether the cause opens one
     * and at which level is decided by decision {@code escalation-start}.
     *
     * @return the running escalation; empty if this cause opens none
     * @throws cn.baoxiu.engine.FormRejected for a case that is unknown, or closed unless the cause is SURVEY
     */
    Optional<EscalationView> raise(EscalationCause cause);

    /**
     * The owner says whether the answer of the present level is enough. If not, the next level takes over.
     *
     * @param words what the owner said and how, also where it is enough
     * @throws cn.baoxiu.engine.FormRejected without words, or if no answer waits for the owner's word
     */
    void ownerSays(String caseNumber, boolean agrees, String words);

    /**
     * Grade or kind of complaint have changed: if the level that is at work would have less time now, counted from when
     * it was reached, its time ends earlier, though not before now. Longer it never gets.
     */
    void caseChanged(String caseNumber);

    /** Case of a cause that was raised with this reference of its sender; empty for an unknown one. */
    Optional<String> caseOfReference(String reference);

    /**
     * The case becomes part of another one: what its escalation is about is escalated there, at no lower level. The
     * escalation itself ends when its case does.
     */
    void carryOver(String caseNumber, String into);

    /** The case ends in a way that leaves nothing to escalate: withdrawn by the owner, or merged into another. */
    void drop(String caseNumber, String reason);

    /** What people said about these cases, and what was answered, is erased; levels, times and outcomes stay. */
    void eraseWords(Collection<String> caseNumbers);

    Optional<EscalationView> running(String caseNumber);

    /** All escalations of a case, oldest first, with their levels and causes. */
    List<EscalationView> of(String caseNumber);
}
