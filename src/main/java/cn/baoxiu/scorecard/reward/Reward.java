package cn.baoxiu.scorecard.reward;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A reward or penalty of a person. Amounts are positive; the kind says which way they go.
 *
 * @param subsidiaryId code
 * @param person user id of whom it concerns
 * @param monthStart first day of the month it is for
 * @param points on the person's own appraisal; null for none
 * @param amountCny yuan; null for none
 * @param decidedBy who confirmed, refused or withdrew it
 */
public record Reward(
        long id,
        String subsidiaryId,
        String person,
        LocalDate monthStart,
        RewardKind kind,
        @Nullable BigDecimal points,
        @Nullable BigDecimal amountCny,
        String reason,
        @Nullable String caseNumber,
        RewardState state,
        String enteredBy,
        Instant enteredAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {

    public YearMonth month() {
        return YearMonth.from(monthStart);
    }

    public boolean waits() {
        return state == RewardState.ENTERED;
    }

    /** A step in its life, as it was written. */
    public record Step(Instant at, String actor, String kind, @Nullable String note) {}
}
