package cn.baoxiu.scorecard.process;

import cn.baoxiu.engine.MidwayStarter;
import cn.baoxiu.engine.RunningInstances;
import cn.baoxiu.scorecard.card.CardProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Starts instances of the model {@code monthly-scorecard}. */
@Component
class CamundaCardProcess implements CardProcess {

    private final MidwayStarter starter;
    private final RunningInstances instances;

    CamundaCardProcess(MidwayStarter starter, RunningInstances instances) {
        this.starter = starter;
        this.instances = instances;
    }

    @Override
    public void begin(Run run) {
        Map<String, Object> variables = new HashMap<>(MonthlyScorecardBpmn.dates(run.freeze()));
        variables.put(MonthlyScorecardBpmn.CARD_ID.name(), run.cardId());
        starter.start(
                MonthlyScorecardBpmn.KEY,
                run.key(),
                run.subsidiary(),
                variables,
                new MidwayStarter.Entry(MonthlyScorecardBpmn.START, List.of()));
    }

    @Override
    public Set<String> going() {
        return instances.going(MonthlyScorecardBpmn.KEY);
    }
}
