package cn.baoxiu.escalation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One escalation of a case.
 *
 * @param level 1 to 3, the highest reached
 * @param outcome null while it runs: OWNER_AGREED, OWNER_SILENT, DECIDED or DROPPED
 * @param endNote the reasoned decision, or why it was dropped
 */
public record EscalationView(
        long id,
        String caseNumber,
        int level,
        Instant openedAt,
        @Nullable Instant endedAt,
        @Nullable String outcome,
        @Nullable String endNote,
        List<Level> levels,
        List<Cause> causes) {

    /**
     * Accountability record of one level (domain B9): who held the case when it was reached, for how long, and which
     * promise was broken.
     *
     * @param holder group id or company code that held the case when the level was reached
     * @param heldMinutes how long it had held it then, elapsed minutes
     * @param due until when this level has to answer
     * @param answer what the level answered, null if it has not (yet)
     * @param ownerAgrees whether the answer is enough for the owner, null without a word of the owner
     */
    public record Level(
            int level,
            String group,
            Instant reachedAt,
            Instant due,
            String holder,
            long heldMinutes,
            @Nullable String promise,
            @Nullable String answer,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt,
            @Nullable Boolean ownerAgrees,
            @Nullable String ownerWords,
            @Nullable Instant leftAt) {}

    public record Cause(EscalationCause.Kind kind, @Nullable String promise, @Nullable String words, Instant at) {}
}
