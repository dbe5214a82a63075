package cn.baoxiu.escalation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a case is escalated.
 *
 * @param promise name of the {@link cn.baoxiu.clock.PromiseKind} that was broken, null if none was
 * @param promiseDue when it was due
 * @param words what the owner or caller said, or what was found; kept in the domain, not in the engine
 */
public record EscalationCause(
        String caseNumber, Kind kind, @Nullable String promise, @Nullable Instant promiseDue, @Nullable String words) {

    /** Where it comes from. SILENCE: nobody claimed or accepted the open task in time. */
    public enum Kind {
        BREACH,
        SILENCE,
        OWNER,
        HOTLINE
    }
}
