package cn.baoxiu.escalation.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.escalation.chain.EndNote;
import cn.baoxiu.escalation.chain.EscalationChain;
import cn.baoxiu.escalation.chain.Result;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Nothing is left to escalate. */
@ProcessBean("dropEscalationDelegate")
class DropEscalationDelegate implements JavaDelegate {

    private final EscalationChain chain;

    DropEscalationDelegate(EscalationChain chain) {
        this.chain = chain;
    }

    @Override
    public void execute(DelegateExecution execution) {
        EndNote reason = EndNote.ofDrop(SubmittedForm.from(execution));
        chain.note(EscalationBpmn.caseNumber(execution), reason);
        EscalationBpmn.RESULT.set(execution, Result.DROPPED.name());
    }
}
