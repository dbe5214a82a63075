package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.repair.Outcome;
import cn.baoxiu.repair.casework.Acceptance;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The owner has been silent for the whole time: taken as confirmed. */
@ProcessBean("recordAutoConfirmationDelegate")
class RecordAutoConfirmationDelegate implements JavaDelegate {

    private final Acceptance acceptance;

    RecordAutoConfirmationDelegate(Acceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        acceptance.confirmBySilence(RepairCaseBpmn.caseNumber(execution));
        RepairCaseBpmn.REPAIR_ACCEPTED.set(execution, true);
        RepairCaseBpmn.OUTCOME.set(execution, Outcome.REPAIRED.name());
    }
}
