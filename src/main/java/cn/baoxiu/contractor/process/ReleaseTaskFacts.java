package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.ReleaseFacts;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.TaskFacts;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the forms of {@code retention-release} show; nothing of it is stored in the engine. */
@Component
class ReleaseTaskFacts implements TaskFacts {

    private final ReleaseFacts facts;

    ReleaseTaskFacts(ReleaseFacts facts) {
        this.facts = facts;
    }

    @Override
    public String processKey() {
        return RetentionReleaseBpmn.KEY;
    }

    @Override
    public Map<String, Object> of(OpenTask task) {
        String contractNo = task.businessKey();
        return contractNo == null ? Map.of() : facts.of(contractNo);
    }
}
