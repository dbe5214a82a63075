package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.scorecard.rule.EffectKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A score event, or what takes a confirmed one back.
 *
 * @param monthStart first day of the month in which it counts; null until it is confirmed
 * @param reverses the event that it takes back; null if it is one itself
 * @param pointsBack what the reversal of a published event brings back to the plan score; null if the event never counted
 * @param dueCoefficient bonus coefficient that the published month would have had; null if the same
 * @param reversedBy what takes this one back, if it waits or is confirmed
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
        @Nullable LocalDate monthStart,
        @Nullable Long reverses,
        @Nullable BigDecimal pointsBack,
        @Nullable BigDecimal dueCoefficient,
        @Nullable Long reversedBy) {

    public boolean waits() {
        return state == EventState.ENTERED;
    }

    /** Month in which it counts; only once it is confirmed. */
    public YearMonth month() {
        return YearMonth.from(Objects.requireNonNull(monthStart, "not confirmed"));
    }

    /** Counts, or counted, and nothing takes it back. */
    public boolean isReversible() {
        return state == EventState.CONFIRMED && reverses == null && reversedBy == null;
    }

    /** It counts in a later month than that in which it happened, because that was frozen or left behind. */
    public boolean late() {
        return monthStart != null && !YearMonth.from(monthStart).equals(YearMonth.from(happenedOn));
    }
}
