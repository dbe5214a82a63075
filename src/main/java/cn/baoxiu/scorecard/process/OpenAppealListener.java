package cn.baoxiu.scorecard.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.scorecard.appraisal.AppealDesk;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** One of the appeals waits for its decision: its form finds it by the task. */
@ProcessBean("openAppealListener")
class OpenAppealListener implements TaskListener {

    private final AppealDesk desk;

    OpenAppealListener(AppealDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateTask task) {
        desk.waits(MonthlyScorecardBpmn.card(task), MonthlyScorecardBpmn.LOOP.from(task), task.getId());
    }
}
