package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.repair.casework.CaseClosing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** The work on the case is over, the chain of escalation is not. */
@ProcessBean("waitForEscalationListener")
class WaitForEscalationListener implements ExecutionListener {

    private final CaseClosing closing;

    WaitForEscalationListener(CaseClosing closing) {
        this.closing = closing;
    }

    @Override
    public void notify(DelegateExecution execution) {
        closing.workIsOver(RepairCaseBpmn.caseNumber(execution));
    }
}
