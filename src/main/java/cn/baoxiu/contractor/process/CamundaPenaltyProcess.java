package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.Penalty;
import cn.baoxiu.contractor.sanction.PenaltyProcess;
import cn.baoxiu.engine.InstanceTimers;
import cn.baoxiu.engine.MidwayStarter;
import cn.baoxiu.identity.Groups;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts instances of the model {@code contractor-penalty} and moves their timers. */
@Component
class CamundaPenaltyProcess implements PenaltyProcess {

    private final MidwayStarter starter;
    private final InstanceTimers timers;

    CamundaPenaltyProcess(MidwayStarter starter, InstanceTimers timers) {
        this.starter = starter;
        this.timers = timers;
    }

    @Override
    public void begin(Penalty penalty, int priority, boolean proposed) {
        starter.start(
                ContractorPenaltyBpmn.KEY,
                penalty.caseNumber(),
                penalty.subsidiary(),
                Map.of(
                        ContractorPenaltyBpmn.PENALTY_ID.name(),
                        penalty.id(),
                        ContractorPenaltyBpmn.PRIORITY.name(),
                        priority,
                        ContractorPenaltyBpmn.CONTRACTOR_GROUP.name(),
                        Groups.CONTRACTOR_PREFIX + penalty.contractor()),
                new MidwayStarter.Entry(
                        proposed
                                ? ContractorPenaltyBpmn.START_SANCTION_PROPOSED
                                : ContractorPenaltyBpmn.START_VIOLATION_REGISTERED,
                        List.of()));
    }

    @Override
    public void moveTimers(String instanceId, Instant objectionUntil, @Nullable Instant performUntil) {
        timers.moveIn(instanceId, ContractorPenaltyBpmn.TIMER_WINDOW, objectionUntil);
        if (performUntil != null) {
            timers.moveIn(instanceId, ContractorPenaltyBpmn.TIMER_PERFORM, performUntil);
        }
    }
}
