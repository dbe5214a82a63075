package cn.baoxiu.scorecard.process;

import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.TaskFacts;
import cn.baoxiu.scorecard.appraisal.CardFormFacts;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the forms of {@code monthly-scorecard} show; nothing of it is stored in the engine. */
@Component
class CardTaskFacts implements TaskFacts {

    private final CardFormFacts facts;

    CardTaskFacts(CardFormFacts facts) {
        this.facts = facts;
    }

    @Override
    public String processKey() {
        return MonthlyScorecardBpmn.KEY;
    }

    @Override
    public Map<String, Object> of(OpenTask task) {
        return facts.of(task);
    }
}
