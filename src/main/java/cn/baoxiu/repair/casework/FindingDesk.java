package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.clock.Promises;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.repair.Handling;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Survey and finding: two people look at what the decisions proposed; all three opinions are kept (rules R3). */
@Service
@Transactional
public class FindingDesk {

    private final CaseStore store;
    private final CaseRecords records;
    private final FindingRules rules;
    private final WarrantyAssessment assessment;
    private final CaseMerging merging;
    private final WorkOrders workOrders;
    private final RepairPlan plan;
    private final Promises promises;
    private final Timeline timeline;
    private final Actor actor;
    private final JdbcClient jdbc;
    private final Clock clock;

    FindingDesk(
            CaseStore store,
            CaseRecords records,
            FindingRules rules,
            WarrantyAssessment assessment,
            CaseMerging merging,
            WorkOrders workOrders,
            RepairPlan plan,
            Promises promises,
            Timeline timeline,
            Actor actor,
            JdbcClient jdbc,
            Clock clock) {
        this.store = store;
        this.records = records;
        this.rules = rules;
        this.assessment = assessment;
        this.merging = merging;
        this.workOrders = workOrders;
        this.plan = plan;
        this.promises = promises;
        this.timeline = timeline;
        this.actor = actor;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** If another defect is seen than was reported, the warranty is looked up again for it. */
    public void survey(String caseNumber, Survey survey) {
        RepairCase repairCase = store.get(caseNumber);
        boolean otherDefect =
                survey.defectClass() != repairCase.currentClass() || survey.place() != repairCase.currentPlace();
        repairCase.surveyed(survey.defectClass(), survey.place());
        Optional<CaseRecords.Triage> triage = CaseRecords.last(records.triages(caseNumber));
        String proposedParty = otherDefect
                ? assessment.propose(repairCase, "SURVEY").responsibleParty()
                : triage.map(CaseRecords.Triage::responsibleParty).orElse(null);
        store.save(repairCase);
        SqlRow.of(caseNumber, repairCase.round())
                .with("surveyed_at", clock.instant())
                .with("surveyed_by", actor.id())
                .with("defect_class", survey.defectClass())
                .with("place", survey.place())
                .with("cause", survey.cause())
                .with("in_warranty", survey.inWarranty())
                .with("handling", survey.handling())
                .with("responsible_party", proposedParty)
                .with("overrules_triage", overrules(triage, survey.inWarranty(), proposedParty, survey.handling()))
                .with("note", survey.note())
                .insertInto("repair_survey", jdbc);
        promises.meet(caseNumber, PromiseKind.SURVEY, clock.instant());
        timeline.add(repairCase, TimelineKind.SURVEYED, survey.note());
    }

    /** @throws FormRejected if the finding contradicts itself or names a party that cannot do this */
    public void decide(String caseNumber, Finding finding) {
        RepairCase repairCase = store.get(caseNumber);
        rules.check(repairCase, finding);
        repairCase.found(finding);
        String repairer = rules.repairerOf(finding);
        if (repairer != null) {
            repairCase.orderedFrom(repairer);
        }
        if (finding.plannedFinishOn() != null && finding.repairs()) {
            plan.make(repairCase, finding.plannedFinishOn());
        }
        store.save(repairCase);
        keep(repairCase, finding, repairer);
        promises.meet(caseNumber, PromiseKind.STEP, clock.instant());
        timeline.add(repairCase, TimelineKind.FOUND, finding.reason());
        if (finding.handling() == Handling.DUPLICATE) {
            merging.merge(repairCase, Objects.requireNonNull(finding.mergeInto()), null);
        } else if (repairer != null && finding.handling() != Handling.CONTRACTOR) {
            // Only a contractor's repair has a step of its own for the order.
            workOrders.give(repairCase, OrderKind.DISPATCH, repairer, null);
        }
    }

    private void keep(RepairCase repairCase, Finding finding, @Nullable String repairer) {
        String caseNumber = repairCase.caseNumber();
        boolean overrulesSurvey = CaseRecords.last(records.surveys(caseNumber))
                .map(s -> s.inWarranty() != finding.inWarranty()
                        || s.handling() != finding.handling()
                        || differs(s.responsibleParty(), finding.responsibleParty()))
                .orElse(false);
        SqlRow.of(caseNumber, repairCase.round())
                .with("found_at", clock.instant())
                .with("found_by", actor.id())
                .with("in_warranty", finding.inWarranty())
                .with("responsible_party", finding.responsibleParty())
                .with("handling", finding.handling())
                .with("repairing_party", repairer)
                .with("planned_finish_on", finding.plannedFinishOn())
                .with(
                        "overrules_triage",
                        overrules(
                                CaseRecords.last(records.triages(caseNumber)),
                                finding.inWarranty(),
                                finding.responsibleParty(),
                                finding.handling()))
                .with("overrules_survey", overrulesSurvey)
                .with("reason", finding.reason())
                .insertInto("repair_finding", jdbc);
    }

    private static boolean overrules(
            Optional<CaseRecords.Triage> triage, boolean inWarranty, @Nullable String responsible, Handling handling) {
        return triage.map(t -> t.handling() != handling
                        || differs(t.responsibleParty(), responsible)
                        || (t.coverage() != Coverage.UNDECIDED
                                && inWarranty == (t.coverage() == Coverage.OUT_OF_WARRANTY)))
                .orElse(false);
    }

    /** Where nobody was proposed, nobody is overruled. */
    private static boolean differs(@Nullable String proposed, @Nullable String decided) {
        return proposed != null && decided != null && !proposed.equals(decided);
    }
}
