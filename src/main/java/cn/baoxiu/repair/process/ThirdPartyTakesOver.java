package cn.baoxiu.repair.process;

import cn.baoxiu.contractor.ThirdPartyChosen;
import cn.baoxiu.engine.Messages;
import cn.baoxiu.repair.casework.WorkOrderDesk;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A third party was chosen: it gets the running work order in the same transaction; the contractor stays responsible.
 * Whoever chose or approved it needs no right to replace parties. Where no work order runs there is nothing to interrupt;
 * the office gives it at the next dispatch.
 */
@Component
class ThirdPartyTakesOver {

    private final Messages messages;
    private final WorkOrderDesk desk;

    ThirdPartyTakesOver(Messages messages, WorkOrderDesk desk) {
        this.messages = messages;
        this.desk = desk;
    }

    @EventListener
    void on(ThirdPartyChosen chosen) {
        if (!desk.repairs(chosen.caseNumber(), chosen.thirdParty())) {
            messages.correlate(
                    RepairCaseBpmn.KEY,
                    chosen.caseNumber(),
                    RepairCaseBpmn.MESSAGE_CONTRACTOR_REPLACED,
                    Map.of("repairingParty", chosen.thirdParty(), "reason", chosen.reason()));
        }
    }
}
