package cn.baoxiu.survey.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.survey.callback.CallbackDesk;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The case is in work again before there was an answer. */
@ProcessBean("supersedeCallbackDelegate")
class SupersedeCallbackDelegate implements JavaDelegate {

    private final CallbackDesk desk;

    SupersedeCallbackDelegate(CallbackDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.supersede(CallbackSurveyBpmn.callback(execution));
    }
}
