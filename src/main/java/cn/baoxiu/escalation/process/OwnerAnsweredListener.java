package cn.baoxiu.escalation.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.escalation.chain.EscalationChain;
import cn.baoxiu.escalation.chain.OwnerOpinion;
import cn.baoxiu.escalation.chain.Result;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** The owner answered without the level. */
@ProcessBean("ownerAnsweredListener")
class OwnerAnsweredListener implements ExecutionListener {

    private final EscalationChain chain;

    OwnerAnsweredListener(EscalationChain chain) {
        this.chain = chain;
    }

    @Override
    public void notify(DelegateExecution execution) {
        OwnerOpinion opinion = OwnerOpinion.read(SubmittedForm.from(execution));
        Result result = chain.ownerSays(EscalationBpmn.caseNumber(execution), opinion);
        EscalationBpmn.RESULT.set(execution, result.name());
    }
}
