package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.clock.PromiseView;
import cn.baoxiu.contractor.ViolationKind;
import cn.baoxiu.contractor.Violations;
import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.EngineTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells the ladder what a contractor did against its contract (domain B4). Only the party that answers for the defect can
 * break its contract with it: nothing is asked or written for anybody else.
 */
@Component
class ContractorFaults {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private static final int SECOND = 2;
    private static final int WORDS = 1000;
    private static final String NONE = "NONE";

    private final Violations violations;
    private final CaseRecords records;
    private final Decisions decisions;
    private final Labels labels;

    ContractorFaults(Violations violations, CaseRecords records, Decisions decisions, Labels labels) {
        this.violations = violations;
        this.records = records;
        this.decisions = decisions;
        this.labels = labels.chinese();
    }

    /** A promise was broken; which of them are a contractor's matter is said here. */
    void broken(RepairCase repairCase, PromiseView promise) {
        ViolationKind kind =
                switch (promise.kind()) {
                    case ACCEPT -> ViolationKind.ACCEPTED_LATE;
                    case CONTRACTOR_FINISH -> ViolationKind.FINISH_LATE;
                    case ON_SITE -> ViolationKind.ON_SITE_LATE;
                    default -> null;
                };
        Instant due = promise.due() == null ? promise.firstDue() : promise.due();
        String party = kind == null ? null : guilty(repairCase, promise, due);
        if (kind == null || party == null || !answers(repairCase, party)) {
            return;
        }
        String outcome = promise.metAt() == null
                ? labels.text("repair.evidence.notYet")
                : labels.text("repair.evidence.metAt", moment(promise.metAt()));
        violations.record(new Violations.Fact(
                "%s|%s|promise %d".formatted(repairCase.caseNumber(), promise.kind(), promise.id()),
                repairCase.caseNumber(),
                promise.round(),
                kind,
                party,
                due,
                labels.text(
                        "repair.evidence.promise",
                        labels.of("promise", promise.kind()),
                        moment(promise.startedAt()),
                        moment(due),
                        outcome),
                due,
                null));
    }

    /** The arrival is promised to the owner: it is the contractor's where its order was open and nobody had arrived. */
    private @Nullable String guilty(RepairCase repairCase, PromiseView promise, Instant due) {
        if (promise.kind() != PromiseKind.ON_SITE) {
            return promise.party();
        }
        return order(repairCase)
                .filter(order -> order.orderedAt().isBefore(due)
                        && order.rejectedAt() == null
                        && order.replacedAt() == null
                        && (order.arrivedAt() == null || order.arrivedAt().isAfter(due)))
                .map(CaseRecords.WorkOrder::party)
                .orElse(null);
    }

    /** Came later than agreed with the owner, or not on that day (decision {@code appointment-arrival}). */
    void arrived(RepairCase repairCase, Instant arrivedAt) {
        if (!answers(repairCase, repairCase.repairingParty())) {
            return;
        }
        CaseRecords.WorkOrder order = order(repairCase).orElse(null);
        Instant agreed = order == null ? null : order.appointmentAt();
        if (order == null || agreed == null || !arrivedAt.isAfter(agreed)) {
            return;
        }
        Map<String, Object> inputs = Map.of(
                "lateMinutes",
                        Math.toIntExact(Duration.between(agreed, arrivedAt).toMinutes()),
                "laterDay", day(arrivedAt).isAfter(day(agreed)));
        Object answer = decisions
                .evaluate("appointment-arrival", repairCase.reportedAt(), inputs)
                .single()
                .get("violation");
        if (!NONE.equals(answer)) {
            record(
                    repairCase,
                    ViolationKind.valueOf(String.valueOf(answer)),
                    "order " + order.id(),
                    order.party(),
                    agreed,
                    labels.text("repair.evidence.appointment", moment(agreed), moment(arrivedAt)));
        }
    }

    /** The order goes to the party that has just sent it back, and the finding is as it was. */
    void ordered(RepairCase repairCase, String party) {
        if (repairCase.handoverCount() == 0 || !answers(repairCase, party)) {
            return;
        }
        CaseRecords.WorkOrder last = order(repairCase).orElse(null);
        Instant rejectedAt = last == null ? null : last.rejectedAt();
        if (last == null || rejectedAt == null || !last.party().equals(party)) {
            return;
        }
        boolean foundSince = CaseRecords.last(records.findings(repairCase.caseNumber()))
                .map(finding -> finding.foundAt().isAfter(rejectedAt))
                .orElse(false);
        if (!foundSince) {
            record(
                    repairCase,
                    ViolationKind.REJECTED_WITHOUT_GROUND,
                    "order " + last.id(),
                    party,
                    rejectedAt,
                    labels.text(
                            "repair.evidence.rejected",
                            moment(rejectedAt),
                            Objects.requireNonNullElse(last.rejectReason(), "")));
        }
    }

    /** The inspection failed. */
    void failed(RepairCase repairCase, String party, Instant at, @Nullable String note) {
        if (answers(repairCase, party)) {
            record(
                    repairCase,
                    ViolationKind.POOR_QUALITY,
                    "rework " + repairCase.reworkCount(),
                    party,
                    at,
                    labels.text("repair.evidence.inspection", moment(at), Objects.requireNonNullElse(note, "")));
            reworked(repairCase, party, at, note);
        }
    }

    /** The work has to be done again; from the second time on that is a violation of its own. */
    void reworked(RepairCase repairCase, String party, Instant at, @Nullable String note) {
        if (answers(repairCase, party) && repairCase.reworkCount() >= SECOND) {
            record(
                    repairCase,
                    ViolationKind.REWORK,
                    "rework " + repairCase.reworkCount(),
                    party,
                    at,
                    labels.text(
                            "repair.evidence.rework",
                            moment(at),
                            String.valueOf(repairCase.reworkCount()),
                            Objects.requireNonNullElse(note, "")));
        }
    }

    private static boolean answers(RepairCase repairCase, @Nullable String party) {
        return party != null && party.equals(repairCase.responsibleParty());
    }

    private Optional<CaseRecords.WorkOrder> order(RepairCase repairCase) {
        List<CaseRecords.WorkOrder> orders = records.workOrders(repairCase.caseNumber()).stream()
                .filter(order -> order.round() == repairCase.round())
                .toList();
        return CaseRecords.last(orders);
    }

    private void record(
            RepairCase repairCase, ViolationKind kind, String what, String party, Instant at, String evidence) {
        violations.record(new Violations.Fact(
                "%s|%s|%d|%s".formatted(repairCase.caseNumber(), kind, repairCase.round(), what),
                repairCase.caseNumber(),
                repairCase.round(),
                kind,
                party,
                at,
                evidence.length() <= WORDS ? evidence : evidence.substring(0, WORDS),
                null,
                null));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, EngineTime.ZONE);
    }

    private static String moment(Instant at) {
        return MOMENT.format(at);
    }
}
