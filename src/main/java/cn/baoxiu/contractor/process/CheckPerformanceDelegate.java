package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.ConclusionDesk;
import cn.baoxiu.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The time that the letter set is over. */
@ProcessBean("checkPerformanceDelegate")
class CheckPerformanceDelegate implements JavaDelegate {

    private final ConclusionDesk desk;

    CheckPerformanceDelegate(ConclusionDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.checkPerformance(ContractorPenaltyBpmn.penalty(execution));
    }
}
