package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.escalation.Escalations;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.Handling;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Change of the grade of a running case. */
@Service
@Transactional
public class CaseGrading {

    private final CaseStore store;
    private final OwnerPromises promises;
    private final RepairPlan plan;
    private final Timeline timeline;
    private final CompanyCases companies;
    private final Escalations escalations;
    private final Signatures signatures;

    CaseGrading(
            CaseStore store,
            OwnerPromises promises,
            RepairPlan plan,
            Timeline timeline,
            CompanyCases companies,
            Escalations escalations,
            Signatures signatures) {
        this.store = store;
        this.promises = promises;
        this.plan = plan;
        this.timeline = timeline;
        this.companies = companies;
        this.escalations = escalations;
        this.signatures = signatures;
    }

    /**
     * @throws CaseConflict if the owner has signed the record
     * @throws FormRejected for the grade the case has, structure's grade for another defect, a plan's date where none is
     *     needed, or none where no later step asks for it
     */
    public void regrade(String caseNumber, GradeChange change) {
        RepairCase repairCase = store.get(caseNumber);
        repairCase.requireOpen();
        signatures.requireUnlocked(caseNumber, repairCase.round());
        Grade before = repairCase.requiredGrade();
        repairCase.regrade(change.grade());
        LocalDate finishOn = change.plannedFinishOn();
        boolean byPlan = promises.byPlan(repairCase);
        if (finishOn != null) {
            if (!byPlan) {
                throw new FormRejected("plannedFinishOn", "repair.noPlanForGrade");
            }
            plan.date(repairCase, finishOn);
        } else if (byPlan && repairCase.plannedFinishOn() == null && isPastPlanning(repairCase)) {
            throw new FormRejected("plannedFinishOn", "repair.planNeeded");
        }
        store.save(repairCase);
        companies.follow(repairCase);
        promises.regrade(repairCase);
        timeline.add(repairCase, TimelineKind.REGRADED, before + " → " + change.grade() + " · " + change.reason());
        escalations.caseChanged(caseNumber);
    }

    /** The finding, the appointment and the scheme ask for a plan; a repair that the owner pays has only the finding. */
    private static boolean isPastPlanning(RepairCase repairCase) {
        return switch (repairCase.stage()) {
            case REPORTED, ASSESSING -> false;
            case DISPATCHING -> repairCase.handling() == Handling.OWNER_PAID;
            default -> true;
        };
    }
}
