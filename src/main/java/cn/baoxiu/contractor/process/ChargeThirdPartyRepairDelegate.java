package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.thirdparty.ThirdPartyCosts;
import cn.baoxiu.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The contractor is charged, if it still answers for the defect. */
@ProcessBean("chargeThirdPartyRepairDelegate")
class ChargeThirdPartyRepairDelegate implements JavaDelegate {

    private final ThirdPartyCosts costs;

    ChargeThirdPartyRepairDelegate(ThirdPartyCosts costs) {
        this.costs = costs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String outcome =
                costs.charge(ThirdPartyRepairBpmn.caseNumber(execution)).name();
        ThirdPartyRepairBpmn.OUTCOME.set(execution, outcome);
    }
}
