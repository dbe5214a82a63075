package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.ApprovalAnswer;
import cn.baoxiu.contractor.thirdparty.ThirdPartyCosts;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** One group has answered an invoice above the quote. */
@ProcessBean("approveThirdPartyRepairCostListener")
class ApproveThirdPartyRepairCostListener implements TaskListener {

    private final ThirdPartyCosts costs;

    ApproveThirdPartyRepairCostListener(ThirdPartyCosts costs) {
        this.costs = costs;
    }

    @Override
    public void notify(DelegateTask task) {
        ApprovalAnswer answer = ApprovalAnswer.read(SubmittedForm.from(task));
        String group = ThirdPartyRepairBpmn.APPROVAL_GROUP.from(task);
        ThirdPartyRepairBpmn.set(task, costs.approve(ThirdPartyRepairBpmn.caseNumber(task), group, answer));
    }
}
