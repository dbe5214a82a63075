package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.thirdparty.ThirdPartyCosts;
import cn.baoxiu.engine.ProcessBean;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The invoice is awaited from the acceptance on, whenever that was. */
@ProcessBean("dueThirdPartyRepairCostListener")
class DueThirdPartyRepairCostListener implements TaskListener {

    private final ThirdPartyCosts costs;

    DueThirdPartyRepairCostListener(ThirdPartyCosts costs) {
        this.costs = costs;
    }

    @Override
    public void notify(DelegateTask task) {
        task.setDueDate(Date.from(costs.costDue(ThirdPartyRepairBpmn.caseNumber(task))));
    }
}
