package cn.baoxiu.escalation.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.escalation.chain.CauseForm;
import cn.baoxiu.escalation.chain.EscalationChain;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** One more cause of an escalation that runs. */
@ProcessBean("addCauseDelegate")
class AddCauseDelegate implements JavaDelegate {

    private final EscalationChain chain;

    AddCauseDelegate(EscalationChain chain) {
        this.chain = chain;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = EscalationBpmn.caseNumber(execution);
        chain.add(CauseForm.read(caseNumber, SubmittedForm.from(execution)));
    }
}
