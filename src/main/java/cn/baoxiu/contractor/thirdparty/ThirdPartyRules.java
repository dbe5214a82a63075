package cn.baoxiu.contractor.thirdparty;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.CalendarId;
import cn.baoxiu.clock.WorkingTime;
import cn.baoxiu.engine.Decisions;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Times of our own people by decision {@code third-party-deadline}, and of the written notice by {@code letter-deadline}. */
@Component
class ThirdPartyRules {

    private final Decisions decisions;
    private final WorkingTime workingTime;

    ThirdPartyRules(Decisions decisions, WorkingTime workingTime) {
        this.decisions = decisions;
        this.workingTime = workingTime;
    }

    /** What has a time. */
    enum Step {
        CHOICE,
        QUOTE,
        APPROVAL,
        COST
    }

    /** @param inForceAt begin of the repair, whose rules hold (rules R9) */
    Instant due(Step step, String grade, Instant inForceAt, Instant start) {
        return end("third-party-deadline", step.name(), grade, inForceAt, start);
    }

    /** Until when the written notice must follow a call. */
    Instant noticeUntil(String grade, Instant inForceAt, Instant calledAt) {
        return end("letter-deadline", "WRITTEN_NOTICE", grade, inForceAt, calledAt);
    }

    private Instant end(String decision, String step, String grade, Instant inForceAt, Instant start) {
        Map<String, Object> row = decisions
                .figures(decision, inForceAt, Map.of("step", step, "grade", grade))
                .single();
        CalendarId calendar = CalendarId.valueOf(text(row, "calendar"));
        return workingTime
                .deadline(calendar, start, Amount.parse(text(row, "amount")))
                .due();
    }

    private static String text(Map<String, Object> row, String output) {
        return Objects.requireNonNull(row.get(output), () -> "the decision gave no " + output)
                .toString();
    }
}
