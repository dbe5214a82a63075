package cn.baoxiu.scorecard.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.scorecard.appraisal.AppealDesk;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The head has reviewed the draft. */
@ProcessBean("reviewDraftListener")
class ReviewDraftListener implements TaskListener {

    private final AppealDesk desk;

    ReviewDraftListener(AppealDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateTask task) {
        MonthlyScorecardBpmn.APPEALS.set(task, desk.review(MonthlyScorecardBpmn.card(task), SubmittedForm.from(task)));
    }
}
