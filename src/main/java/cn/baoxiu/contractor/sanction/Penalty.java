package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.Rung;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One procedure against a contractor.
 *
 * @param round of the case in which its last cause lies
 * @param proposed rung that rules or causes propose; null before that is decided
 * @param inForceAt date of its first cause, whose rules hold (rules R9)
 * @param rung of the letter, null before the first draft
 * @param amount of the letter, null if it takes no money
 * @param upheld what is taken in the end
 * @param backReason why the draft came back, null if it did not
 * @param instanceId the engine's, null until the instance has begun
 * @param openTask the engine's user task that was opened last
 */
public record Penalty(
        long id,
        String caseNumber,
        int round,
        String subsidiary,
        String contractor,
        String contractNo,
        PenaltyState state,
        @Nullable Rung proposed,
        Instant inForceAt,
        Instant openedAt,
        @Nullable Rung rung,
        @Nullable Long letterId,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal upheld,
        @Nullable Instant draftedAt,
        @Nullable String backReason,
        @Nullable Instant objectionUntil,
        @Nullable Instant performUntil,
        @Nullable Boolean performed,
        @Nullable RulingKind ruling,
        @Nullable PenaltyOutcome outcome,
        @Nullable Instant endedAt,
        @Nullable String instanceId,
        @Nullable String openTask) {

    /** @throws IllegalStateException before the first draft */
    public long requiredLetter() {
        if (letterId == null) {
            throw new IllegalStateException("procedure " + id + " has no letter");
        }
        return letterId;
    }

    /** @throws IllegalStateException before the first draft */
    public Rung requiredRung() {
        return Objects.requireNonNull(rung, () -> "procedure " + id + " has no draft");
    }
}
