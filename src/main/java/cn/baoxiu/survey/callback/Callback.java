package cn.baoxiu.survey.callback;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The call-back of one closing.
 *
 * @param repairingParty who repaired, null if nobody did
 * @param closingKind by whose word the case was closed, null if nothing was repaired
 * @param due until when the owner must have been called
 * @param linkUntil until when the owner's link works
 * @param sharePercent of calls that the group repeats
 * @param outcome null while it runs
 * @param consequence what the answers led to, null before; what an earlier one led to stays
 * @param secondCall whether the group calls again
 * @param secondOutcome ANSWERED, REFUSED, UNREACHABLE or CANCELLED; null before that call
 */
public record Callback(
        long id,
        String caseNumber,
        int round,
        String subsidiary,
        String project,
        @Nullable String repairingParty,
        String caseOutcome,
        @Nullable String closingKind,
        Instant closedAt,
        Instant startedAt,
        Instant due,
        int maxAttempts,
        Instant linkUntil,
        BigDecimal sharePercent,
        @Nullable CallOutcome outcome,
        @Nullable Instant concludedAt,
        @Nullable String caller,
        @Nullable Consequence consequence,
        boolean secondCall,
        @Nullable CallOutcome secondOutcome,
        @Nullable String secondCaller,
        List<Attempt> attempts,
        List<Response> responses) {

    /** One that has just been recorded: nobody has called and nobody has answered. */
    static Callback begun(long id, Closing closing, Instant at, Instant due, Instant linkUntil, CallbackRule rule) {
        return new Callback(
                id,
                closing.caseNumber(),
                closing.round(),
                closing.subsidiary(),
                closing.project(),
                closing.repairingParty(),
                closing.outcome(),
                closing.closingKind(),
                closing.closedAt(),
                at,
                due,
                rule.attempts(),
                linkUntil,
                rule.sharePercent(),
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                List.of(),
                List.of());
    }

    /**
     * @param no from 1, within first or second calls
     * @param calledAt as the caller says
     * @param recordedAt by the clock
     * @param lateEntry written down long after the call
     */
    public record Attempt(
            boolean second,
            int no,
            Instant calledAt,
            Instant recordedAt,
            boolean lateEntry,
            String dayPart,
            AttemptResult result,
            String caller,
            @Nullable String note) {}

    /** @param caller null for the owner's own answer */
    public record Response(AnswerSource source, Instant answeredAt, @Nullable String caller, Answers answers) {}

    public boolean running() {
        return outcome == null;
    }

    /** Whether the group has to call and has not yet. */
    public boolean secondWaits() {
        return secondCall && secondOutcome == null;
    }

    /** Calls of staff before the group's, in their order. */
    public List<Attempt> firstCalls() {
        return attempts.stream().filter(attempt -> !attempt.second()).toList();
    }

    /** Calls of the group, in their order. */
    public List<Attempt> secondCalls() {
        return attempts.stream().filter(Attempt::second).toList();
    }

    /** The latest answer, null if the owner has said nothing. */
    @Nullable
    Response latest() {
        return responses.isEmpty() ? null : responses.get(responses.size() - 1);
    }

    boolean acted() {
        return consequence == Consequence.REWORK || consequence == Consequence.ESCALATE;
    }
}
