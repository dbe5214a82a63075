package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.ApprovalAnswer;
import cn.baoxiu.contractor.thirdparty.ThirdPartyQuotes;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** One group has answered the quote. */
@ProcessBean("approveThirdPartyRepairQuoteListener")
class ApproveThirdPartyRepairQuoteListener implements TaskListener {

    private final ThirdPartyQuotes quotes;

    ApproveThirdPartyRepairQuoteListener(ThirdPartyQuotes quotes) {
        this.quotes = quotes;
    }

    @Override
    public void notify(DelegateTask task) {
        ApprovalAnswer answer = ApprovalAnswer.read(SubmittedForm.from(task));
        String group = ThirdPartyRepairBpmn.APPROVAL_GROUP.from(task);
        ThirdPartyRepairBpmn.set(task, quotes.approve(ThirdPartyRepairBpmn.caseNumber(task), group, answer));
    }
}
