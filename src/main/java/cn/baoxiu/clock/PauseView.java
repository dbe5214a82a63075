package cn.baoxiu.clock;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pause of a case.
 *
 * @param from first instant of the pause: as requested, or that of the approval if it came late (rules R2)
 * @param until when it ends by itself at the latest
 * @param decidedBy user id of who approved or refused it, null while nobody has
 * @param endedAt when the clocks went on, null before
 * @param holder in whose hands the case is while it runs; null if that stays as it was
 * @param stopsOwner true if the promises to the owner stand still too
 */
public record PauseView(
        long id,
        String caseNumber,
        int round,
        PauseReason reason,
        State state,
        Instant from,
        Instant until,
        String evidence,
        String requestedBy,
        Instant requestedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant endedAt,
        @Nullable String holder,
        boolean stopsOwner,
        boolean stopsContractor) {

    /** When it stops clocks; empty if it was never approved. */
    Optional<Standstill> standstill() {
        return switch (state) {
            case REQUESTED, REFUSED -> Optional.empty();
            case RUNNING -> Optional.of(Standstill.since(from));
            case ENDED ->
                endedAt == null || !from.isBefore(endedAt)
                        ? Optional.empty()
                        : Optional.of(new Standstill(from, endedAt));
        };
    }

    /** It waits for a decision, or runs. */
    boolean isOpen() {
        return state == State.REQUESTED || state == State.RUNNING;
    }

    /** REQUESTED and RUNNING are open: a case has at most one of them for a reason. */
    public enum State {
        REQUESTED,
        REFUSED,
        RUNNING,
        ENDED
    }
}
