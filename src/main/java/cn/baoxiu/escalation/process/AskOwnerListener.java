package cn.baoxiu.escalation.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.escalation.chain.EscalationChain;
import cn.baoxiu.escalation.chain.OwnerOpinion;
import cn.baoxiu.escalation.chain.Result;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The level enters what the owner said. */
@ProcessBean("askOwnerListener")
class AskOwnerListener implements TaskListener {

    private final EscalationChain chain;

    AskOwnerListener(EscalationChain chain) {
        this.chain = chain;
    }

    @Override
    public void notify(DelegateTask task) {
        OwnerOpinion opinion = OwnerOpinion.read(SubmittedForm.from(task));
        Result result = chain.ownerSays(EscalationBpmn.caseNumber(task), opinion);
        EscalationBpmn.RESULT.set(task, result.name());
    }
}
