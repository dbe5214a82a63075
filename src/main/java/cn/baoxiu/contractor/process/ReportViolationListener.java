package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.Penalty;
import cn.baoxiu.contractor.sanction.PenaltyOpening;
import cn.baoxiu.contractor.sanction.ViolationReport;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.identity.Groups;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** A violation entered in Tasklist or through the API is recorded in this instance, or added to the draft that is open. */
@ProcessBean("reportViolationListener")
class ReportViolationListener implements ExecutionListener {

    private final PenaltyOpening opening;
    private final Clock clock;

    ReportViolationListener(PenaltyOpening opening, Clock clock) {
        this.opening = opening;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ViolationReport report = ViolationReport.read(SubmittedForm.from(execution), clock.instant());
        PenaltyOpening.Entered entered = opening.enter(report);
        execution.setProcessBusinessKey(report.caseNumber());
        ContractorPenaltyBpmn.PRIORITY.set(execution, entered.priority());
        Penalty penalty = entered.penalty().orElse(null);
        if (penalty == null) {
            ContractorPenaltyBpmn.HANDLING.set(execution, PenaltyOpening.Handling.ADDED.name());
        } else {
            ContractorPenaltyBpmn.PENALTY_ID.set(execution, penalty.id());
            ContractorPenaltyBpmn.CONTRACTOR_GROUP.set(execution, Groups.CONTRACTOR_PREFIX + penalty.contractor());
        }
    }
}
