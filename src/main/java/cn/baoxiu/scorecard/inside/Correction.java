package cn.baoxiu.scorecard.inside;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What developer customer service adds to the score of a department or takes from it, with its reason.
 *
 * @param scope department
 */
public record Correction(
        long id,
        long cardId,
        InsideScope scope,
        BigDecimal points,
        String reason,
        CorrectionState state,
        String enteredBy,
        Instant enteredAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {

    public boolean waits() {
        return state == CorrectionState.ENTERED;
    }
}
