package cn.baoxiu.engine.guard;

import cn.baoxiu.engine.StartPlan;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The start plans of all rooms, by process. */
@Component
class StartPlans {

    private final ObjectProvider<StartPlan> plans;

    StartPlans(ObjectProvider<StartPlan> plans) {
        this.plans = plans;
    }

    Optional<StartPlan> of(String processKey) {
        return plans.stream().filter(p -> p.processKey().equals(processKey)).findFirst();
    }
}
