package cn.baoxiu.clock;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pauses of the clocks of a case (rules R2, domain B8). Who may ask and approve is checked by the caller; what is wrong
 * with the pause itself is refused here with {@link cn.baoxiu.engine.FormRejected}, and nothing is changed then. Every
 * call joins the caller's transaction.
 */
public interface Pauses {

    /**
     * Keeps the request; no clock stops yet.
     *
     * @return id of the pause
     * @throws cn.baoxiu.engine.FormRejected if it lies in the past before the report or in the future, is longer than
     *     the reason allows, lacks evidence, or another pause of the case is open for the same reason
     */
    long request(PauseRequest request);

    /**
     * Stops the clocks that the reason stops: from the requested instant if approved within one working day of the
     * request, else from now.
     *
     * @throws cn.baoxiu.engine.FormRejected if the pause is not waiting for a decision, or the approver requested it
     */
    void approve(long id, String approver);

    /** @throws cn.baoxiu.engine.FormRejected as for {@link #approve} */
    void refuse(long id, String approver, String reason);

    /**
     * Lets the clocks go on now; due times move by the calendar's working time that was paused, also across a holiday.
     *
     * What another pause stops too stands on.
     *
     * @param reason which pause ends; null for the only one that runs
     * @param by user id
     * @throws cn.baoxiu.engine.FormRejected if no pause runs, or several do and the reason is not said
     */
    void resume(String caseNumber, @Nullable PauseReason reason, @Nullable String by);

    /** The pauses that are requested or running, oldest first: one for each reason at most. */
    List<PauseView> open(String caseNumber);

    /** All pauses of a case, oldest first. */
    List<PauseView> of(String caseNumber);
}
