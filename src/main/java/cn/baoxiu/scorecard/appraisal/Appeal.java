package cn.baoxiu.scorecard.appraisal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An objection to a line of the draft.
 *
 * @param item key figure, or {@link #EVENT}
 * @param caseNumber of the facts it is about; null for an event
 */
public record Appeal(
        long id,
        long cardId,
        int appealNo,
        String item,
        @Nullable String caseNumber,
        @Nullable Long eventId,
        Demand demand,
        String reason,
        AppealState state,
        String raisedBy,
        Instant raisedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {

    /** Stands for the item of an appeal against a score event. */
    public static final String EVENT = "EVENT";

    public boolean ofEvent() {
        return item.equals(EVENT);
    }

    /** Neither taken back nor decided. */
    public boolean open() {
        return state == AppealState.RAISED || state == AppealState.SUBMITTED;
    }

    /** What it would change: a case, or an event. */
    String target() {
        return ofEvent() ? String.valueOf(eventId) : String.valueOf(caseNumber);
    }
}
