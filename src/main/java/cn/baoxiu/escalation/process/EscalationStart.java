package cn.baoxiu.escalation.process;

import cn.baoxiu.engine.StartPlan;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.escalation.chain.EscalationChain;
import cn.baoxiu.escalation.chain.HotlineCall;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A call is entered for the subsidiary whose case it is about. */
@Component
class EscalationStart implements StartPlan {

    private final EscalationChain chain;

    EscalationStart(EscalationChain chain) {
        this.chain = chain;
    }

    @Override
    public String processKey() {
        return EscalationBpmn.KEY;
    }

    @Override
    public Plan of(Map<String, Object> form) {
        HotlineCall call = HotlineCall.read(SubmittedForm.of(form));
        return new Plan(chain.openCase(call.caseNumber()).subsidiary(), null);
    }
}
