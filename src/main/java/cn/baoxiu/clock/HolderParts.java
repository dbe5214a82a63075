package cn.baoxiu.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The life of a case in parts, by the lines of its log and the pauses laid over them (rules R2). A line that was dated
 * before the one it follows, by a node whose clock is slow, holds from that one on: parts never overlap.
 */
final class HolderParts {

    private HolderParts() {}

    /**
     * One line of the log about the holder.
     *
     * @param ended nobody holds the case from then on
     */
    record Line(String caseNumber, int round, String party, Instant at, boolean ended) {

        static Line read(ResultSet row) throws SQLException {
            return new Line(
                    row.getString("case_number"),
                    row.getInt("round_no"),
                    row.getString("party"),
                    Objects.requireNonNull(Promise.instant(row, "started_at")),
                    row.getString("state").equals("ENDED"));
        }

        private Line notBefore(Instant earliest) {
            return at.isBefore(earliest) ? new Line(caseNumber, round, party, earliest, ended) : this;
        }
    }

    /**
     * Part of the life of a case in one party's hands.
     *
     * @param lasts true for the last part of an open case, which ends now
     */
    record Part(int round, String holder, Instant from, Instant to, boolean lasts, @Nullable String reason) {

        Part between(Instant a, Instant b) {
            return new Part(round, holder, a, b, lasts && b.equals(to), reason);
        }

        boolean continues(Part before) {
            return before.to.equals(from)
                    && before.round == round
                    && before.holder.equals(holder)
                    && Objects.equals(before.reason, reason);
        }
    }

    /** @param lines in the order in which they were written */
    static List<Part> of(List<Line> lines, List<PauseView> pauses, Instant now) {
        List<Part> parts = turns(lines, now);
        if (!parts.isEmpty()) {
            for (PauseView pause : pauses) {
                String holder = pause.holder();
                if (holder != null
                        && (pause.state() == PauseView.State.RUNNING || pause.state() == PauseView.State.ENDED)) {
                    parts = laidOver(parts, pause, holder);
                }
            }
        }
        return joined(parts);
    }

    /** In their order, each not before the one it follows. */
    static List<Line> inOrder(List<Line> lines) {
        List<Line> ordered = new ArrayList<>();
        Instant earliest = Instant.MIN;
        for (Line line : lines) {
            Line next = line.notBefore(earliest);
            ordered.add(next);
            earliest = next.at();
        }
        return ordered;
    }

    /** Whose turn it was; a turn lasts until the next line. */
    private static List<Part> turns(List<Line> written, Instant now) {
        List<Line> lines = inOrder(written);
        List<Part> turns = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean last = i == lines.size() - 1;
            if (line.ended()) {
                continue;
            }
            Instant end = last ? now : lines.get(i + 1).at();
            // two lines of the same moment: the later one holds
            if (last || line.at().isBefore(end)) {
                turns.add(
                        new Part(line.round(), line.party(), line.at(), NewPromises.later(line.at(), end), last, null));
            }
        }
        return turns;
    }

    private static List<Part> laidOver(List<Part> parts, PauseView pause, String holder) {
        List<Part> result = new ArrayList<>();
        for (Part part : parts) {
            Instant end = pause.endedAt() == null ? part.to() : pause.endedAt();
            Instant a = NewPromises.later(part.from(), pause.from());
            Instant b = end.isBefore(part.to()) ? end : part.to();
            boolean touched = part.round() == pause.round()
                    && !a.isAfter(b)
                    && (a.isBefore(b) || part.lasts() && pause.endedAt() == null);
            if (!touched) {
                result.add(part);
                continue;
            }
            if (part.from().isBefore(a)) {
                result.add(part.between(part.from(), a));
            }
            result.add(new Part(
                    part.round(),
                    holder,
                    a,
                    b,
                    part.lasts() && b.equals(part.to()),
                    pause.reason().name()));
            if (b.isBefore(part.to())) {
                result.add(part.between(b, part.to()));
            }
        }
        return result;
    }

    private static List<Part> joined(List<Part> parts) {
        List<Part> joined = new ArrayList<>();
        for (Part part : parts) {
            Part before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null && part.continues(before)) {
                joined.set(
                        joined.size() - 1,
                        new Part(before.round, before.holder, before.from, part.to, part.lasts, before.reason));
            } else {
                joined.add(part);
            }
        }
        return joined;
    }
}
