package cn.baoxiu.survey.process;

import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.TaskFacts;
import cn.baoxiu.survey.callback.CallbackFacts;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the forms of {@code callback-survey} show; nothing of it is stored in the engine. */
@Component
class CallbackTaskFacts implements TaskFacts {

    private final CallbackFacts facts;

    CallbackTaskFacts(CallbackFacts facts) {
        this.facts = facts;
    }

    @Override
    public String processKey() {
        return CallbackSurveyBpmn.KEY;
    }

    @Override
    public Map<String, Object> of(OpenTask task) {
        return facts.ofTask(task.id());
    }
}
