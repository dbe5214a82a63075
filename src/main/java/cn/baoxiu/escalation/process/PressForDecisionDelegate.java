package cn.baoxiu.escalation.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.escalation.chain.EscalationChain;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Level 3 has not decided in time. */
@ProcessBean("pressForDecisionDelegate")
class PressForDecisionDelegate implements JavaDelegate {

    private final EscalationChain chain;

    PressForDecisionDelegate(EscalationChain chain) {
        this.chain = chain;
    }

    @Override
    public void execute(DelegateExecution execution) {
        chain.pressForDecision(EscalationBpmn.caseNumber(execution));
    }
}
