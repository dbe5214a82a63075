package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.PenaltyOpening;
import cn.baoxiu.engine.ProcessBean;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Which letter follows, or none. */
@ProcessBean("decideSanctionDelegate")
class DecideSanctionDelegate implements JavaDelegate {

    private final PenaltyOpening opening;

    DecideSanctionDelegate(PenaltyOpening opening) {
        this.opening = opening;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Long penalty = ContractorPenaltyBpmn.PENALTY_ID.find(execution);
        if (penalty == null) {
            // added to a draft that another instance carries
            return;
        }
        PenaltyOpening.Decided decided = opening.decide(penalty, execution.getProcessInstanceId());
        ContractorPenaltyBpmn.HANDLING.set(execution, decided.handling().name());
        ContractorPenaltyBpmn.TASK_DUE.set(execution, Date.from(decided.draftDue()));
    }
}
