package cn.baoxiu.scorecard.process;

import cn.baoxiu.engine.MidwayStarter;
import cn.baoxiu.scorecard.card.CardProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Starts instances of the model {@code monthly-scorecard}. */
@Component
class CamundaCardProcess implements CardProcess {

    private final MidwayStarter starter;

    CamundaCardProcess(MidwayStarter starter) {
        this.starter = starter;
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
}
