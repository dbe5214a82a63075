package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.thirdparty.EmergencyForm;
import cn.baoxiu.contractor.thirdparty.ThirdPartyOpening;
import cn.baoxiu.engine.StartPlan;
import cn.baoxiu.engine.SubmittedForm;
import java.util.Map;
import org.springframework.stereotype.Component;

/** An emergency belongs to the subsidiary of its case. */
@Component
class ThirdPartyRepairStart implements StartPlan {

    private final ThirdPartyOpening opening;

    ThirdPartyRepairStart(ThirdPartyOpening opening) {
        this.opening = opening;
    }

    @Override
    public String processKey() {
        return ThirdPartyRepairBpmn.KEY;
    }

    @Override
    public Plan of(Map<String, Object> form) {
        EmergencyForm emergency = EmergencyForm.read(SubmittedForm.of(form));
        return new Plan(opening.emergency(emergency.caseNumber()).subsidiary(), null);
    }
}
