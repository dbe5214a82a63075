package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.clock.Promises;
import cn.baoxiu.engine.Decisions;
import cn.baoxiu.identity.Groups;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The promises to the owner: which there are follows from the grade by decision {@code promises} (rules R2). */
@Component
class OwnerPromises {

    private static final Set<PromiseKind> TO_OWNER =
            Arrays.stream(PromiseKind.values()).filter(PromiseKind::toOwner).collect(Collectors.toUnmodifiableSet());

    private final Promises promises;
    private final Decisions decisions;
    private final Clock clock;

    OwnerPromises(Promises promises, Decisions decisions, Clock clock) {
        this.promises = promises;
        this.decisions = decisions;
        this.clock = clock;
    }

    void open(RepairCase repairCase) {
        for (Map<String, Object> row : rows(repairCase)) {
            PromiseKind kind = RuleValues.choice(row, "kind", PromiseKind.class);
            promises.open(
                    repairCase.caseNumber(),
                    repairCase.round(),
                    kind,
                    partyOf(kind),
                    repairCase.roundReportedAt(),
                    RuleValues.calendar(row),
                    RuleValues.amount(row));
        }
    }

    /**
     * A case of an old ledger (rules R11). The ledger says nothing about contact, arrival and making safe, so nothing
     * is promised there; of a case that is over it says when it was finished, not whether there was a plan.
     */
    void takeOver(RepairCase repairCase, @Nullable Instant finishedAt) {
        for (Map<String, Object> row : rows(repairCase)) {
            PromiseKind kind = RuleValues.choice(row, "kind", PromiseKind.class);
            if (kind == PromiseKind.FINISH || (kind == PromiseKind.PLAN && finishedAt == null)) {
                promises.takeOver(
                        repairCase.caseNumber(),
                        repairCase.round(),
                        kind,
                        partyOf(kind),
                        repairCase.reportedAt(),
                        RuleValues.calendar(row),
                        RuleValues.amount(row),
                        finishedAt);
            }
        }
    }

    /** The case has another grade now: promises count again from their start, others fall away or begin. */
    void regrade(RepairCase repairCase) {
        Instant now = clock.instant();
        Set<PromiseKind> gone = EnumSet.copyOf(TO_OWNER);
        for (Map<String, Object> row : rows(repairCase)) {
            PromiseKind kind = RuleValues.choice(row, "kind", PromiseKind.class);
            if (!hasStep(repairCase, kind)) {
                continue;
            }
            gone.remove(kind);
            promises.regrade(
                    repairCase.caseNumber(),
                    repairCase.round(),
                    kind,
                    partyOf(kind),
                    repairCase.roundReportedAt(),
                    RuleValues.calendar(row),
                    RuleValues.amount(row),
                    now);
        }
        gone.forEach(kind -> promises.cancel(repairCase.caseNumber(), kind));
        LocalDate plan = repairCase.plannedFinishOn();
        if (gone.contains(PromiseKind.FINISH) && plan != null) {
            promiseBy(repairCase, plan);
        }
    }

    /**
     * Making safe opens at triage or not at all, and a case of an old ledger is past contact and arrival: without the
     * step nobody could keep the promise.
     */
    private boolean hasStep(RepairCase repairCase, PromiseKind kind) {
        if (kind == PromiseKind.PLAN || kind == PromiseKind.FINISH) {
            return true;
        }
        if (repairCase.fromLedger()) {
            return false;
        }
        return kind != PromiseKind.MAKE_SAFE || hasMakeSafeStep(repairCase);
    }

    private boolean hasMakeSafeStep(RepairCase repairCase) {
        return promises.of(repairCase.caseNumber()).stream()
                .anyMatch(p -> p.kind() == PromiseKind.MAKE_SAFE && p.round() == repairCase.round());
    }

    /** A complex or structural defect is promised by the first plan that is made; a later plan does not move it. */
    void planned(RepairCase repairCase, LocalDate finishOn) {
        boolean byPlan = rows(repairCase).stream()
                .noneMatch(row -> RuleValues.choice(row, "kind", PromiseKind.class) == PromiseKind.FINISH);
        if (byPlan) {
            promiseBy(repairCase, finishOn);
        }
    }

    private void promiseBy(RepairCase repairCase, LocalDate finishOn) {
        promises.meet(repairCase.caseNumber(), PromiseKind.PLAN, clock.instant());
        promises.openUntil(
                repairCase.caseNumber(),
                repairCase.round(),
                PromiseKind.FINISH,
                partyOf(PromiseKind.FINISH),
                repairCase.roundReportedAt(),
                finishOn);
    }

    private List<Map<String, Object>> rows(RepairCase repairCase) {
        return decisions
                .figures(
                        "promises",
                        repairCase.reportedAt(),
                        Map.of("grade", repairCase.requiredGrade().name()))
                .rows();
    }

    private static String partyOf(PromiseKind kind) {
        return kind == PromiseKind.PLAN || kind == PromiseKind.FINISH
                ? Groups.WARRANTY_OFFICE
                : Groups.PROPERTY_ENGINEERING;
    }
}
