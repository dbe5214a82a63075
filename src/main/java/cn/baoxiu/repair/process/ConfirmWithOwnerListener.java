package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.Outcome;
import cn.baoxiu.repair.casework.Acceptance;
import cn.baoxiu.repair.casework.LogWindows;
import cn.baoxiu.repair.casework.OwnerAnswer;
import cn.baoxiu.repair.casework.OwnerConfirmation;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The owner has answered. */
@ProcessBean("confirmWithOwnerListener")
class ConfirmWithOwnerListener implements TaskListener {

    private final Acceptance acceptance;
    private final LogWindows windows;

    ConfirmWithOwnerListener(Acceptance acceptance, LogWindows windows) {
        this.acceptance = acceptance;
        this.windows = windows;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = RepairCaseBpmn.caseNumber(task);
        OwnerConfirmation values = OwnerConfirmation.read(SubmittedForm.from(task), windows.of(caseNumber));
        acceptance.ownerAnswers(caseNumber, values);
        RepairCaseBpmn.OWNER_ANSWER.set(task, values.answer().name());
        if (values.answer() == OwnerAnswer.CONFIRMED) {
            RepairCaseBpmn.REPAIR_ACCEPTED.set(task, true);
            RepairCaseBpmn.OUTCOME.set(task, Outcome.REPAIRED.name());
        }
    }
}
