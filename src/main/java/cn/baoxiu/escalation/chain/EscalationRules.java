package cn.baoxiu.escalation.chain;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.CalendarId;
import cn.baoxiu.clock.WorkingTime;
import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.TenantScope;
import cn.baoxiu.escalation.EscalatedCases;
import cn.baoxiu.escalation.EscalationCause;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Start levels and times by the decisions {@code escalation-start} and {@code escalation-deadline} (rules R2). */
@Component
class EscalationRules {

    private final Decisions decisions;
    private final WorkingTime workingTime;
    private final Clock clock;

    EscalationRules(Decisions decisions, WorkingTime workingTime, Clock clock) {
        this.decisions = decisions;
        this.workingTime = workingTime;
        this.clock = clock;
    }

    /** What has a time: the answers of the levels, the decision at the end, and the owner's word. */
    enum Step {
        LEVEL_1,
        LEVEL_2,
        LEVEL_3,
        DECISION,
        /** How often those above are told that the decision is overdue. */
        REMINDER,
        OWNER;

        static Step ofLevel(int level) {
            return values()[level - 1];
        }
    }

    /** @return 1 to 3, or 0 if the cause opens nothing */
    int startLevel(EscalationCause cause, EscalatedCases.Facts facts) {
        Map<String, String> inputs = Map.of(
                "cause", cause.kind().name(),
                "party", cause.party() == null ? facts.holder() : cause.party(),
                "holder", facts.holder(),
                "grade", facts.grade(),
                "complaint", facts.complaint());
        Map<String, Object> row = TenantScope.call(facts.subsidiary(), () -> decisions
                .evaluate("escalation-start", clock.instant(), inputs)
                .single());
        int level = ((Number) Objects.requireNonNull(row.get("level"), "escalation-start gave no level")).intValue();
        if (level < 0 || level > Level.LAST) {
            throw new IllegalStateException("escalation-start gave level " + level);
        }
        return level;
    }

    /**
     * The end of a step that begins now.
     *
     * @param openedAt of the escalation: its rules are those in force then
     */
    Instant due(Step step, EscalatedCases.Facts facts, Instant openedAt) {
        return due(step, facts, openedAt, clock.instant());
    }

    /** As {@link #due(Step, EscalatedCases.Facts, Instant)}, of a step that began at {@code start}. */
    Instant due(Step step, EscalatedCases.Facts facts, Instant openedAt, Instant start) {
        Map<String, Object> row = row(step, facts, openedAt);
        CalendarId calendar = CalendarId.valueOf(String.valueOf(row.get("calendar")));
        return workingTime.deadline(calendar, start, amount(row)).due();
    }

    /** Elapsed time between two reminders, whatever the calendar: hours and minutes, or natural days. */
    Amount reminderEvery(EscalatedCases.Facts facts, Instant openedAt) {
        return amount(row(Step.REMINDER, facts, openedAt));
    }

    private Map<String, Object> row(Step step, EscalatedCases.Facts facts, Instant openedAt) {
        return decisions
                .figures(
                        "escalation-deadline",
                        openedAt,
                        Map.of("step", step.name(), "grade", facts.grade(), "complaint", facts.complaint()))
                .single();
    }

    private static Amount amount(Map<String, Object> row) {
        return Amount.parse(String.valueOf(row.get("amount")));
    }
}
