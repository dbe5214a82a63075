package cn.baoxiu.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks to stop the clocks of a case.
 *
 * @param round of the case
 * @param from when the reason began; not before the case's report and not in the future
 * @param until last instant of the pause, at most the reason's limit from {@code from}; null for the limit itself
 * @param evidence what proves the reason, in words (photos lie on the case page)
 * @param requestedBy user id
 */
public record PauseRequest(
        String caseNumber,
        int round,
        PauseReason reason,
        Instant from,
        @Nullable Instant until,
        String evidence,
        String requestedBy) {}
