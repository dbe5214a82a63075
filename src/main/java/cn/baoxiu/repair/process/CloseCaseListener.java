package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.repair.Outcome;
import cn.baoxiu.repair.casework.CaseClosing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** The process ends here, and the case with it. */
@ProcessBean("closeCaseListener")
class CloseCaseListener implements ExecutionListener {

    private final CaseClosing closing;

    CloseCaseListener(CaseClosing closing) {
        this.closing = closing;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Outcome outcome = Outcome.valueOf(RepairCaseBpmn.OUTCOME.from(execution));
        closing.close(RepairCaseBpmn.caseNumber(execution), outcome);
    }
}
