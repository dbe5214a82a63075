package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.ReleaseDesk;
import cn.baoxiu.contractor.retention.ReleaseRequest;
import cn.baoxiu.engine.StartPlan;
import cn.baoxiu.engine.SubmittedForm;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A request is recorded for the subsidiary of the contract. */
@Component
class ReleaseStart implements StartPlan {

    private final ReleaseDesk desk;

    ReleaseStart(ReleaseDesk desk) {
        this.desk = desk;
    }

    @Override
    public String processKey() {
        return RetentionReleaseBpmn.KEY;
    }

    @Override
    public Plan of(Map<String, Object> form) {
        String contractNo = ReleaseRequest.contractNo(SubmittedForm.of(form));
        return new Plan(desk.contractFor(contractNo).subsidiary(), null);
    }
}
