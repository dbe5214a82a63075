package cn.baoxiu.clock;

import cn.baoxiu.clock.HolderParts.Line;
import cn.baoxiu.clock.HolderParts.Part;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Proves that one party at a time held a case, without gaps, and that the parts add up to its life (rules R2). */
final class HolderProof {

    private HolderProof() {}

    /** What is wrong: what the life is by the log, and what the parts say. */
    record Fault(String life, String parts) {}

    /** @param lines in the order in which they were written */
    static Optional<Fault> of(List<Line> lines, List<PauseView> pauses, Instant now) {
        List<Part> parts = HolderParts.of(lines, pauses, now);
        Part before = null;
        for (Part part : parts) {
            if (before != null && !follows(before, part, lines)) {
                return Optional.of(new Fault(before.to().toString(), part.from().toString()));
            }
            before = part;
        }
        long life = life(lines, now);
        long sum = parts.stream()
                .mapToLong(part -> ChinaWorkingTime.minuteAt(part.to()) - ChinaWorkingTime.minuteAt(part.from()))
                .sum();
        return life == sum ? Optional.empty() : Optional.of(new Fault(life + " min", sum + " min"));
    }

    /** Only a case that was closed is held by nobody until it is opened again. */
    private static boolean follows(Part before, Part part, List<Line> lines) {
        return part.from().equals(before.to())
                || HolderParts.inOrder(lines).stream()
                        .anyMatch(line -> line.ended() && line.at().equals(before.to()));
    }

    /** Minutes from each report to the end of its round. */
    private static long life(List<Line> lines, Instant now) {
        long minutes = 0;
        Instant begin = null;
        Instant last = now;
        for (Line line : HolderParts.inOrder(lines)) {
            last = NewPromises.later(line.at(), now);
            if (begin == null && !line.ended()) {
                begin = line.at();
            } else if (begin != null && line.ended()) {
                minutes += ChinaWorkingTime.minuteAt(line.at()) - ChinaWorkingTime.minuteAt(begin);
                begin = null;
            }
        }
        if (begin != null) {
            minutes += ChinaWorkingTime.minuteAt(last) - ChinaWorkingTime.minuteAt(begin);
        }
        return minutes;
    }
}
