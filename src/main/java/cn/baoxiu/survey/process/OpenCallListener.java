package cn.baoxiu.survey.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.survey.callback.CallbackDesk;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** A call waits for somebody: its form finds the call-back by it. */
@ProcessBean("openCallListener")
class OpenCallListener implements TaskListener {

    private final CallbackDesk desk;

    OpenCallListener(CallbackDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateTask task) {
        desk.opened(CallbackSurveyBpmn.callback(task), task.getId());
    }
}
