package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.ConclusionDesk;
import cn.baoxiu.contractor.sanction.PenaltyOutcome;
import cn.baoxiu.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** What follows from objection and performance. */
@ProcessBean("concludeLetterDelegate")
class ConcludeLetterDelegate implements JavaDelegate {

    private final ConclusionDesk desk;

    ConcludeLetterDelegate(ConclusionDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PenaltyOutcome outcome = desk.conclude(ContractorPenaltyBpmn.penalty(execution));
        ContractorPenaltyBpmn.OUTCOME.set(execution, outcome.name());
    }
}
