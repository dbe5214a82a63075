package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.ReversalDesk;
import cn.baoxiu.contractor.retention.ReversalRequest;
import cn.baoxiu.engine.StartPlan;
import cn.baoxiu.engine.SubmittedForm;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A reversal is asked for in the subsidiary of the contract. */
@Component
class ReversalStart implements StartPlan {

    private final ReversalDesk desk;

    ReversalStart(ReversalDesk desk) {
        this.desk = desk;
    }

    @Override
    public String processKey() {
        return DeductionReversalBpmn.KEY;
    }

    @Override
    public Plan of(Map<String, Object> form) {
        String contractNo = ReversalRequest.contractNo(SubmittedForm.of(form));
        return new Plan(desk.contractFor(contractNo).subsidiary(), null);
    }
}
