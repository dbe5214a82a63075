package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.thirdparty.ThirdPartyCosts;
import cn.baoxiu.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The time is over in which the written notice had to follow the call. */
@ProcessBean("checkThirdPartyRepairNoticeDelegate")
class CheckThirdPartyRepairNoticeDelegate implements JavaDelegate {

    private final ThirdPartyCosts costs;

    CheckThirdPartyRepairNoticeDelegate(ThirdPartyCosts costs) {
        this.costs = costs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        costs.checkNotice(ThirdPartyRepairBpmn.caseNumber(execution));
    }
}
