package cn.baoxiu.scorecard.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.scorecard.appraisal.CardDesk;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Group customer service has confirmed the score. */
@ProcessBean("confirmScoreListener")
class ConfirmScoreListener implements TaskListener {

    private final CardDesk desk;

    ConfirmScoreListener(CardDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateTask task) {
        desk.confirm(MonthlyScorecardBpmn.card(task), SubmittedForm.from(task));
    }
}
