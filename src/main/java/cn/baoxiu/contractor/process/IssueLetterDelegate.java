package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.LetterDesk;
import cn.baoxiu.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Number and PDF, if everything still holds. */
@ProcessBean("issueLetterDelegate")
class IssueLetterDelegate implements JavaDelegate {

    private final LetterDesk desk;

    IssueLetterDelegate(LetterDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        LetterSteps.set(execution, desk.issue(ContractorPenaltyBpmn.penalty(execution)));
    }
}
