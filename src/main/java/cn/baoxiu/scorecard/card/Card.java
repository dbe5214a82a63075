package cn.baoxiu.scorecard.card;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The score of a subsidiary in a month. What is worked out is null until it was.
 *
 * @param cases different cases behind the facts of the month that count
 * @param weight what was left of 100 before it was spread
 * @param itemsTotal sum of the items; null if too little could be counted
 * @param adjustment corrections of earlier months
 * @param total the score; null if there is none
 * @param baseEffect points on the plan score from the score alone
 * @param eventEffect what events and merits change in it
 * @param effect points on the plan score
 * @param sha256 of what the score stands on and of what it gave
 * @param version for changes that meet
 */
public record Card(
        long id,
        YearMonth month,
        String subsidiary,
        CardState state,
        int cases,
        @Nullable BigDecimal weight,
        @Nullable BigDecimal itemsTotal,
        BigDecimal adjustment,
        @Nullable BigDecimal total,
        @Nullable BigDecimal baseEffect,
        BigDecimal eventEffect,
        @Nullable BigDecimal effect,
        boolean vetoed,
        @Nullable BigDecimal coefficient,
        @Nullable Integer effectVersion,
        @Nullable Integer coefficientVersion,
        @Nullable Instant computedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable Instant publishedAt,
        @Nullable String sha256,
        long version) {

    public boolean isPublished() {
        return state == CardState.PUBLISHED;
    }
}
