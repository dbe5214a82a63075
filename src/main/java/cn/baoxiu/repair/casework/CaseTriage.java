package cn.baoxiu.repair.casework;

import cn.baoxiu.repair.Grade;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Grades a new or reopened case and makes the promises to its owner. */
@Service
@Transactional
public class CaseTriage {

    private final CaseStore store;
    private final WarrantyAssessment assessment;
    private final OwnerPromises promises;
    private final Timeline timeline;
    private final CompanyCases companies;
    private final JdbcClient jdbc;
    private final Clock clock;

    CaseTriage(
            CaseStore store,
            WarrantyAssessment assessment,
            OwnerPromises promises,
            Timeline timeline,
            CompanyCases companies,
            JdbcClient jdbc,
            Clock clock) {
        this.store = store;
        this.assessment = assessment;
        this.promises = promises;
        this.timeline = timeline;
        this.companies = companies;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Grade triage(String caseNumber) {
        RepairCase repairCase = store.get(caseNumber);
        WarrantyAssessment.Proposal proposal = assessment.propose(repairCase, "TRIAGE");
        repairCase.triaged(proposal.grade());
        store.save(repairCase);
        if (repairCase.round() > 1) {
            companies.follow(repairCase);
        }
        keep(repairCase, proposal);
        promises.open(repairCase);
        timeline.add(repairCase, TimelineKind.TRIAGED, proposal.grade().name());
        return proposal.grade();
    }

    /** Grades a case of an old ledger by the rules in force when it was reported; its promises are another matter. */
    WarrantyAssessment.Proposal triageLedger(RepairCase repairCase) {
        WarrantyAssessment.Proposal proposal = assessment.proposeForLedger(repairCase);
        repairCase.triaged(proposal.grade());
        keep(repairCase, proposal);
        return proposal;
    }

    private void keep(RepairCase repairCase, WarrantyAssessment.Proposal proposal) {
        SqlRow.of(repairCase.caseNumber(), repairCase.round())
                .with("triaged_at", clock.instant())
                .with("rules_version", proposal.rulesVersion())
                .with("grade", proposal.grade())
                .with("warranty_class", proposal.warrantyClass())
                .with("coverage", proposal.coverage())
                .with("payer", proposal.payer())
                .with("responsible_kind", proposal.responsibleKind())
                .with("responsible_party", proposal.responsibleParty())
                .with("handling", proposal.handling())
                .insertInto("repair_triage", jdbc);
    }
}
