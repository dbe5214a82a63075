package cn.baoxiu.survey.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.survey.callback.CallbackDesk;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The independent call of the group. */
@ProcessBean("callAgainListener")
class CallAgainListener implements TaskListener {

    private final CallbackDesk desk;

    CallAgainListener(CallbackDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateTask task) {
        CallbackDesk.Step step = desk.callAgain(CallbackSurveyBpmn.callback(task), SubmittedForm.from(task));
        CallbackSurveyBpmn.MORE_ATTEMPTS.set(task, step.more());
    }
}
