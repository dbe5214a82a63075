package cn.baoxiu.contractor.retention;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.CalendarId;
import cn.baoxiu.clock.WorkingTime;
import cn.baoxiu.engine.Decisions;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Until when a group should answer: as for a letter about a case that is no emergency (rules R2). */
@Component
class ReversalTerms {

    private static final String DECISION = "letter-deadline";
    private static final String NO_EMERGENCY = "P2";

    private final Decisions decisions;
    private final WorkingTime workingTime;

    ReversalTerms(Decisions decisions, WorkingTime workingTime) {
        this.decisions = decisions;
        this.workingTime = workingTime;
    }

    /** @param inForceAt when it was asked for, whose rules hold (rules R9) */
    Instant due(Instant inForceAt, Instant start) {
        Map<String, Object> row = decisions
                .figures(DECISION, inForceAt, Map.of("step", "APPROVAL", "grade", NO_EMERGENCY))
                .single();
        CalendarId calendar = CalendarId.valueOf(text(row, "calendar"));
        return workingTime
                .deadline(calendar, start, Amount.parse(text(row, "amount")))
                .due();
    }

    private static String text(Map<String, Object> row, String output) {
        return Objects.requireNonNull(row.get(output), () -> DECISION + " gave no " + output)
                .toString();
    }
}
