package cn.baoxiu.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time during which one party held the case.
 *
 * @param to end of the segment, excluded; null while it lasts
 * @param elapsedMinutes whole minutes
 * @param workingMinutes of those, the ones of {@code CAL_CN_WORK}
 * @param reason name of the {@link PauseReason} that handed the case over, else null
 */
public record HeldTime(
        String caseNumber,
        int round,
        String holder,
        Instant from,
        @Nullable Instant to,
        long elapsedMinutes,
        long workingMinutes,
        @Nullable String reason) {}
