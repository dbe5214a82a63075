package cn.baoxiu.clock;

import cn.baoxiu.clock.HolderParts.Line;
import cn.baoxiu.clock.HolderParts.Part;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
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
        List<Line> lines = jdbc.sql(
                        """
                        select case_number, round_no, party, started_at, state from clock_segment
                        where case_number = ? and clock = 'HOLDER' order by id""")
                .param(caseNumber)
                .query((row, n) -> Line.read(row))
                .list();
        if (lines.isEmpty()) {
            return List.of();
        }
        Instant now = StoredPromises.stored(clock.instant());
        return HolderParts.of(lines, pauses.of(caseNumber), now).stream()
                .map(part -> held(caseNumber, part))
                .toList();
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
