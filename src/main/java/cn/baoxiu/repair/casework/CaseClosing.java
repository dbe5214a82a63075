package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.clock.Promises;
import cn.baoxiu.contractor.ThirdPartyRepairs;
import cn.baoxiu.estate.WarrantyRegister;
import cn.baoxiu.repair.Handling;
import cn.baoxiu.repair.Outcome;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends of a case. */
@Service
@Transactional
public class CaseClosing {

    private final CaseStore store;
    private final Promises promises;
    private final WarrantyRegister register;
    private final Timeline timeline;
    private final CompanyCases companies;
    private final CaseHolders holders;
    private final CaseEscalation escalation;
    private final Signatures signatures;
    private final ThirdPartyRepairs thirdParties;
    private final Labels labels;
    private final JdbcClient jdbc;
    private final Actor actor;
    private final Clock clock;

    CaseClosing(
            CaseStore store,
            Promises promises,
            WarrantyRegister register,
            Timeline timeline,
            CompanyCases companies,
            CaseHolders holders,
            CaseEscalation escalation,
            Signatures signatures,
            ThirdPartyRepairs thirdParties,
            Labels labels,
            JdbcClient jdbc,
            Actor actor,
            Clock clock) {
        this.store = store;
        this.promises = promises;
        this.register = register;
        this.timeline = timeline;
        this.companies = companies;
        this.holders = holders;
        this.escalation = escalation;
        this.signatures = signatures;
        this.thirdParties = thirdParties;
        this.labels = labels.chinese();
        this.jdbc = jdbc;
        this.actor = actor;
        this.clock = clock;
    }

    /** The owner is told why nothing is repaired. */
    public void explain(String caseNumber, Explanation explanation) {
        RepairCase repairCase = store.get(caseNumber);
        repairCase.requireOpen();
        SqlRow.of(caseNumber, repairCase.round())
                .with("kind", TimelineKind.EXPLAINED)
                .with("happened_at", explanation.explainedAt())
                .with("logged_at", clock.instant())
                .with("logged_by", actor.id())
                .with("note", explanation.text())
                .insertInto("repair_contact", jdbc);
        promises.meet(caseNumber, PromiseKind.STEP, clock.instant());
        timeline.add(repairCase, TimelineKind.EXPLAINED, explanation.text());
    }

    /**
     * The owner takes the report back.
     *
     * @throws CaseConflict if the owner has signed the record
     * @throws cn.baoxiu.engine.FormRejected if the case is escalated and the person does not stand above the level
     */
    public void withdraw(String caseNumber, Withdrawal withdrawal) {
        RepairCase repairCase = store.get(caseNumber);
        repairCase.requireOpen();
        signatures.requireUnlocked(caseNumber, repairCase.round());
        escalation.requireAbove(caseNumber);
        timeline.add(repairCase, TimelineKind.WITHDRAWN, withdrawal.reason());
    }

    /** Nothing is left to do but to wait for the chain: no promise can be broken by that. */
    public void workIsOver(String caseNumber) {
        promises.cancelAll(caseNumber);
    }

    /** Promises that were not kept yet fall away unless the defect was repaired. */
    public void close(String caseNumber, Outcome outcome) {
        RepairCase repairCase = store.get(caseNumber);
        repairCase.close(outcome, clock.instant());
        store.save(repairCase);
        companies.follow(repairCase);
        holders.end(repairCase);
        promises.cancelAll(caseNumber);
        if (outcome == Outcome.WITHDRAWN || outcome == Outcome.MERGED) {
            escalation.drop(repairCase, outcome.name());
        }
        if (outcome == Outcome.REPAIRED) {
            recordAcceptedRepair(repairCase);
        } else {
            thirdParties.dropped(caseNumber, labels.of("outcome", outcome));
        }
        timeline.add(repairCase, TimelineKind.CLOSED, outcome.name());
    }

    /** Where the contract says so, the term of the repaired item runs again from its acceptance (rules R5). */
    private void recordAcceptedRepair(RepairCase repairCase) {
        boolean onContract =
                repairCase.handling() == Handling.CONTRACTOR || repairCase.handling() == Handling.STRUCTURAL;
        if (onContract
                && repairCase.coverage() == Coverage.COVERED
                && repairCase.contractNo() != null
                && repairCase.warrantyClass() != null
                && repairCase.acceptedOn() != null) {
            register.recordAcceptedRepair(
                    repairCase.locationCode(),
                    repairCase.warrantyClass(),
                    repairCase.contractNo(),
                    repairCase.acceptedOn(),
                    repairCase.caseNumber());
        }
    }
}
