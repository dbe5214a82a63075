package cn.baoxiu.repair.process;

import cn.baoxiu.engine.Messages;
import cn.baoxiu.repair.RepairProcess;
import cn.baoxiu.repair.casework.CaseAccess;
import cn.baoxiu.repair.casework.CaseConflict;
import cn.baoxiu.repair.casework.CaseEscalation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Sends what happens to a case to its process instance. */
@Service
class CamundaRepairProcess implements RepairProcess {

    private final Messages messages;
    private final CaseAccess access;
    private final CaseEscalation escalation;

    CamundaRepairProcess(Messages messages, CaseAccess access, CaseEscalation escalation) {
        this.messages = messages;
        this.access = access;
        this.escalation = escalation;
    }

    @Override
    public void withdraw(String caseNumber, String reason) {
        send(caseNumber, CaseAccess.Action.WITHDRAW, RepairCaseBpmn.MESSAGE_CASE_WITHDRAWN, Map.of("reason", reason));
    }

    @Override
    public void changeGrade(String caseNumber, Map<String, ?> form) {
        send(caseNumber, CaseAccess.Action.REGRADE, RepairCaseBpmn.MESSAGE_GRADE_CHANGED, form);
    }

    @Override
    public void replaceContractor(String caseNumber, String party, String reason) {
        send(
                caseNumber,
                CaseAccess.Action.REPLACE,
                RepairCaseBpmn.MESSAGE_CONTRACTOR_REPLACED,
                Map.of("repairingParty", party, "reason", reason));
    }

    @Override
    public void requestPause(String caseNumber, Map<String, ?> form) {
        send(caseNumber, CaseAccess.Action.PAUSE, RepairCaseBpmn.MESSAGE_PAUSE_REQUESTED, form);
    }

    @Override
    public void resume(String caseNumber, String reason) {
        send(caseNumber, CaseAccess.Action.RESUME, RepairCaseBpmn.MESSAGE_CLOCK_RESUMED, Map.of("reason", reason));
    }

    @Override
    public void escalate(String caseNumber, String words, boolean major, @Nullable String reference) {
        access.requireVisible(caseNumber);
        access.require(CaseAccess.Action.ESCALATE);
        escalation.byPerson(caseNumber, words, major, reference);
    }

    @Override
    public void ownerAnswers(String caseNumber, String agrees, String words) {
        access.requireVisible(caseNumber);
        access.require(CaseAccess.Action.ESCALATE);
        escalation.ownerAnswers(caseNumber, agrees, words);
    }

    private void send(String caseNumber, CaseAccess.Action action, String message, Map<String, ?> form) {
        access.requireVisible(caseNumber);
        access.require(action);
        if (!messages.correlate(RepairCaseBpmn.KEY, caseNumber, message, form)) {
            throw new CaseConflict(
                    action == CaseAccess.Action.REPLACE ? "repair.noWorkOrder" : "repair.caseClosed", caseNumber);
        }
    }
}
