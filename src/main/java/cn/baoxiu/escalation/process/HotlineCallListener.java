package cn.baoxiu.escalation.process;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.escalation.EscalationCause;
import cn.baoxiu.escalation.chain.Beginning;
import cn.baoxiu.escalation.chain.EscalationChain;
import cn.baoxiu.escalation.chain.HotlineCall;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** A call entered in Tasklist opens an escalation in this instance, or is added to the one that runs. */
@ProcessBean("hotlineCallListener")
class HotlineCallListener implements ExecutionListener {

    private final EscalationChain chain;
    private final CamundaEscalations escalations;

    HotlineCallListener(EscalationChain chain, CamundaEscalations escalations) {
        this.chain = chain;
        this.escalations = escalations;
    }

    @Override
    public void notify(DelegateExecution execution) {
        EscalationCause cause = HotlineCall.read(SubmittedForm.from(execution)).cause();
        Beginning beginning = chain.begin(cause);
        if (beginning.kind() == Beginning.Kind.NONE) {
            throw new FormRejected("caseNumber", "escalation.opensNone");
        }
        boolean running = beginning.kind() == Beginning.Kind.RUNNING;
        if (running) {
            escalations.add(cause, beginning);
        }
        execution.setProcessBusinessKey(cause.caseNumber());
        EscalationBpmn.ALREADY_RUNNING.set(execution, running);
        EscalationBpmn.START_LEVEL.set(execution, beginning.level());
        EscalationBpmn.PRIORITY.set(execution, beginning.priority());
    }
}
