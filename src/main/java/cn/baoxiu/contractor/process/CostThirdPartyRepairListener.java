package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.thirdparty.CostForm;
import cn.baoxiu.contractor.thirdparty.ThirdPartyCosts;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The office has entered the invoice. */
@ProcessBean("costThirdPartyRepairListener")
class CostThirdPartyRepairListener implements TaskListener {

    private final ThirdPartyCosts costs;
    private final Clock clock;

    CostThirdPartyRepairListener(ThirdPartyCosts costs, Clock clock) {
        this.costs = costs;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineTime.ZONE);
        CostForm form = CostForm.read(SubmittedForm.from(task), today);
        ThirdPartyRepairBpmn.set(task, costs.invoiced(ThirdPartyRepairBpmn.caseNumber(task), form));
    }
}
