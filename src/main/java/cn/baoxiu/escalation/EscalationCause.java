package cn.baoxiu.escalation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a case is escalated.
 *
 * @param promise name of the {@link cn.baoxiu.clock.PromiseKind} that was broken, null if none was
 * @param promiseDue when it was due
 * @param party whose promise it was, or who does not stir: a group id or party code; null for whoever holds the case
 * @param words what the owner or caller said, or what was found; kept in the domain, not in the engine
 * @param major a major complaint: media, injury, many people. It stays one
 * @param reference of whoever sends the cause, to tell a repetition; null for none
 */
public record EscalationCause(
        String caseNumber,
        Kind kind,
        @Nullable String promise,
        @Nullable Instant promiseDue,
        @Nullable String party,
        @Nullable String words,
        boolean major,
        @Nullable String reference) {

    /** A promise was not kept. */
    public static EscalationCause broken(
            String caseNumber, Kind kind, String promise, @Nullable Instant due, String party) {
        return new EscalationCause(caseNumber, kind, promise, due, party, null, false, null);
    }

    /** Somebody says so. */
    public static EscalationCause said(String caseNumber, Kind kind, String words) {
        return new EscalationCause(caseNumber, kind, null, null, null, words, false, null);
    }

    /** Where it comes from. SILENCE: nobody claimed or accepted the open task in time. */
    public enum Kind {
        BREACH,
        SILENCE,
        OWNER,
        HOTLINE,
        /** The owner was called back after the closure and is not content. */
        SURVEY
    }
}
