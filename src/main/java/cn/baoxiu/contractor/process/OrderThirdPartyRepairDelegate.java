package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.thirdparty.ThirdPartyChoice;
import cn.baoxiu.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The third party gets the work order of the contractor. */
@ProcessBean("orderThirdPartyRepairDelegate")
class OrderThirdPartyRepairDelegate implements JavaDelegate {

    private final ThirdPartyChoice choice;

    OrderThirdPartyRepairDelegate(ThirdPartyChoice choice) {
        this.choice = choice;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean accepted = choice.order(ThirdPartyRepairBpmn.caseNumber(execution));
        ThirdPartyRepairBpmn.WORK_ACCEPTED.set(execution, accepted);
    }
}
