package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.casework.PartyChoices;
import cn.baoxiu.repair.casework.Replacement;
import cn.baoxiu.repair.casework.WorkOrderDesk;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Another party gets the work order and must accept it. */
@ProcessBean("replaceContractorDelegate")
class ReplaceContractorDelegate implements JavaDelegate {

    private final WorkOrderDesk desk;
    private final PartyChoices parties;

    ReplaceContractorDelegate(WorkOrderDesk desk, PartyChoices parties) {
        this.desk = desk;
        this.parties = parties;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Replacement replacement = Replacement.read(SubmittedForm.from(execution));
        desk.replace(RepairCaseBpmn.caseNumber(execution), replacement);
        RepairCaseBpmn.REPAIRING_GROUP.set(execution, parties.groupOf(replacement.repairingParty()));
        RepairCaseBpmn.FIRST_DISPATCH.set(execution, true);
    }
}
