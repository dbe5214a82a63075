package cn.baoxiu.clock;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holders in {@code clock_segment}. Only whose turn it is is written down; what pauses make of it is laid over it when
 * somebody looks, because a pause may begin before it is approved.
 */
@Service
@Transactional
class StoredHolders implements Holders {

    private static final String NOBODY = "-";

    private final JdbcClient jdbc;
    private final SegmentLog log;
    private final PauseRows pauses;
    private final Supplier<WorkdayTable> tables;
    private final Clock clock;

    StoredHolders(JdbcClient jdbc, SegmentLog log, PauseRows pauses, CurrentWorkdays tables, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.pauses = pauses;
        this.tables = tables;
        this.clock = clock;
    }

    /** Part of the life of a case in one party's hands. */
    private record Part(int round, String holder, Instant from, Instant to, boolean lasts, @Nullable String reason) {

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

    @Override
    public void pass(String caseNumber, int round, String holder, Instant at) {
        log.holder(caseNumber, round, holder, StoredPromises.stored(at), "HELD");
    }

    @Override
    public void end(String caseNumber, int round, Instant at) {
        log.holder(caseNumber, round, NOBODY, StoredPromises.stored(at), "ENDED");
        if (!pauses.open(caseNumber).isEmpty()) {
            pauses.endWithCase(caseNumber, at);
        }
    }

    @Override
    public List<HeldTime> of(String caseNumber) {
        log.flush();
        List<Part> parts = turns(caseNumber);
        if (!parts.isEmpty()) {
            for (PauseView pause : pauses.of(caseNumber)) {
                String holder = pause.holder();
                if (holder != null
                        && (pause.state() == PauseView.State.RUNNING || pause.state() == PauseView.State.ENDED)) {
                    parts = laidOver(parts, pause, holder);
                }
            }
        }
        return joined(parts).stream().map(part -> held(caseNumber, part)).toList();
    }

    /** Whose turn it was, from the log; a turn lasts until the next line. */
    private List<Part> turns(String caseNumber) {
        record Line(int round, String party, Instant at, boolean ended) {}
        List<Line> lines = jdbc.sql(
                        """
                        select round_no, party, started_at, state from clock_segment
                        where case_number = ? and clock = 'HOLDER' order by id""")
                .param(caseNumber)
                .query((row, n) -> new Line(
                        row.getInt("round_no"),
                        row.getString("party"),
                        Objects.requireNonNull(Promise.instant(row, "started_at")),
                        row.getString("state").equals("ENDED")))
                .list();
        Instant now = StoredPromises.stored(clock.instant());
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
                turns.add(new Part(line.round(), line.party(), line.at(), later(line.at(), end), last, null));
            }
        }
        return turns;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static List<Part> laidOver(List<Part> parts, PauseView pause, String holder) {
        List<Part> result = new ArrayList<>();
        for (Part part : parts) {
            Instant end = pause.endedAt() == null ? part.to() : pause.endedAt();
            Instant a = later(part.from(), pause.from());
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

    /** Minutes are differences of positions, so that the parts add up to the whole. */
    private HeldTime held(String caseNumber, Part part) {
        long from = ChinaWorkingTime.minuteAt(part.from());
        long to = ChinaWorkingTime.minuteAt(part.to());
        WorkdayTable table = tables.get();
        return new HeldTime(
                caseNumber,
                part.round(),
                part.holder(),
                part.from(),
                part.lasts() ? null : part.to(),
                to - from,
                ChinaWorkingTime.position(table, to) - ChinaWorkingTime.position(table, from),
                part.reason());
    }
}
