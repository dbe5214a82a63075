package cn.baoxiu.clock;

import cn.baoxiu.engine.EngineTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/** Who changed the holidays when, which days, and which promises that concerned. */
@Repository
class HolidayLog {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    HolidayLog(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    long add(HolidayPaper paper, String by, List<Holidays.Change> changes) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        "insert into clock_holiday_import (holiday_year, source, imported_by, imported_at) values (?, ?, ?, ?)")
                .params(paper.year(), paper.source(), by, Promise.timestamp(clock.instant()))
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKey()).longValue();
        batches.batchUpdate(
                "insert into clock_holiday_change (import_id, holiday_date, kind_before, kind_after) values (?, ?, ?, ?)",
                changes.stream()
                        .map(change -> new Object[] {id, change.date(), name(change.before()), name(change.after())})
                        .toList());
        return id;
    }

    private static @Nullable String name(Holidays.@Nullable Kind kind) {
        return kind == null ? null : kind.name();
    }

    /** First and last day that an import changed. */
    record Span(LocalDate first, LocalDate last) {}

    Optional<Span> span(long id) {
        return jdbc.sql(
                        """
                        select min(holiday_date) as first_day, max(holiday_date) as last_day from clock_holiday_change
                        where import_id = ? having count(*) > 0""")
                .param(id)
                .query((row, n) -> new Span(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
                .optional();
    }

    /**
     * An import that changed days.
     *
     * @param from start of the first changed day
     * @param to end of the last one
     */
    record Imported(Instant at, Instant from, Instant to) {}

    List<Imported> imports() {
        return jdbc.sql(
                        """
                        select i.imported_at, min(c.holiday_date) as first_day, max(c.holiday_date) as last_day
                        from clock_holiday_import i join clock_holiday_change c on c.import_id = i.id
                        group by i.id, i.imported_at""")
                .query((row, n) -> new Imported(
                        Objects.requireNonNull(Promise.instant(row, "imported_at")),
                        start(row.getObject("first_day", LocalDate.class)),
                        start(row.getObject("last_day", LocalDate.class).plusDays(1))))
                .list();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(EngineTime.ZONE).toInstant();
    }

    /** @param effect MOVED or REVIEW; the first that was noted of a promise stays */
    void note(long id, long promise, String effect, Instant before, Instant after) {
        jdbc.sql(
                        """
                        insert into clock_holiday_promise (import_id, promise_id, effect, due_before, due_after)
                        select cast(:id as bigint), cast(:promise as bigint), cast(:effect as varchar(10)),
                          cast(:before as timestamp with time zone), cast(:after as timestamp with time zone)
                        where not exists (select 1 from clock_holiday_promise
                          where import_id = :id and promise_id = :promise)""")
                .param("id", id)
                .param("promise", promise)
                .param("effect", effect)
                .param("before", Promise.timestamp(before))
                .param("after", Promise.timestamp(after))
                .update();
    }
}
