package cn.baoxiu.escalation.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.escalation.chain.EscalationChain;
import cn.baoxiu.escalation.chain.Result;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** The owner has let the time pass, which means something only if he or she knew the answer. */
@ProcessBean("ownerSilentListener")
class OwnerSilentListener implements ExecutionListener {

    private final EscalationChain chain;

    OwnerSilentListener(EscalationChain chain) {
        this.chain = chain;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Result result = chain.ownerSilent(EscalationBpmn.caseNumber(execution));
        EscalationBpmn.RESULT.set(execution, result.name());
    }
}
