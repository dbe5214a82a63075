package cn.baoxiu.repair.casework;

import java.util.Map;

/** The step of a case's process at which the owner is asked; implemented beside the model. */
public interface ConfirmationStep {

    /** Whether the process waits there. */
    boolean isOpen(String caseNumber);

    /**
     * Completes the step with the owner's answer, who has no account; the caller has checked who answers.
     *
     * @param form values of the step's form
     * @return false if the process does not wait there; nothing happened then
     */
    boolean complete(String caseNumber, Map<String, ?> form);
}
