package cn.baoxiu.scorecard.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.scorecard.appraisal.AppealDesk;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Group customer service has decided an appeal. */
@ProcessBean("decideAppealListener")
class DecideAppealListener implements TaskListener {

    private final AppealDesk desk;

    DecideAppealListener(AppealDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateTask task) {
        desk.decide(task.getId(), SubmittedForm.from(task));
    }
}
