package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.thirdparty.ThirdPartyFacts;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.TaskFacts;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the forms of {@code third-party-repair} show and propose. */
@Component
class ThirdPartyRepairTaskFacts implements TaskFacts {

    private final ThirdPartyFacts facts;

    ThirdPartyRepairTaskFacts(ThirdPartyFacts facts) {
        this.facts = facts;
    }

    @Override
    public String processKey() {
        return ThirdPartyRepairBpmn.KEY;
    }

    @Override
    public Map<String, Object> of(OpenTask task) {
        String caseNumber = task.businessKey();
        return caseNumber == null ? Map.of() : facts.of(caseNumber);
    }
}
