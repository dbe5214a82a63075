package cn.baoxiu.scorecard.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.scorecard.appraisal.CardDesk;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Nothing is open any more: the score waits to be confirmed. */
@ProcessBean("openConfirmationListener")
class OpenConfirmationListener implements TaskListener {

    private final CardDesk desk;

    OpenConfirmationListener(CardDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateTask task) {
        desk.decided(MonthlyScorecardBpmn.card(task));
    }
}
