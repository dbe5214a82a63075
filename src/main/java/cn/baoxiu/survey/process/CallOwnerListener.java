package cn.baoxiu.survey.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.survey.callback.CallbackDesk;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** An attempt of developer customer service. */
@ProcessBean("callOwnerListener")
class CallOwnerListener implements TaskListener {

    private final CallbackDesk desk;

    CallOwnerListener(CallbackDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateTask task) {
        CallbackDesk.Step step = desk.attempt(CallbackSurveyBpmn.callback(task), SubmittedForm.from(task));
        CallbackSurveyBpmn.CALL_RESULT.set(task, step.result().name());
        CallbackSurveyBpmn.MORE_ATTEMPTS.set(task, step.more());
    }
}
