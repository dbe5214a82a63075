package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.thirdparty.ThirdPartyProcess;
import cn.baoxiu.contractor.thirdparty.ThirdPartyRepair;
import cn.baoxiu.engine.Messages;
import cn.baoxiu.engine.MidwayStarter;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Starts instances of the model {@code third-party-repair} and sends them what happens to the case. */
@Component
class CamundaThirdPartyRepairProcess implements ThirdPartyProcess {

    private final MidwayStarter starter;
    private final Messages messages;

    CamundaThirdPartyRepairProcess(MidwayStarter starter, Messages messages) {
        this.starter = starter;
        this.messages = messages;
    }

    @Override
    public void begin(ThirdPartyRepair repair, int priority, Instant choiceDue) {
        starter.start(
                ThirdPartyRepairBpmn.KEY,
                repair.caseNumber(),
                repair.subsidiary(),
                Map.of(
                        ThirdPartyRepairBpmn.PRIORITY.name(),
                        priority,
                        ThirdPartyRepairBpmn.TASK_DUE.name(),
                        Date.from(choiceDue)),
                new MidwayStarter.Entry(ThirdPartyRepairBpmn.START_NOTICE_DELIVERED, List.of()));
    }

    @Override
    public void accepted(String caseNumber) {
        messages.correlate(ThirdPartyRepairBpmn.KEY, caseNumber, ThirdPartyRepairBpmn.MESSAGE_WORK_ACCEPTED, Map.of());
    }

    @Override
    public boolean drop(String caseNumber, String reason) {
        return messages.correlate(
                ThirdPartyRepairBpmn.KEY,
                caseNumber,
                ThirdPartyRepairBpmn.MESSAGE_REPAIR_DROPPED,
                Map.of("reason", reason));
    }
}
