package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.ReversalFacts;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.TaskFacts;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the form of {@code deduction-reversal} shows; nothing of it is stored in the engine. */
@Component
class ReversalTaskFacts implements TaskFacts {

    private final ReversalFacts facts;

    ReversalTaskFacts(ReversalFacts facts) {
        this.facts = facts;
    }

    @Override
    public String processKey() {
        return DeductionReversalBpmn.KEY;
    }

    @Override
    public Map<String, Object> of(OpenTask task) {
        return facts.ofTask(task.id());
    }
}
