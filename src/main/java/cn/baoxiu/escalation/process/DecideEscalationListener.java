package cn.baoxiu.escalation.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.escalation.chain.EndNote;
import cn.baoxiu.escalation.chain.EscalationChain;
import cn.baoxiu.escalation.chain.Result;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Level 3 has decided, with a reason. */
@ProcessBean("decideEscalationListener")
class DecideEscalationListener implements TaskListener {

    private final EscalationChain chain;

    DecideEscalationListener(EscalationChain chain) {
        this.chain = chain;
    }

    @Override
    public void notify(DelegateTask task) {
        EndNote decision = EndNote.ofDecision(SubmittedForm.from(task));
        chain.note(EscalationBpmn.caseNumber(task), decision);
        EscalationBpmn.RESULT.set(task, Result.DECIDED.name());
    }
}
