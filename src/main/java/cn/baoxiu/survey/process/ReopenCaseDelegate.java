package cn.baoxiu.survey.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.repair.OwnerVoice;
import cn.baoxiu.survey.callback.Callback;
import cn.baoxiu.survey.callback.CallbackDesk;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The repair did not do: the case goes back to work. */
@ProcessBean("reopenCaseDelegate")
class ReopenCaseDelegate implements JavaDelegate {

    private final CallbackDesk desk;
    private final OwnerVoice voice;

    ReopenCaseDelegate(CallbackDesk desk, OwnerVoice voice) {
        this.desk = desk;
        this.voice = voice;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Callback callback = desk.get(CallbackSurveyBpmn.callback(execution));
        voice.reopen(callback.caseNumber(), desk.scoresOf(callback.id()));
    }
}
