package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.escalation.Escalations;
import cn.baoxiu.repair.Grade;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Change of the grade of a running case. */
@Service
@Transactional
public class CaseGrading {

    private final CaseStore store;
    private final OwnerPromises promises;
    private final Timeline timeline;
    private final CompanyCases companies;
    private final Escalations escalations;

    CaseGrading(
            CaseStore store,
            OwnerPromises promises,
            Timeline timeline,
            CompanyCases companies,
            Escalations escalations) {
        this.store = store;
        this.promises = promises;
        this.timeline = timeline;
        this.companies = companies;
        this.escalations = escalations;
    }

    /** @throws FormRejected for the grade the case has, or structure's grade for another defect */
    public void regrade(String caseNumber, GradeChange change) {
        RepairCase repairCase = store.get(caseNumber);
        Grade before = repairCase.requiredGrade();
        repairCase.regrade(change.grade());
        store.save(repairCase);
        companies.follow(repairCase);
        promises.regrade(repairCase);
        timeline.add(repairCase, TimelineKind.REGRADED, before + " → " + change.grade() + " · " + change.reason());
        escalations.caseChanged(caseNumber);
    }
}
