package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.ApprovalAnswer;
import cn.baoxiu.contractor.sanction.LetterDesk;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** One group has answered the draft. */
@ProcessBean("approveLetterListener")
class ApproveLetterListener implements TaskListener {

    private final LetterDesk desk;

    ApproveLetterListener(LetterDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateTask task) {
        ApprovalAnswer answer = ApprovalAnswer.read(SubmittedForm.from(task));
        String group = ContractorPenaltyBpmn.APPROVAL_GROUP.from(task);
        LetterSteps.set(task, desk.approve(ContractorPenaltyBpmn.penalty(task), group, answer));
    }
}
