package cn.baoxiu.survey.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.survey.callback.CallbackDesk;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The time to call is over. */
@ProcessBean("tellCallsOverdueDelegate")
class TellCallsOverdueDelegate implements JavaDelegate {

    private final CallbackDesk desk;

    TellCallsOverdueDelegate(CallbackDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.tellOverdue(CallbackSurveyBpmn.callback(execution));
    }
}
