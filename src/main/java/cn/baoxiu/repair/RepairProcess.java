package cn.baoxiu.repair;

import java.util.Map;

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
     * @param grade name of a {@link Grade}
     * @throws cn.baoxiu.engine.FormRejected for the grade the case has, an unknown one, or without a reason
     */
    void changeGrade(String caseNumber, String grade, String reason);

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
     * @throws cn.baoxiu.engine.FormRejected without words, or for a closed case
     */
    void escalate(String caseNumber, String words);

    /**
     * Another party repairs; interrupts the present work order.
     *
     * @param party code of a contractor of the project, a third party, or PROPERTY
     * @throws cn.baoxiu.engine.FormRejected if no work order runs, or the party is the present one or cannot repair
     */
    void replaceContractor(String caseNumber, String party, String reason);
}
