package cn.baoxiu.clock;

import cn.baoxiu.clock.Recomputation.Difference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of one promise, told by its segments in the order in which they were written. */
final class Replay {

    /** Old segments do not say which standstill begins: there was one at a time. */
    private static final String ONLY = "";

    private final DueTimes dueTimes;
    private final Instant startedAt;
    private final List<Standstill> stood = new ArrayList<>();
    private final Map<String, Instant> stands = new HashMap<>();
    private Segment last;
    private Instant countedFrom;
    private @Nullable Instant metAt;
    private String state = "OPEN";

    Replay(PausedTime time, Segment first) {
        this.dueTimes = new DueTimes(time);
        this.last = first;
        this.startedAt = first.startedAt();
        this.countedFrom = first.startedAt();
    }

    void follow(Segment segment) {
        last = segment;
        String reason = Objects.requireNonNullElse(segment.reason(), "");
        standOrGoOn(segment, reason);
        switch (segment.state()) {
            case "RUNNING" -> {
                // open as before
            }
            // a breach that was found before the pause was approved is none
            case "PAUSED" -> state = "OPEN";
            case "LEGACY" -> state = "LEGACY";
            default -> ended(segment, reason);
        }
        switch (reason) {
            case "REDATED", "PLANNED", "REGRADE_LATE" -> countedFrom = segment.startedAt();
            case "REGRADE" -> countedFrom = segment.terms().day() == null ? startedAt : countedFrom;
            default -> {
                // nothing that a due time is counted from
            }
        }
        if (reason.equals("KEPT")) {
            metAt = segment.startedAt();
        }
    }

    private void standOrGoOn(Segment segment, String reason) {
        Instant at = segment.startedAt();
        String standstill = segment.standstill();
        if (!reason.equals(Segment.RESUMED)) {
            if (standstill != null) {
                stands.put(standstill, at);
            } else if (segment.state().equals("PAUSED") && stands.isEmpty()) {
                stands.put(ONLY, at);
            }
        } else if (standstill == null) {
            stands.values().forEach(from -> stood.add(new Standstill(from, at)));
            stands.clear();
        } else {
            Instant from = stands.remove(standstill);
            if (from != null) {
                stood.add(new Standstill(from, at));
            }
        }
    }

    /** Whether in time follows from the due time, not from what somebody wrote down. */
    private void ended(Segment segment, String reason) {
        Deadline deadline = deadline();
        boolean late = deadline != null && segment.startedAt().isAfter(deadline.due());
        state = switch (reason) {
            case "KEPT" -> late ? "BREACHED" : "MET";
            case "DROPPED" -> late ? "BREACHED" : "CANCELLED";
            default -> segment.state();
        };
    }

    private @Nullable Deadline deadline() {
        List<Standstill> all = new ArrayList<>(stood);
        stands.values().forEach(from -> all.add(Standstill.since(from)));
        return dueTimes.due(last.terms(), countedFrom, all);
    }

    /** Whether it had ended when a paper arrived that changes a day of its time. */
    boolean isOlderThan(List<HolidayLog.Imported> imports) {
        Deadline deadline = deadline();
        return !state.equals("OPEN")
                && deadline != null
                && imports.stream()
                        .anyMatch(paper -> paper.at().isAfter(last.startedAt())
                                && paper.from().isBefore(deadline.due())
                                && paper.to().isAfter(countedFrom));
    }

    List<Difference> differences(Promise kept) {
        List<Difference> differences = new ArrayList<>();
        Deadline deadline = deadline();
        compare(differences, kept, "DUE", kept.due, deadline == null ? null : deadline.due());
        compare(differences, kept, "STATE", kept.state, state);
        compare(differences, kept, "MET_AT", kept.metAt, metAt);
        if (kept.isOpen() && kept.due != null && deadline != null) {
            // what has ended is not marked anew when a year arrives
            compare(differences, kept, "PROVISIONAL", kept.provisional, deadline.provisional());
        }
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
