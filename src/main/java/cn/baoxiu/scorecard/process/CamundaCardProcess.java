package cn.baoxiu.scorecard.process;

import cn.baoxiu.engine.MidwayStarter;
import cn.baoxiu.engine.RunningInstances;
import cn.baoxiu.scorecard.card.CardProcess;
import cn.baoxiu.scorecard.card.Cycle;
import java.util.Date;
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
        Cycle days = run.freeze();
        starter.start(
                MonthlyScorecardBpmn.KEY,
                run.key(),
                run.subsidiary(),
                Map.of(
                        MonthlyScorecardBpmn.CARD_ID.name(),
                        run.cardId(),
                        MonthlyScorecardBpmn.DRAFT_AT.name(),
                        Date.from(days.draftAt()),
                        MonthlyScorecardBpmn.APPEAL_UNTIL.name(),
                        Date.from(days.appealUntil()),
                        MonthlyScorecardBpmn.CONFIRM_UNTIL.name(),
                        Date.from(days.confirmUntil()),
                        MonthlyScorecardBpmn.PUBLISH_AT.name(),
                        Date.from(days.publishAt())),
                new MidwayStarter.Entry(MonthlyScorecardBpmn.START, List.of()));
    }

    @Override
    public Set<String> going() {
        return instances.going(MonthlyScorecardBpmn.KEY);
    }
}
