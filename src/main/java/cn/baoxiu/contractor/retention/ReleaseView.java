package cn.baoxiu.contractor.retention;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for release as it stands.
 *
 * @param requestedCny null for all that is left
 * @param firstLapsedAt when it was found that the first term had passed without an answer
 * @param urgedOn receipt of the urging, with which the second term began
 * @param outcome null while it runs
 */
public record ReleaseView(
        long id,
        String contractNo,
        String subsidiary,
        String askedBy,
        LocalDate receivedOn,
        @Nullable BigDecimal requestedCny,
        String evidence,
        String recordedBy,
        Instant recordedAt,
        Instant firstDue,
        @Nullable Instant firstLapsedAt,
        @Nullable LocalDate urgedOn,
        @Nullable Instant secondDue,
        @Nullable BigDecimal approvedCny,
        @Nullable String officeBy,
        @Nullable String propertyBy,
        @Nullable ReleaseOutcome outcome,
        @Nullable BigDecimal releasedCny,
        @Nullable Instant endedAt,
        List<Step> steps) {

    public ReleaseView {
        steps = List.copyOf(steps);
    }

    /** One thing that happened. */
    public record Step(ReleaseStep step, String by, Instant at, @Nullable BigDecimal amount, @Nullable String note) {}

    public boolean running() {
        return outcome == null;
    }

    /** Whether the first term lapsed and the contractor has not urged yet: no term runs then. */
    public boolean waitsForUrging() {
        return running() && firstLapsedAt != null && urgedOn == null;
    }

    /** End of the legal term that runs; null if none does. */
    public @Nullable Instant due() {
        if (!running() || waitsForUrging()) {
            return null;
        }
        return secondDue == null ? firstDue : secondDue;
    }
}
