package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.Handling;
import cn.baoxiu.repair.Outcome;
import cn.baoxiu.repair.casework.CaseQueries;
import cn.baoxiu.repair.casework.Finding;
import cn.baoxiu.repair.casework.FindingDesk;
import cn.baoxiu.repair.casework.PartyChoices;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The warranty office has decided; its decision chooses the path. */
@ProcessBean("decideFindingListener")
class DecideFindingListener implements TaskListener {

    private final FindingDesk desk;
    private final CaseQueries cases;
    private final PartyChoices parties;

    DecideFindingListener(FindingDesk desk, CaseQueries cases, PartyChoices parties) {
        this.desk = desk;
        this.cases = cases;
        this.parties = parties;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = RepairCaseBpmn.caseNumber(task);
        Finding finding = Finding.read(SubmittedForm.from(task));
        desk.decide(caseNumber, finding);
        RepairCaseBpmn.HANDLING.set(task, finding.handling().name());
        RepairCaseBpmn.FIRST_DISPATCH.set(task, true);
        String repairer = cases.get(caseNumber).repairingParty();
        RepairCaseBpmn.REPAIRING_GROUP.set(task, repairer == null ? null : parties.groupOf(repairer));
        if (finding.handling() == Handling.DUPLICATE) {
            RepairCaseBpmn.OUTCOME.set(task, Outcome.MERGED.name());
        }
    }
}
