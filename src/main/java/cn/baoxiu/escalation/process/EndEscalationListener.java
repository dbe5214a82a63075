package cn.baoxiu.escalation.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.escalation.chain.EscalationChain;
import cn.baoxiu.escalation.chain.Result;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** The escalation is over; whoever waits for that is told in this transaction. */
@ProcessBean("endEscalationListener")
class EndEscalationListener implements ExecutionListener {

    private final EscalationChain chain;

    EndEscalationListener(EscalationChain chain) {
        this.chain = chain;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Result outcome = Result.valueOf(EscalationBpmn.RESULT.from(execution));
        chain.end(EscalationBpmn.caseNumber(execution), outcome);
    }
}
