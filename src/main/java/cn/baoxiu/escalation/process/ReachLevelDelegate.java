package cn.baoxiu.escalation.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.escalation.chain.EscalationChain;
import cn.baoxiu.escalation.chain.Result;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The case arrives at the level that the step names. */
@ProcessBean("reachLevelDelegate")
class ReachLevelDelegate implements JavaDelegate {

    private final EscalationChain chain;

    ReachLevelDelegate(EscalationChain chain) {
        this.chain = chain;
    }

    @Override
    public void execute(DelegateExecution execution) {
        int level = Integer.parseInt(EscalationBpmn.LEVEL.from(execution));
        Instant until = chain.reach(EscalationBpmn.caseNumber(execution), level);
        EscalationBpmn.ANSWER_UNTIL.set(execution, Date.from(until));
        EscalationBpmn.RESULT.set(execution, Result.UNANSWERED.name());
    }
}
