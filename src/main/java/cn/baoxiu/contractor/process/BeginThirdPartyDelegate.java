package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.ConclusionDesk;
import cn.baoxiu.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The third-party notice was delivered. */
@ProcessBean("beginThirdPartyDelegate")
class BeginThirdPartyDelegate implements JavaDelegate {

    private final ConclusionDesk desk;

    BeginThirdPartyDelegate(ConclusionDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.beginThirdParty(ContractorPenaltyBpmn.penalty(execution));
    }
}
