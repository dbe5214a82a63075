package cn.baoxiu.repair;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may happen to a running case at any time, besides its tasks. Each checks that the current user sees the case
 * and may do it.
 */
public interface RepairProcess {

    /**
     * The owner takes the report back; the case closes.
     *
     * @throws cn.baoxiu.engine.FormRejected without a reason, or for a closed case
     */
    void withdraw(String caseNumber, String reason);

    /**
     * Another grade: promises, priorities and due dates follow (rules R2).
     *
     * @param form {@code grade} (name of a {@link Grade}), {@code reason}, and {@code plannedFinishOn} for a complex or
     *     structural repair that is past the steps which ask for it
     * @throws cn.baoxiu.engine.FormRejected for the grade the case has, an unknown one, without a reason, or without
     *     the date where it is needed
     */
    void changeGrade(String caseNumber, Map<String, ?> form);

    /**
     * Asks to stop the clocks of the case from now on; somebody outside the repairing party decides (domain B8).
     *
     * @param form {@code reason}, {@code evidence}, and {@code until} for a pause shorter than its reason allows
     * @throws cn.baoxiu.engine.FormRejected with every wrong field, for a closed case, or if the repairing party asks
     */
    void requestPause(String caseNumber, Map<String, ?> form);

    /**
     * The reason of the pause is gone: the clocks go on now, unless another pause stops them too.
     *
     * @param reason name of the reason; may be blank if only one pause runs
     * @throws cn.baoxiu.engine.FormRejected if no such pause runs, or several do and the reason is blank
     */
    void resume(String caseNumber, String reason);

    /**
     * The owner is not content with how the case goes, or called the hotline.
     *
     * @param words what the owner said
     * @param major a major complaint: media, injury, many people
     * @param reference of the sender: the same one again changes nothing; null for none
     * @throws cn.baoxiu.engine.FormRejected without words, for a reference of another case, or if nothing is escalated
     */
    void escalate(String caseNumber, String words, boolean major, @Nullable String reference);

    /**
     * The owner said whether the answer of the level that is at work is enough. If not, the next level takes over.
     *
     * @param agrees yes or no
     * @param words what the owner said and how
     * @throws cn.baoxiu.engine.FormRejected with every wrong field, or if no answer waits for the owner's word
     */
    void ownerAnswers(String caseNumber, String agrees, String words);

    /**
     * Another party repairs; interrupts the present work order.
     *
     * @param party code of a contractor of the project, a third party, or PROPERTY
     * @throws cn.baoxiu.engine.FormRejected if no work order runs, or the party is the present one or cannot repair
     */
    void replaceContractor(String caseNumber, String party, String reason);
}
