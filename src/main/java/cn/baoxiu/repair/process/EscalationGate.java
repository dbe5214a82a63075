package cn.baoxiu.repair.process;

import cn.baoxiu.engine.Messages;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.escalation.EscalationChanged;
import cn.baoxiu.escalation.Escalations;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.event.EventListener;

/** Keeps a case from closing over a running escalation (rules R2). */
@ProcessBean("escalationGate")
public class EscalationGate {

    private final Escalations escalations;
    private final Messages messages;

    EscalationGate(Escalations escalations, Messages messages) {
        this.escalations = escalations;
        this.messages = messages;
    }

    /** For the model: whether the chain is still at work on the case. */
    public boolean isRunning(DelegateExecution execution) {
        return escalations.running(RepairCaseBpmn.caseNumber(execution)).isPresent();
    }

    /** A case that waits for the end of the chain goes on; one that does not wait takes no notice. */
    @EventListener
    void ended(EscalationChanged changed) {
        if (changed.outcome() != null) {
            messages.correlate(
                    RepairCaseBpmn.KEY, changed.caseNumber(), RepairCaseBpmn.MESSAGE_ESCALATION_ENDED, Map.of());
        }
    }
}
