package cn.baoxiu.clock;

import cn.baoxiu.clock.Recomputation.Difference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of one promise, told by its segments in the order in which they were written. */
final class Replay {

    private final PausedTime time;
    private final Instant startedAt;
    private final List<Standstill> stood = new ArrayList<>();
    private Segment last;
    private Instant countedFrom;
    private @Nullable Instant pausedFrom;
    private @Nullable Instant metAt;
    private String state = "OPEN";

    Replay(PausedTime time, Segment first) {
        this.time = time;
        this.last = first;
        this.startedAt = first.startedAt();
        this.countedFrom = first.startedAt();
    }

    void follow(Segment segment) {
        last = segment;
        String reason = Objects.requireNonNullElse(segment.reason(), "");
        switch (segment.state()) {
            case "RUNNING" -> {
                if (reason.equals("RESUMED") && pausedFrom != null) {
                    stood.add(new Standstill(pausedFrom, segment.startedAt()));
                    pausedFrom = null;
                }
            }
            case "PAUSED" -> {
                pausedFrom = pausedFrom == null ? segment.startedAt() : pausedFrom;
                // a breach that was found before the pause was approved is none
                state = "OPEN";
            }
            case "LEGACY" -> state = "LEGACY";
            default -> ended(segment, reason);
        }
        switch (reason) {
            case "REDATED", "REGRADE_LATE" -> countedFrom = segment.startedAt();
            case "REGRADE" -> countedFrom = segment.dueByDate() == null ? startedAt : countedFrom;
            default -> {
                // nothing that a due time is counted from
            }
        }
        if (reason.equals("KEPT")) {
            metAt = segment.startedAt();
        }
    }

    /** Whether in time follows from the due time, not from what somebody wrote down. */
    private void ended(Segment segment, String reason) {
        Instant due = due();
        boolean late = due != null && segment.startedAt().isAfter(due);
        state = switch (reason) {
            case "KEPT" -> late ? "BREACHED" : "MET";
            case "DROPPED" -> late ? "BREACHED" : "CANCELLED";
            default -> segment.state();
        };
    }

    private @Nullable Instant due() {
        if (pausedFrom != null) {
            return null;
        }
        if (last.dueByDate() != null) {
            return time.shifted(countedFrom, last.dueByDate(), stood).due();
        }
        return time.deadline(last.calendar(), countedFrom, Amount.parse(Objects.requireNonNull(last.amount())), stood)
                .due();
    }

    /** Whether it had ended when a paper arrived that changes a day of its time. */
    boolean isOlderThan(List<HolidayLog.Imported> imports) {
        Instant due = due();
        return !state.equals("OPEN")
                && due != null
                && imports.stream()
                        .anyMatch(paper -> paper.at().isAfter(last.startedAt())
                                && paper.from().isBefore(due)
                                && paper.to().isAfter(countedFrom));
    }

    List<Difference> differences(Promise kept) {
        List<Difference> differences = new ArrayList<>();
        compare(differences, kept, "DUE", kept.due, due());
        compare(differences, kept, "STATE", kept.state, state);
        compare(differences, kept, "MET_AT", kept.metAt, metAt);
        return differences;
    }

    private static void compare(
            List<Difference> differences,
            Promise promise,
            String field,
            @Nullable Object kept,
            @Nullable Object recomputed) {
        if (!Objects.equals(kept, recomputed)) {
            differences.add(
                    new Difference(promise.caseNumber, promise.id, promise.kind, field, text(kept), text(recomputed)));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
