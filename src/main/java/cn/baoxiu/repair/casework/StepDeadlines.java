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

    private static final double FOLLOW_UP_SHARE = 0.5;

    private final CaseStore store;
    private final CaseHolders holders;
    private final Decisions decisions;
    private final WorkingTime workingTime;
    private final Promises promises;
    private final Clock clock;

    StepDeadlines(
            CaseStore store,
            CaseHolders holders,
            Decisions decisions,
            WorkingTime workingTime,
            Promises promises,
            Clock clock) {
        this.store = store;
        this.holders = holders;
        this.decisions = decisions;
        this.workingTime = workingTime;
        this.promises = promises;
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
        Instant planEnd = planEnd(repairCase, step, now);
        PromiseKind kind = step.map(Step::promise).orElse(null);
        if (kind != null && planEnd != null) {
            promises.openUntil(
                    caseNumber,
                    repairCase.round(),
                    kind,
                    partyOf(repairCase, kind),
                    now,
                    Objects.requireNonNull(repairCase.plannedFinishOn()));
        } else if (kind != null) {
            promises.open(
                    caseNumber,
                    repairCase.round(),
                    kind,
                    partyOf(repairCase, kind),
                    now,
                    rule.calendar(),
                    rule.amount());
        }
        if (kind == PromiseKind.CONTRACTOR_FINISH && planEnd == null) {
            followGrade(repairCase, kind, rule, now);
        }
        return schedule(rule, now, planEnd);
    }

    /** A promise that waited for its inspection while the case was regraded goes on with the amount of the new grade. */
    private void followGrade(RepairCase repairCase, PromiseKind kind, Rule rule, Instant now) {
        promises.of(repairCase.caseNumber()).stream()
                .filter(p -> p.kind() == kind && p.round() == repairCase.round() && p.amount() != null)
                .filter(p -> p.state() == PromiseView.State.RUNNING || p.state() == PromiseView.State.PAUSED)
                .filter(p -> p.calendar() != rule.calendar()
                        || !Amount.parse(Objects.requireNonNull(p.amount())).equals(rule.amount()))
                .forEach(p -> promises.regrade(
                        repairCase.caseNumber(),
                        repairCase.round(),
                        kind,
                        p.party(),
                        p.startedAt(),
                        rule.calendar(),
                        rule.amount(),
                        now));
    }

    /** The case has another grade while the step is open: as for promises, from the start or else from now. */
    public Schedule regrade(String caseNumber, String taskId, Instant startedAt) {
        RepairCase repairCase = store.get(caseNumber);
        Optional<Step> step = Step.ofTask(taskId);
        Instant now = clock.instant();
        Rule rule = rule(repairCase, taskId);
        Instant planEnd = planEnd(repairCase, step, now);
        PromiseKind kind = step.map(Step::promise).orElse(null);
        if (kind != null && planEnd == null) {
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
        Schedule fromStart = schedule(rule, startedAt, planEnd);
        return fromStart.due().isBefore(now) ? schedule(rule, now, planEnd) : fromStart;
    }

    private Schedule schedule(Rule rule, Instant start, @Nullable Instant planEnd) {
        Instant due = planEnd == null
                ? workingTime.deadline(rule.calendar(), start, rule.amount()).due()
                : planEnd;
        return new Schedule(due, workingTime.shareOf(rule.calendar(), start, due, FOLLOW_UP_SHARE));
    }

    /** A complex or structural repair ends when its plan says, unless that day has passed. */
    private @Nullable Instant planEnd(RepairCase repairCase, Optional<Step> step, Instant now) {
        LocalDate plan = repairCase.plannedFinishOn();
        Grade grade = repairCase.requiredGrade();
        boolean byPlan = grade == Grade.P3 || grade == Grade.P4;
        boolean work = step.map(Step::promise).orElse(null) == PromiseKind.CONTRACTOR_FINISH;
        if (plan == null || !byPlan || !work) {
            return null;
        }
        Instant end = workingTime.endOfWorkingDay(plan);
        return end.isAfter(now) ? end : null;
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
            default -> Objects.requireNonNullElse(repairCase.repairingParty(), Groups.WARRANTY_OFFICE);
        };
    }

    private record Rule(CalendarId calendar, Amount amount) {}

    /**
     * @param due when the step should be done
     * @param followUp when half of the countable time has passed
     */
    public record Schedule(Instant due, Instant followUp) {}
}
