package cn.baoxiu.clock;

import cn.baoxiu.clock.HolderParts.Line;
import cn.baoxiu.clock.HolderParts.Part;
import cn.baoxiu.engine.BackgroundTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps, of each closed case, how long every party held it ({@code clock_held_time}), for reports that cannot lay pauses
 * over turns themselves. Works some minutes behind, so that closing a case costs nothing more; new holidays make it work
 * out everything anew.
 */
@Component
class HeldMinutes implements BackgroundTask {

    static final String NAME = "clock.held-minutes";

    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final int AT_ONCE = 500;

    /**
     * Lines of the log are numbered when they are written and seen when they are committed: so many are looked at again,
     * which changes nothing if they were known.
     */
    private static final long LOOK_BACK = 5_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final PauseRows pauses;
    private final HolidayStore holidays;
    private final CurrentWorkdays workdays;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HeldMinutes(
            JdbcClient jdbc,
            JdbcTemplate batches,
            PauseRows pauses,
            HolidayStore holidays,
            CurrentWorkdays workdays,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.pauses = pauses;
        this.holidays = holidays;
        this.workdays = workdays;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    private record Minutes(long elapsed, long working) {

        Minutes plus(Minutes other) {
            return new Minutes(elapsed + other.elapsed, working + other.working);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(PAUSE);
    }

    /** Some hundred cases in a transaction: what is interrupted goes on where it stopped. */
    @Override
    public void run(String id) {
        followHolidays();
        long last = jdbc.sql("select coalesce(max(id), 0) from clock_segment")
                .query(Long.class)
                .single();
        long seen = jdbc.sql("select last_segment from clock_held_state where id = 1")
                .query(Long.class)
                .single();
        List<String> ended = ended(seen - LOOK_BACK);
        for (int from = 0; from < ended.size(); from += AT_ONCE) {
            List<String> cases = ended.subList(from, Math.min(from + AT_ONCE, ended.size()));
            transaction.executeWithoutResult(status -> write(cases));
        }
        jdbc.sql("update clock_held_state set last_segment = ? where id = 1")
                .param(last)
                .update();
    }

    private void followHolidays() {
        String version = holidays.version();
        transaction.executeWithoutResult(status -> {
            int changed = jdbc.sql("update clock_held_state set calendar_version = ?, last_segment = 0"
                            + " where id = 1 and calendar_version <> ?")
                    .params(version, version)
                    .update();
            if (changed > 0) {
                jdbc.sql("delete from clock_held_case").update();
            }
        });
        workdays.refresh();
    }

    /** Cases that came to an end after a line of the log and were not worked out up to it. */
    private List<String> ended(long after) {
        return jdbc.sql(
                        """
                        select s.case_number from clock_segment s
                        where s.id > ? and s.clock = 'HOLDER' and s.state = 'ENDED'
                          and not exists (select 1 from clock_held_case h
                                          where h.case_number = s.case_number and h.ended_segment >= s.id)
                        group by s.case_number order by s.case_number""")
                .param(after)
                .query(String.class)
                .list();
    }

    private void write(List<String> cases) {
        Instant now = StoredPromises.stored(clock.instant());
        String first = cases.get(0);
        String last = cases.get(cases.size() - 1);
        Map<String, List<PauseView>> paused = pauses.between(first, last);
        for (String table : List.of("clock_held_time", "clock_held_case")) {
            jdbc.sql("delete from " + table + " where case_number in (:cases)")
                    .param("cases", cases)
                    .update();
        }
        List<Object[]> rows = new ArrayList<>();
        lines(cases).forEach((number, lines) -> {
            minutes(HolderParts.of(lines, paused.getOrDefault(number, List.of()), now))
                    .forEach((holder, held) -> rows.add(new Object[] {number, holder, held.elapsed(), held.working()}));
        });
        batches.batchUpdate(
                "insert into clock_held_time (case_number, holder, elapsed_minutes, working_minutes) values (?, ?, ?, ?)",
                rows);
        jdbc.sql(
                        """
                        insert into clock_held_case (case_number, ended_segment)
                        select case_number, max(id) from clock_segment
                        where case_number in (:cases) and clock = 'HOLDER' and state = 'ENDED' group by case_number""")
                .param("cases", cases)
                .update();
    }

    private Map<String, List<Line>> lines(List<String> cases) {
        return jdbc
                .sql(
                        """
                        select case_number, round_no, party, started_at, state from clock_segment
                        where case_number in (:cases) and clock = 'HOLDER' order by id""")
                .param("cases", cases)
                .query((row, n) -> Line.read(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Line::caseNumber));
    }

    private Map<String, Minutes> minutes(List<Part> parts) {
        WorkdayTable table = workdays.get();
        Map<String, Minutes> held = new TreeMap<>();
        for (Part part : parts) {
            long from = ChinaWorkingTime.minuteAt(part.from());
            long to = ChinaWorkingTime.minuteAt(part.to());
            Minutes minutes = new Minutes(
                    to - from, ChinaWorkingTime.position(table, to) - ChinaWorkingTime.position(table, from));
            held.merge(part.holder(), minutes, Minutes::plus);
        }
        return held;
    }
}
