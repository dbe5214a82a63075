package cn.baoxiu.clock;

import cn.baoxiu.engine.EngineTime;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    private static final String IMPORT =
            """
            select i.id, i.holiday_year, i.source, i.imported_by, i.imported_at,
              (select count(*) from clock_holiday_change c where c.import_id = i.id) as changed,
              (select count(*) from clock_holiday_promise p where p.import_id = i.id and p.effect = 'MOVED') as moved,
              (select count(*) from clock_holiday_promise p where p.import_id = i.id and p.effect = 'REVIEW') as review
            from clock_holiday_import i
            """;

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

    /**
     * First and last day that an import changed.
     *
     * @param first the first day of its year at the latest: before the paper its days were only supposed
     */
    record Span(LocalDate first, LocalDate last) {}

    Optional<Span> span(long id) {
        return jdbc.sql(
                        """
                        select i.holiday_year, min(c.holiday_date) as first_day, max(c.holiday_date) as last_day
                        from clock_holiday_import i join clock_holiday_change c on c.import_id = i.id
                        where i.id = ? group by i.holiday_year""")
                .param(id)
                .query((row, n) -> {
                    LocalDate newYear = LocalDate.of(row.getInt(1), 1, 1);
                    LocalDate first = row.getObject(2, LocalDate.class);
                    return new Span(first.isBefore(newYear) ? first : newYear, row.getObject(3, LocalDate.class));
                })
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

    List<Holidays.Import> newest(int most) {
        return jdbc.sql(IMPORT + "order by i.imported_at desc, i.id desc fetch first ? rows only")
                .param(most)
                .query(HolidayLog::read)
                .list();
    }

    private static Holidays.Import read(ResultSet row, int number) throws SQLException {
        return new Holidays.Import(
                row.getLong("id"),
                row.getInt("holiday_year"),
                row.getString("source"),
                row.getString("imported_by"),
                Objects.requireNonNull(Promise.instant(row, "imported_at")),
                row.getInt("changed"),
                row.getInt("moved"),
                row.getInt("review"));
    }

    Optional<Holidays.ImportEffect> effect(long id, int most) {
        return jdbc.sql(IMPORT + "where i.id = ?")
                .param(id)
                .query(HolidayLog::read)
                .optional()
                .map(paper -> new Holidays.ImportEffect(paper, changes(id), touched(id, most)));
    }

    private List<Holidays.Change> changes(long id) {
        return jdbc.sql(
                        """
                        select holiday_date, kind_before, kind_after from clock_holiday_change
                        where import_id = ? order by holiday_date""")
                .param(id)
                .query((row, n) -> new Holidays.Change(
                        row.getObject(1, LocalDate.class), kind(row.getString(2)), kind(row.getString(3))))
                .list();
    }

    private static Holidays.@Nullable Kind kind(@Nullable String name) {
        return name == null ? null : Holidays.Kind.valueOf(name);
    }

    private List<Holidays.Touched> touched(long id, int most) {
        return jdbc.sql(
                        """
                        select p.case_number, p.kind, t.effect, t.due_before, t.due_after
                        from clock_holiday_promise t join clock_promise p on p.id = t.promise_id
                        where t.import_id = ? order by t.effect desc, p.case_number, p.id fetch first ? rows only""")
                .params(id, most)
                .query((row, n) -> new Holidays.Touched(
                        row.getString("case_number"),
                        PromiseKind.valueOf(row.getString("kind")),
                        Holidays.Effect.valueOf(row.getString("effect")),
                        Objects.requireNonNull(Promise.instant(row, "due_before")),
                        Objects.requireNonNull(Promise.instant(row, "due_after"))))
                .list();
    }
}
