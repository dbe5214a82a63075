package cn.baoxiu.scorecard.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.scorecard.appraisal.CardDesk;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The draft waits for the head. */
@ProcessBean("openReviewListener")
class OpenReviewListener implements TaskListener {

    private final CardDesk desk;

    OpenReviewListener(CardDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateTask task) {
        desk.draft(MonthlyScorecardBpmn.card(task));
    }
}
