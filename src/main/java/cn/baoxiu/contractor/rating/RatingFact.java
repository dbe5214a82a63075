package cn.baoxiu.contractor.rating;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fact behind a rating.
 *
 * @param item as {@link RatingItem}, or {@link RatingItem#DEDUCTIONS}
 * @param caseNumber null where a posting names none
 * @param what as {@code ratingWhat.<NAME>}, or {@code violationKind.<NAME>}
 * @param good a promise that was kept, or work that was no rework
 * @param leftOut why it does not count, as {@code ratingLeftOut.<NAME>}; null if it does
 * @param amount yuan of a deduction, points of an owner's answer
 */
public record RatingFact(
        String item,
        String contractor,
        String subsidiary,
        String project,
        @Nullable String caseNumber,
        String what,
        Instant happenedAt,
        boolean good,
        @Nullable String leftOut,
        @Nullable BigDecimal amount) {}
