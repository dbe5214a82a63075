package cn.baoxiu.escalation.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.escalation.chain.EscalationChain;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Level 3 did not settle it and has to decide. */
@ProcessBean("demandDecisionDelegate")
class DemandDecisionDelegate implements JavaDelegate {

    private final EscalationChain chain;

    DemandDecisionDelegate(EscalationChain chain) {
        this.chain = chain;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Instant until = chain.demandDecision(EscalationBpmn.caseNumber(execution));
        EscalationBpmn.ANSWER_UNTIL.set(execution, Date.from(until));
    }
}
