package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.LetterDesk;
import cn.baoxiu.contractor.sanction.LetterForm;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The office has drafted a letter, or decided that none is sent. */
@ProcessBean("draftLetterListener")
class DraftLetterListener implements TaskListener {

    private final LetterDesk desk;

    DraftLetterListener(LetterDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateTask task) {
        LetterForm form = LetterForm.read(SubmittedForm.from(task));
        LetterSteps.set(task, desk.draft(ContractorPenaltyBpmn.penalty(task), form));
    }
}
