package cn.baoxiu.repair.process;

import cn.baoxiu.engine.MidwayStarter;
import cn.baoxiu.repair.OwnerVoice;
import cn.baoxiu.repair.casework.CaseEscalation;
import cn.baoxiu.repair.casework.CaseFacts;
import cn.baoxiu.repair.casework.CaseQueries;
import cn.baoxiu.repair.casework.Reopening;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins the model {@code repair-case} anew where an owner says after the closure that the repair did not do. */
@Service
@Transactional
class CamundaOwnerVoice implements OwnerVoice {

    private final Reopening reopening;
    private final CaseEscalation escalation;
    private final CaseQueries cases;
    private final MidwayStarter starter;
    private final Clock clock;

    CamundaOwnerVoice(
            Reopening reopening, CaseEscalation escalation, CaseQueries cases, MidwayStarter starter, Clock clock) {
        this.reopening = reopening;
        this.escalation = escalation;
        this.cases = cases;
        this.starter = starter;
        this.clock = clock;
    }

    @Override
    public void reopen(String caseNumber, String why) {
        if (!reopening.reopenIfClosed(caseNumber, clock.instant(), why)) {
            return;
        }
        CaseFacts reopened = cases.get(caseNumber);
        starter.start(
                RepairCaseBpmn.KEY,
                caseNumber,
                reopened.subsidiary(),
                Map.of(
                        RepairCaseBpmn.HOME_CODE.name(),
                        reopened.locationCode(),
                        RepairCaseBpmn.ROUND.name(),
                        reopened.round(),
                        RepairCaseBpmn.DUPLICATE_SUSPECTED.name(),
                        false,
                        RepairCaseBpmn.DUPLICATE_CONFIRMED.name(),
                        false),
                new MidwayStarter.Entry(RepairCaseBpmn.START_CASE_REOPENED, List.of()));
    }

    @Override
    public void complain(String caseNumber, String words) {
        escalation.afterClosure(caseNumber, words);
    }
}
