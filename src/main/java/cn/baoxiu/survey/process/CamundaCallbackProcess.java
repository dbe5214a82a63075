package cn.baoxiu.survey.process;

import cn.baoxiu.engine.Messages;
import cn.baoxiu.engine.MidwayStarter;
import cn.baoxiu.engine.RunningInstances;
import cn.baoxiu.survey.callback.Callback;
import cn.baoxiu.survey.callback.CallbackProcess;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Starts instances of the model {@code callback-survey} and sends them what happens. */
@Component
class CamundaCallbackProcess implements CallbackProcess {

    private final MidwayStarter starter;
    private final Messages messages;
    private final RunningInstances instances;

    CamundaCallbackProcess(MidwayStarter starter, Messages messages, RunningInstances instances) {
        this.starter = starter;
        this.messages = messages;
        this.instances = instances;
    }

    @Override
    public void begin(Callback callback) {
        starter.start(
                CallbackSurveyBpmn.KEY,
                callback.caseNumber(),
                callback.subsidiary(),
                Map.of(
                        CallbackSurveyBpmn.CALLBACK_ID.name(),
                        callback.id(),
                        CallbackSurveyBpmn.CALL_UNTIL.name(),
                        Date.from(callback.due()),
                        CallbackSurveyBpmn.TASK_DUE.name(),
                        Date.from(callback.due()),
                        CallbackSurveyBpmn.LINK_UNTIL.name(),
                        Date.from(callback.linkUntil())),
                new MidwayStarter.Entry(CallbackSurveyBpmn.START, List.of()));
    }

    @Override
    public boolean answered(Callback callback) {
        return send(callback, CallbackSurveyBpmn.MESSAGE_OWNER_ANSWERED);
    }

    @Override
    public boolean caseReopened(Callback callback) {
        return send(callback, CallbackSurveyBpmn.MESSAGE_CASE_REOPENED);
    }

    @Override
    public RunningInstances.State state(Callback callback) {
        return instances.state(
                CallbackSurveyBpmn.KEY, callback.caseNumber(), CallbackSurveyBpmn.CALLBACK_ID, callback.id());
    }

    @Override
    public Set<Long> running() {
        return instances.values(CallbackSurveyBpmn.KEY, CallbackSurveyBpmn.CALLBACK_ID);
    }

    private boolean send(Callback callback, String message) {
        return messages.correlate(
                CallbackSurveyBpmn.KEY, callback.caseNumber(), CallbackSurveyBpmn.CALLBACK_ID, callback.id(), message);
    }
}
