package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.scorecard.rule.EffectKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A score event.
 *
 * @param monthStart first day of the month in which it counts; null until it is confirmed
 */
public record ScoreEvent(
        long id,
        String subsidiaryId,
        EffectKind kind,
        LocalDate happenedOn,
        @Nullable String caseNumber,
        String reason,
        EventState state,
        String enteredBy,
        Instant enteredAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,
        @Nullable LocalDate monthStart) {

    public boolean waits() {
        return state == EventState.ENTERED;
    }

    /** It counts in a later month than that in which it happened, because that was frozen. */
    public boolean late() {
        return monthStart != null && !YearMonth.from(monthStart).equals(YearMonth.from(happenedOn));
    }
}
