package cn.baoxiu.survey.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.survey.callback.CallbackDesk;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** What the latest answer leads to, and whether the group calls as well. */
@ProcessBean("judgeAnswerDelegate")
class JudgeAnswerDelegate implements JavaDelegate {

    private final CallbackDesk desk;

    JudgeAnswerDelegate(CallbackDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CallbackDesk.Judgement judgement = desk.judge(CallbackSurveyBpmn.callback(execution));
        CallbackSurveyBpmn.CONSEQUENCE.set(execution, judgement.consequence().name());
        CallbackSurveyBpmn.SECOND_CALL.set(execution, judgement.secondCall());
        CallbackSurveyBpmn.TASK_DUE.set(execution, Date.from(judgement.secondDue()));
    }
}
