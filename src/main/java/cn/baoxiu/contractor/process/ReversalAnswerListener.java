package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.ReversalDesk;
import cn.baoxiu.contractor.sanction.ApprovalAnswer;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** One group has answered a request for reversal. */
@ProcessBean("reversalAnswerListener")
class ReversalAnswerListener implements TaskListener {

    private final ReversalDesk desk;

    ReversalAnswerListener(ReversalDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateTask task) {
        ApprovalAnswer answer = ApprovalAnswer.read(SubmittedForm.from(task));
        ReversalSteps.set(task, desk.answer(DeductionReversalBpmn.reversal(task), answer));
    }
}
