package cn.baoxiu.repair.process;

import cn.baoxiu.engine.Messages;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.escalation.EscalatedCases;
import cn.baoxiu.escalation.EscalationChanged;
import cn.baoxiu.escalation.Escalations;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.event.EventListener;

/** Keeps a case from closing over a running escalation (rules R2). */
@ProcessBean("escalationGate")
public class EscalationGate {

    private final Escalations escalations;
    private final EscalatedCases cases;
    private final Messages messages;

    EscalationGate(Escalations escalations, EscalatedCases cases, Messages messages) {
        this.escalations = escalations;
        this.cases = cases;
        this.messages = messages;
    }

    /**
     * For the model: whether the chain is still at work on the case. The answer holds until the transaction ends: a
     * cause that comes meanwhile waits for the closed case, an end that comes meanwhile for the case that waits for it.
     */
    public boolean isRunning(DelegateExecution execution) {
        String caseNumber = RepairCaseBpmn.caseNumber(execution);
        cases.hold(caseNumber);
        return escalations.running(caseNumber).isPresent();
    }

    /**
     * A case that waits for the end of the chain goes on; one that does not wait takes no notice. An escalation is
     * dropped by a case that is ending in another way already.
     */
    @EventListener
    void ended(EscalationChanged changed) {
        if (changed.outcome() != null && !changed.outcome().equals(EscalationChanged.DROPPED)) {
            messages.correlate(
                    RepairCaseBpmn.KEY, changed.caseNumber(), RepairCaseBpmn.MESSAGE_ESCALATION_ENDED, Map.of());
        }
    }
}
