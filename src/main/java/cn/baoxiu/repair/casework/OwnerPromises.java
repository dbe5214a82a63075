package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.clock.PromiseView;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The promises to the owner: which there are follows from the grade by decision {@code promises} (rules R2). */
@Component
class OwnerPromises {

    private static final Set<PromiseKind> TO_OWNER =
            Arrays.stream(PromiseKind.values()).filter(PromiseKind::toOwner).collect(Collectors.toUnmodifiableSet());

    private final Promises promises;
    private final Decisions decisions;
    private final JdbcClient jdbc;
    private final Clock clock;

    OwnerPromises(Promises promises, Decisions decisions, JdbcClient jdbc, Clock clock) {
        this.promises = promises;
        this.decisions = decisions;
        this.jdbc = jdbc;
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
        Set<PromiseKind> gone = EnumSet.copyOf(TO_OWNER);
        for (Map<String, Object> row : rows(repairCase)) {
            PromiseKind kind = RuleValues.choice(row, "kind", PromiseKind.class);
            if (hasStep(repairCase, kind)) {
                gone.remove(kind);
                regrade(repairCase, row);
            }
        }
        gone.forEach(kind -> promises.cancel(repairCase.caseNumber(), kind));
        LocalDate plan = repairCase.plannedFinishOn();
        if (gone.contains(PromiseKind.FINISH) && plan != null) {
            promises.meet(repairCase.caseNumber(), PromiseKind.PLAN, clock.instant());
            if (!isSettled(repairCase, PromiseKind.FINISH)) {
                finishBy(repairCase, plan);
            }
        }
    }

    private void regrade(RepairCase repairCase, Map<String, Object> row) {
        PromiseKind kind = RuleValues.choice(row, "kind", PromiseKind.class);
        promises.regrade(
                repairCase.caseNumber(),
                repairCase.round(),
                kind,
                partyOf(kind),
                repairCase.roundReportedAt(),
                RuleValues.calendar(row),
                RuleValues.amount(row),
                clock.instant());
    }

    /** What was kept or broken stays so: it is not promised a second time (rules R2). */
    private boolean isSettled(RepairCase repairCase, PromiseKind kind) {
        return ofRound(repairCase, kind)
                .anyMatch(p -> p.state() == PromiseView.State.MET
                        || p.state() == PromiseView.State.BREACHED
                        || p.state() == PromiseView.State.LEGACY);
    }

    /** The task to make safe has opened after a regrade: from now on somebody can keep the promise. */
    void makeSafe(RepairCase repairCase) {
        rows(repairCase).stream()
                .filter(row -> RuleValues.choice(row, "kind", PromiseKind.class) == PromiseKind.MAKE_SAFE)
                .forEach(row -> regrade(repairCase, row));
    }

    /** Whether the repair is finished by the date of a plan and not within a time. */
    boolean byPlan(RepairCase repairCase) {
        return rows(repairCase).stream()
                .noneMatch(row -> RuleValues.choice(row, "kind", PromiseKind.class) == PromiseKind.FINISH);
    }

    /**
     * Without the step nobody could keep a promise: to make safe is promised again only while its task is open, and else
     * when it opens ({@link #makeSafe}); a case of an old ledger is past contact and arrival.
     */
    private boolean hasStep(RepairCase repairCase, PromiseKind kind) {
        if (kind == PromiseKind.PLAN || kind == PromiseKind.FINISH) {
            return true;
        }
        if (kind == PromiseKind.MAKE_SAFE) {
            return isBeingMadeSafe(repairCase);
        }
        return !repairCase.fromLedger();
    }

    /** Who has promised it once has a task for it until it is done, whatever the grade was meanwhile. */
    private boolean isBeingMadeSafe(RepairCase repairCase) {
        return ofRound(repairCase, PromiseKind.MAKE_SAFE).findAny().isPresent()
                && !FirstResponse.isMadeSafe(repairCase, jdbc);
    }

    private Stream<PromiseView> ofRound(RepairCase repairCase, PromiseKind kind) {
        return promises.of(repairCase.caseNumber()).stream()
                .filter(p -> p.kind() == kind && p.round() == repairCase.round());
    }

    /** A complex or structural defect is promised by the first plan that is made; a later plan does not move it. */
    void planned(RepairCase repairCase, LocalDate finishOn) {
        if (byPlan(repairCase)) {
            promises.meet(repairCase.caseNumber(), PromiseKind.PLAN, clock.instant());
            finishBy(repairCase, finishOn);
        }
    }

    private void finishBy(RepairCase repairCase, LocalDate finishOn) {
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
