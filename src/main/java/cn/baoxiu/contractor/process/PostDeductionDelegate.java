package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.ConclusionDesk;
import cn.baoxiu.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** What was upheld is taken. */
@ProcessBean("postDeductionDelegate")
class PostDeductionDelegate implements JavaDelegate {

    private final ConclusionDesk desk;

    PostDeductionDelegate(ConclusionDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.post(ContractorPenaltyBpmn.penalty(execution));
    }
}
