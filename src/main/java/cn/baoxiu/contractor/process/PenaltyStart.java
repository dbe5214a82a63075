package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.PenaltyOpening;
import cn.baoxiu.contractor.sanction.ViolationReport;
import cn.baoxiu.engine.StartPlan;
import cn.baoxiu.engine.SubmittedForm;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A violation is entered for the subsidiary whose case it is about. */
@Component
class PenaltyStart implements StartPlan {

    private final PenaltyOpening opening;
    private final Clock clock;

    PenaltyStart(PenaltyOpening opening, Clock clock) {
        this.opening = opening;
        this.clock = clock;
    }

    @Override
    public String processKey() {
        return ContractorPenaltyBpmn.KEY;
    }

    @Override
    public Plan of(Map<String, Object> form) {
        ViolationReport report = ViolationReport.read(SubmittedForm.of(form), clock.instant());
        return new Plan(opening.answeredCase(report.caseNumber()).subsidiary(), null);
    }
}
