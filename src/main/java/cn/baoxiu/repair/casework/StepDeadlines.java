package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.CalendarId;
import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.clock.PromiseView;
import cn.baoxiu.clock.Promises;
import cn.baoxiu.clock.WorkingTime;
import cn.baoxiu.engine.Decisions;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.Stage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deadlines of steps by decision {@code step-deadline}, and the inner promises that go with them (rules R2). */
@Service
@Transactional
public class StepDeadlines {

    /** For decision {@code promise-warning}: a step that nobody promised anything about. */
    private static final String NO_PROMISE = "STEP";

    private final CaseStore store;
    private final CaseHolders holders;
    private final Decisions decisions;
    private final WorkingTime workingTime;
    private final Promises promises;
    private final OwnerPromises ownerPromises;
    private final Clock clock;

    StepDeadlines(
            CaseStore store,
            CaseHolders holders,
            Decisions decisions,
            WorkingTime workingTime,
            Promises promises,
            OwnerPromises ownerPromises,
            Clock clock) {
        this.store = store;
        this.holders = holders;
        this.decisions = decisions;
        this.workingTime = workingTime;
        this.promises = promises;
        this.ownerPromises = ownerPromises;
        this.clock = clock;
    }

    /**
     * A step begins now: the case enters its stage and has its holder, the inner promise is made.
     *
     * @param candidateGroups who may do the step
     */
    public Schedule open(String caseNumber, String taskId, Collection<String> candidateGroups) {
        RepairCase repairCase = store.get(caseNumber);
        Optional<Step> step = Step.ofTask(taskId);
        Stage stage = step.map(Step::stage).orElse(repairCase.stage());
        String holder = Holder.of(step, candidateGroups).orElse(repairCase.stepHolder());
        if (stage != repairCase.stage() || !Objects.equals(holder, repairCase.stepHolder())) {
            repairCase.enter(stage);
            repairCase.heldBy(Objects.requireNonNullElse(holder, Groups.WARRANTY_OFFICE));
            store.save(repairCase);
            holders.follow(repairCase);
        }
        Instant now = clock.instant();
        Rule rule = rule(repairCase, taskId);
        LocalDate plan = plan(repairCase, step, now);
        PromiseKind kind = step.map(Step::promise).orElse(null);
        if (kind == PromiseKind.STEP) {
            // the main path is at one step at a time: one that somebody moved it away from is not waited for
            promises.cancel(caseNumber, kind);
        }
        if (kind != null && plan != null) {
            return schedule(
                    repairCase,
                    promises.openUntil(caseNumber, repairCase.round(), kind, partyOf(repairCase, kind), now, plan));
        }
        if (kind != null) {
            PromiseView promise = promises.open(
                    caseNumber,
                    repairCase.round(),
                    kind,
                    partyOf(repairCase, kind),
                    now,
                    rule.calendar(),
                    rule.amount());
            return schedule(repairCase, followGrade(repairCase, promise, rule, now));
        }
        if (step.filter(s -> s == Step.MAKE_SAFE_AFTER_REGRADE).isPresent()) {
            ownerPromises.makeSafe(repairCase);
        }
        return ofPromise(repairCase, step).orElseGet(() -> schedule(repairCase, rule, now));
    }

    /** A promise that waited for its inspection while the case was regraded goes on with the amount of the new grade. */
    private PromiseView followGrade(RepairCase repairCase, PromiseView promise, Rule rule, Instant now) {
        boolean goesOn = promise.kind() == PromiseKind.CONTRACTOR_FINISH
                && (promise.state() == PromiseView.State.RUNNING || promise.state() == PromiseView.State.PAUSED);
        if (!goesOn
                || promise.amount() == null
                || promise.calendar() == rule.calendar()
                        && Amount.parse(promise.amount()).equals(rule.amount())) {
            return promise;
        }
        promises.regrade(
                repairCase.caseNumber(),
                repairCase.round(),
                promise.kind(),
                promise.party(),
                promise.startedAt(),
                rule.calendar(),
                rule.amount(),
                now);
        return pending(repairCase, promise.kind()).orElse(promise);
    }

    /** The case has another grade while the step is open: as for promises, from the start or else from now. */
    public Schedule regrade(String caseNumber, String taskId, Instant startedAt) {
        RepairCase repairCase = store.get(caseNumber);
        Optional<Step> step = Step.ofTask(taskId);
        Instant now = clock.instant();
        Rule rule = rule(repairCase, taskId);
        LocalDate plan = plan(repairCase, step, now);
        PromiseKind kind = step.map(Step::promise).orElse(null);
        if (kind != null && plan != null) {
            moveToPlan(repairCase, kind, now, plan);
        } else if (kind != null) {
            promises.regrade(
                    caseNumber,
                    repairCase.round(),
                    kind,
                    partyOf(repairCase, kind),
                    startedAt,
                    rule.calendar(),
                    rule.amount(),
                    now);
        }
        return ofPromise(repairCase, step).orElseGet(() -> {
            Instant due = dueBy(rule, startedAt);
            return schedule(repairCase, rule, due.isBefore(now) ? now : startedAt);
        });
    }

    /** The repair ends by its plan now and not within a time; one that is late already stays late. */
    private void moveToPlan(RepairCase repairCase, PromiseKind kind, Instant now, LocalDate plan) {
        boolean runs = pending(repairCase, kind)
                .filter(promise -> promise.state() != PromiseView.State.BREACHED)
                .isPresent();
        if (runs) {
            promises.cancel(repairCase.caseNumber(), kind);
            promises.openUntil(
                    repairCase.caseNumber(),
                    repairCase.round(),
                    kind,
                    partyOf(repairCase, kind),
                    now, // whoever sets a date now knows of the pauses before it
                    plan);
        }
    }

    /** Clocks stand still or go on, or holidays have changed: when the open step is due now; empty if that is all one. */
    public Optional<Schedule> follow(String caseNumber, String taskId) {
        Optional<Step> step = Step.ofTask(taskId);
        return step.map(Step::dueBy).isEmpty() ? Optional.empty() : ofPromise(store.get(caseNumber), step);
    }

    private Optional<Schedule> ofPromise(RepairCase repairCase, Optional<Step> step) {
        return step.map(Step::dueBy)
                .flatMap(kind -> pending(repairCase, kind))
                .map(promise -> schedule(repairCase, promise));
    }

    private Optional<PromiseView> pending(RepairCase repairCase, PromiseKind kind) {
        return promises.of(repairCase.caseNumber()).stream()
                .filter(p -> p.kind() == kind && p.round() == repairCase.round() && p.metAt() == null)
                .filter(p -> p.state() == PromiseView.State.RUNNING
                        || p.state() == PromiseView.State.PAUSED
                        || p.state() == PromiseView.State.BREACHED)
                .reduce((earlier, later) -> later);
    }

    /** A step and its promise are due at the same time; none while the clock stands still. */
    private Schedule schedule(RepairCase repairCase, PromiseView promise) {
        Instant due = promise.due();
        if (due == null) {
            return new Schedule(null, null);
        }
        Long left = promise.remainingMinutes();
        if (left == null || left == 0) {
            return new Schedule(due, due);
        }
        double missing = followUpShare(repairCase, promise.kind().name()) * (promise.elapsedMinutes() + left)
                - promise.elapsedMinutes();
        double share = Math.min(1, Math.max(0, missing / left));
        return new Schedule(due, workingTime.shareOf(promise.calendar(), clock.instant(), due, share));
    }

    private Schedule schedule(RepairCase repairCase, Rule rule, Instant start) {
        Instant due = dueBy(rule, start);
        return new Schedule(
                due, workingTime.shareOf(rule.calendar(), start, due, followUpShare(repairCase, NO_PROMISE)));
    }

    private Instant dueBy(Rule rule, Instant start) {
        return workingTime.deadline(rule.calendar(), start, rule.amount()).due();
    }

    /** One looks after a step when people are first warned of its promise. */
    private double followUpShare(RepairCase repairCase, String kind) {
        return decisions.figures("promise-warning", repairCase.reportedAt(), Map.of("kind", kind)).rows().stream()
                        .mapToInt(row -> Objects.requireNonNull(RuleValues.number(row, "percent")))
                        .min()
                        .orElse(100)
                / 100.0;
    }

    /** A complex or structural repair ends when its plan says, unless that day has passed. */
    private @Nullable LocalDate plan(RepairCase repairCase, Optional<Step> step, Instant now) {
        LocalDate plan = repairCase.plannedFinishOn();
        Grade grade = repairCase.requiredGrade();
        boolean byPlan = grade == Grade.P3 || grade == Grade.P4;
        boolean work = step.map(Step::promise).orElse(null) == PromiseKind.CONTRACTOR_FINISH;
        if (plan == null || !byPlan || !work) {
            return null;
        }
        return workingTime.endOfWorkingDay(plan).isAfter(now) ? plan : null;
    }

    private Rule rule(RepairCase repairCase, String taskId) {
        String key = taskId.substring(taskId.indexOf('_') + 1);
        Map<String, Object> row = decisions
                .figures(
                        "step-deadline",
                        repairCase.reportedAt(),
                        Map.of("step", key, "grade", repairCase.requiredGrade().name()))
                .single();
        return new Rule(RuleValues.calendar(row), RuleValues.amount(row));
    }

    private static String partyOf(RepairCase repairCase, PromiseKind kind) {
        return switch (kind) {
            case SURVEY -> Groups.PROPERTY_ENGINEERING;
            case INSPECTION -> Groups.WARRANTY_OFFICE;
            // the warranty office may decide too, but stands below it
            case APPROVAL -> Groups.DEVELOPER_CS;
            case STEP -> Objects.requireNonNullElse(repairCase.stepHolder(), Groups.WARRANTY_OFFICE);
            default -> Objects.requireNonNullElse(repairCase.repairingParty(), Groups.WARRANTY_OFFICE);
        };
    }

    private record Rule(CalendarId calendar, Amount amount) {}

    /**
     * @param due when the step should be done; null while its clock stands still
     * @param followUp when people are first warned, null while the clock stands still
     */
    public record Schedule(@Nullable Instant due, @Nullable Instant followUp) {}
}
