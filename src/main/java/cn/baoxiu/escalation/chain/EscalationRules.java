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
        OWNER;

        static Step ofLevel(int level) {
            return values()[level - 1];
        }
    }

    /** @return 1 to 3, or 0 if the cause opens nothing */
    int startLevel(EscalationCause cause, EscalatedCases.Facts facts) {
        Map<String, String> inputs = Map.of(
                "cause", cause.kind().name(),
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
        Map<String, Object> row = decisions
                .figures(
                        "escalation-deadline",
                        openedAt,
                        Map.of("step", step.name(), "grade", facts.grade(), "complaint", facts.complaint()))
                .single();
        CalendarId calendar = CalendarId.valueOf(String.valueOf(row.get("calendar")));
        Amount amount = Amount.parse(String.valueOf(row.get("amount")));
        return workingTime.deadline(calendar, clock.instant(), amount).due();
    }
}
