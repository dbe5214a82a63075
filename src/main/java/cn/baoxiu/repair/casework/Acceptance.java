package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.clock.Promises;
import cn.baoxiu.contractor.ThirdPartyRepairs;
import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.Groups;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Inspection of a repair, the owner's word on it, and what stands in for that word. */
@Service
@Transactional
public class Acceptance {

    private final CaseStore store;
    private final WorkOrders orders;
    private final ClosingEvidence evidence;
    private final PartyChoices parties;
    private final Promises promises;
    private final Decisions decisions;
    private final OwnerReminders reminders;
    private final ConfirmLinks links;
    private final Signatures signatures;
    private final Timeline timeline;
    private final ContractorFaults faults;
    private final ThirdPartyRepairs thirdParties;
    private final Actor actor;
    private final JdbcClient jdbc;
    private final Clock clock;

    Acceptance(
            CaseStore store,
            WorkOrders orders,
            ClosingEvidence evidence,
            PartyChoices parties,
            Promises promises,
            Decisions decisions,
            OwnerReminders reminders,
            ConfirmLinks links,
            Signatures signatures,
            Timeline timeline,
            ContractorFaults faults,
            ThirdPartyRepairs thirdParties,
            Actor actor,
            JdbcClient jdbc,
            Clock clock) {
        this.store = store;
        this.orders = orders;
        this.evidence = evidence;
        this.parties = parties;
        this.promises = promises;
        this.decisions = decisions;
        this.reminders = reminders;
        this.links = links;
        this.signatures = signatures;
        this.timeline = timeline;
        this.faults = faults;
        this.thirdParties = thirdParties;
        this.actor = actor;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A repair that fails goes back to the same party.
     *
     * @throws FormRejected if the person works for the repairing party (rules R3), or the repair passes without enough
     *     photos of the finished work
     */
    public void inspect(String caseNumber, Inspection inspection) {
        RepairCase repairCase = store.get(caseNumber);
        String party = repairer(repairCase);
        String group = parties.groupOf(party);
        if (actor.find().map(user -> user.isIn(group)).orElse(false)) {
            throw new FormRejected("passed", "repair.inspectorRepairs");
        }
        Optional<WorkOrders.InForce> order =
                inspection.passed() ? orders.inForce(caseNumber, repairCase.round()) : Optional.empty();
        if (inspection.passed()) {
            evidence.require(repairCase, order);
        }
        repairCase.inspected(inspection.passed(), LocalDate.ofInstant(inspection.inspectedAt(), EngineTime.ZONE));
        store.save(repairCase);
        SqlRow.of(caseNumber, repairCase.round())
                .with("passed", inspection.passed())
                .with("inspected_at", inspection.inspectedAt())
                .with("inspected_by", actor.id())
                .with("note", inspection.note())
                .insertInto("repair_inspection", jdbc);
        promises.meet(caseNumber, PromiseKind.INSPECTION, clock.instant());
        if (inspection.passed()) {
            promises.meet(caseNumber, PromiseKind.FINISH, inspection.inspectedAt());
            promises.meet(
                    caseNumber,
                    PromiseKind.CONTRACTOR_FINISH,
                    order.map(WorkOrders.InForce::completedAt).orElse(inspection.inspectedAt()));
            timeline.add(repairCase, TimelineKind.INSPECTION_PASSED, inspection.note());
            if (group.startsWith(Groups.THIRD_PARTY_PREFIX) && !party.equals(repairCase.responsibleParty())) {
                thirdParties.accepted(caseNumber);
            }
        } else {
            promises.resume(caseNumber, PromiseKind.CONTRACTOR_FINISH, inspection.inspectedAt());
            timeline.add(repairCase, TimelineKind.INSPECTION_FAILED, inspection.note());
            orders.give(repairCase, OrderKind.REWORK, party, inspection.note());
            faults.failed(repairCase, party, inspection.inspectedAt(), inspection.note());
        }
    }

    /**
     * The owner is asked from now on by a link, and reminded twice unless an answer comes (decision {@code confirmation}).
     *
     * @return last second of the last natural day on which the owner can answer
     */
    public Instant askOwner(String caseNumber) {
        RepairCase repairCase = store.get(caseNumber);
        Map<String, Object> rule = confirmationRule(repairCase);
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineTime.ZONE);
        Instant until = lastSecond(today, rule);
        List<LocalDate> days = Stream.of("firstReminder", "secondReminder")
                .map(output -> RuleValues.number(rule, output))
                .filter(Objects::nonNull)
                .map(today::plusDays)
                .toList();
        reminders.plan(caseNumber, days, until);
        links.ask(repairCase, until);
        return until;
    }

    /** The signature was made void: the owner has as much time again to sign what was corrected. */
    void askAgain(RepairCase repairCase) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineTime.ZONE);
        links.askAgain(repairCase, lastSecond(today, confirmationRule(repairCase)));
    }

    private Map<String, Object> confirmationRule(RepairCase repairCase) {
        return decisions
                .figures("confirmation", repairCase.reportedAt(), Map.of())
                .single();
    }

    private static Instant lastSecond(LocalDate today, Map<String, Object> rule) {
        return today.plusDays(RuleValues.days(rule))
                .atTime(LocalTime.of(23, 59, 59))
                .atZone(EngineTime.ZONE)
                .toInstant();
    }

    /** @throws FormRejected if the owner confirms without a signature under this round */
    public void ownerAnswers(String caseNumber, OwnerConfirmation confirmation) {
        RepairCase repairCase = store.get(caseNumber);
        switch (confirmation.answer()) {
            case CONFIRMED -> {
                if (!signatures.isSigned(caseNumber, repairCase.round())) {
                    throw new FormRejected(
                            "ownerAnswer", "repair.signature.needed", "/cases/" + caseNumber + "/signature");
                }
                repairCase.closing(ClosingKind.OWNER);
                timeline.add(repairCase, TimelineKind.OWNER_CONFIRMED, confirmation.note());
            }
            case NOT_FIXED -> {
                repairCase.rework();
                timeline.add(repairCase, TimelineKind.OWNER_NOT_SATISFIED, confirmation.note());
                orders.give(repairCase, OrderKind.REWORK, repairer(repairCase), confirmation.note());
                faults.reworked(repairCase, repairer(repairCase), confirmation.answeredAt(), confirmation.note());
            }
            case REFUSES_TO_SIGN -> {
                reminders.drop(caseNumber);
                timeline.add(repairCase, TimelineKind.OWNER_REFUSED, confirmation.note());
            }
        }
        store.save(repairCase);
        keep(repairCase, confirmation.answer().name(), confirmation.answeredAt(), confirmation.note(), null);
    }

    /** A word on a repair that the process no longer waits for: the signature under it was made void. */
    void ownerAnswersAgain(RepairCase repairCase, OwnerAnswer answer, @Nullable String words) {
        Instant now = clock.instant();
        keep(repairCase, answer.name(), now, words, null);
        timeline.add(
                repairCase,
                answer == OwnerAnswer.CONFIRMED ? TimelineKind.OWNER_SIGNED_AGAIN : TimelineKind.OWNER_NOT_SATISFIED,
                words,
                now);
    }

    public void confirmBySilence(String caseNumber) {
        RepairCase repairCase = store.get(caseNumber);
        repairCase.closing(ClosingKind.AUTO);
        store.save(repairCase);
        keep(repairCase, "AUTO", clock.instant(), null, null);
        timeline.add(repairCase, TimelineKind.AUTO_CONFIRMED, null);
    }

    public void closeWithThreeParties(String caseNumber, ThreePartyClosure closure) {
        RepairCase repairCase = store.get(caseNumber);
        repairCase.closing(ClosingKind.TRIPARTITE);
        store.save(repairCase);
        keep(repairCase, "THREE_PARTIES", clock.instant(), closure.reason(), closure.witnesses());
        promises.meet(caseNumber, PromiseKind.STEP, clock.instant());
        timeline.add(repairCase, TimelineKind.THREE_PARTY_CLOSED, closure.witnesses() + " · " + closure.reason());
    }

    private void keep(
            RepairCase repairCase, String answer, Instant at, @Nullable String note, @Nullable String witnesses) {
        SqlRow.of(repairCase.caseNumber(), repairCase.round())
                .with("answer", answer)
                .with("answered_at", at)
                .with("logged_by", actor.id())
                .with("note", note)
                .with("witnesses", witnesses)
                .insertInto("repair_confirmation", jdbc);
    }

    private static String repairer(RepairCase repairCase) {
        return Objects.requireNonNull(repairCase.repairingParty(), "nobody repairs this case");
    }
}
