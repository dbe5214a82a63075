package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.Outcome;
import cn.baoxiu.repair.casework.Acceptance;
import cn.baoxiu.repair.casework.ThreePartyClosure;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Three parties stand in for the owner, who refuses to sign. */
@ProcessBean("closeWithThreePartiesListener")
class CloseWithThreePartiesListener implements TaskListener {

    private final Acceptance acceptance;

    CloseWithThreePartiesListener(Acceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public void notify(DelegateTask task) {
        ThreePartyClosure values = ThreePartyClosure.read(SubmittedForm.from(task));
        acceptance.closeWithThreeParties(RepairCaseBpmn.caseNumber(task), values);
        RepairCaseBpmn.REPAIR_ACCEPTED.set(task, true);
        RepairCaseBpmn.OUTCOME.set(task, Outcome.REPAIRED.name());
    }
}
