package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.clock.Promises;
import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Dispatch, the party's answer, appointment, repair, and replacement of the party. */
@Service
@Transactional
public class WorkOrderDesk {

    private final CaseStore store;
    private final CaseHolders holders;
    private final WorkOrders orders;
    private final RepairPlan plan;
    private final PartyChoices parties;
    private final Promises promises;
    private final Decisions decisions;
    private final Timeline timeline;
    private final ContractorFaults faults;
    private final Clock clock;

    WorkOrderDesk(
            CaseStore store,
            CaseHolders holders,
            WorkOrders orders,
            RepairPlan plan,
            PartyChoices parties,
            Promises promises,
            Decisions decisions,
            Timeline timeline,
            ContractorFaults faults,
            Clock clock) {
        this.store = store;
        this.holders = holders;
        this.orders = orders;
        this.plan = plan;
        this.parties = parties;
        this.promises = promises;
        this.decisions = decisions;
        this.timeline = timeline;
        this.faults = faults;
        this.clock = clock;
    }

    /** @throws FormRejected if the party cannot repair for this project */
    public void dispatch(String caseNumber, DispatchOrder order) {
        RepairCase repairCase = store.get(caseNumber);
        requireRepairer(repairCase, order.repairingParty());
        faults.ordered(repairCase, order.repairingParty());
        repairCase.orderedFrom(order.repairingParty());
        store.save(repairCase);
        promises.meet(caseNumber, PromiseKind.STEP, clock.instant());
        orders.give(repairCase, OrderKind.DISPATCH, order.repairingParty(), order.workScope());
        timeline.add(
                repairCase,
                TimelineKind.DISPATCHED,
                parties.nameOf(order.repairingParty()) + " · " + order.workScope());
    }

    /** A rejection is a hand-over: the work lies with the warranty office again. */
    public void answer(String caseNumber, OrderAnswer answer) {
        RepairCase repairCase = store.get(caseNumber);
        repairCase.requireOpen();
        Instant now = clock.instant();
        promises.meet(caseNumber, PromiseKind.ACCEPT, now);
        if (answer.accepted()) {
            orders.update(repairCase, columns("accepted_at", now));
            timeline.add(repairCase, TimelineKind.ACCEPTED, null);
            return;
        }
        orders.update(repairCase, columns("rejected_at", now, "reject_reason", answer.rejectReason()));
        repairCase.handedOver();
        store.save(repairCase);
        timeline.add(repairCase, TimelineKind.REJECTED, answer.rejectReason(), now);
    }

    /** @throws FormRejected if a complex repair has no plan yet and none is given */
    public void appoint(String caseNumber, Appointment appointment) {
        RepairCase repairCase = store.get(caseNumber);
        repairCase.requireOpen();
        if (appointment.plannedFinishOn() != null) {
            plan.make(repairCase, appointment.plannedFinishOn());
            store.save(repairCase);
        } else if (repairCase.grade() == Grade.P3 && repairCase.plannedFinishOn() == null) {
            throw new FormRejected("plannedFinishOn", "form.required");
        }
        promises.meet(caseNumber, PromiseKind.STEP, clock.instant());
        orders.update(repairCase, columns("appointment_at", appointment.at(), "appointment_note", appointment.note()));
        timeline.add(repairCase, TimelineKind.APPOINTED, appointment.note());
    }

    /** @return end of drying if the place must dry before it can be inspected */
    public Optional<Instant> report(String caseNumber, RepairReport report) {
        RepairCase repairCase = store.get(caseNumber);
        Optional<Instant> dryUntil = dryUntil(repairCase, report);
        repairCase.repaired(dryUntil.orElse(null));
        store.save(repairCase);
        orders.update(
                repairCase,
                columns(
                        "arrived_at", report.arrivedAt(),
                        "completed_at", report.completedAt(),
                        "work_done", report.workDone(),
                        "materials", report.materials(),
                        "drying", report.drying()));
        faults.arrived(repairCase, report.arrivedAt());
        promises.meet(caseNumber, PromiseKind.ON_SITE, report.arrivedAt());
        // kept only if this repair passes; its clock stops while the inspection waits (R2)
        promises.suspend(caseNumber, PromiseKind.CONTRACTOR_FINISH, report.completedAt());
        timeline.add(repairCase, TimelineKind.REPAIRED, report.workDone());
        return dryUntil;
    }

    private Optional<Instant> dryUntil(RepairCase repairCase, RepairReport report) {
        if (report.drying() == Drying.NONE) {
            return Optional.empty();
        }
        int days = RuleValues.days(dryingDays(repairCase, report.drying()));
        return Optional.of(report.completedAt().plus(Duration.ofDays(days)));
    }

    private Map<String, Object> dryingDays(RepairCase repairCase, Drying drying) {
        return decisions
                .figures("drying-days", repairCase.reportedAt(), Map.of("dryingNeeded", drying.name()))
                .single();
    }

    private int workingDaysAfterDrying(RepairCase repairCase) {
        Map<String, Object> row = dryingDays(repairCase, orders.dryingInForce(repairCase));
        return Objects.requireNonNull(RuleValues.number(row, "finishWorkingDays"));
    }

    /** Drying is a stage, not a pause: the promise to the owner moves once, to some working days after its end (R2). */
    public void startDrying(String caseNumber) {
        RepairCase repairCase = store.get(caseNumber);
        Instant until = Objects.requireNonNull(repairCase.dryingUntil(), "nothing has to dry");
        repairCase.enter(Stage.DRYING);
        repairCase.heldBy(Holder.WAITING);
        store.save(repairCase);
        holders.follow(repairCase);
        promises.redate(caseNumber, PromiseKind.FINISH, until, new Amount(0, workingDaysAfterDrying(repairCase)));
        timeline.add(repairCase, TimelineKind.DRYING_STARTED, null);
    }

    public void endDrying(String caseNumber) {
        RepairCase repairCase = store.get(caseNumber);
        repairCase.requireOpen();
        timeline.add(repairCase, TimelineKind.DRYING_ENDED, null);
    }

    /** @throws FormRejected if the party is the present one or cannot repair for this project */
    public void replace(String caseNumber, Replacement replacement) {
        RepairCase repairCase = store.get(caseNumber);
        requireRepairer(repairCase, replacement.repairingParty());
        if (replacement.repairingParty().equals(repairCase.repairingParty())) {
            throw new FormRejected("repairingParty", "repair.sameParty");
        }
        Instant now = clock.instant();
        String scope = orders.scopeInForce(repairCase);
        orders.update(repairCase, columns("replaced_at", now, "replace_reason", replacement.reason()));
        promises.cancel(caseNumber, PromiseKind.STEP);
        promises.cancel(caseNumber, PromiseKind.ACCEPT);
        promises.cancel(caseNumber, PromiseKind.CONTRACTOR_FINISH);
        repairCase.handedOver();
        repairCase.orderedFrom(replacement.repairingParty());
        store.save(repairCase);
        orders.give(repairCase, OrderKind.REPLACEMENT, replacement.repairingParty(), scope);
        timeline.add(
                repairCase,
                TimelineKind.CONTRACTOR_REPLACED,
                parties.nameOf(replacement.repairingParty()) + " · " + replacement.reason(),
                now);
    }

    /** Whether the party has the work order of the case. */
    @Transactional(readOnly = true)
    public boolean repairs(String caseNumber, String party) {
        return party.equals(store.get(caseNumber).repairingParty());
    }

    private void requireRepairer(RepairCase repairCase, String party) {
        if (!parties.repairers(repairCase.project(), repairCase.subsidiary()).containsKey(party)) {
            throw new FormRejected("repairingParty", "repair.notARepairer", party);
        }
    }

    private static Map<String, @Nullable Object> columns(@Nullable Object... pairs) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            columns.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return columns;
    }
}
