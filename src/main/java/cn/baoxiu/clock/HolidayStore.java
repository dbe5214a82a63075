package cn.baoxiu.clock;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Holidays and make-up workdays in the database; every change gives the data a new version. */
@Repository
class HolidayStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    HolidayStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param dayOff false for a make-up workday */
    record Holiday(LocalDate date, String name, boolean dayOff) {}

    String version() {
        return jdbc.sql("select version from clock_calendar_version where id = 1")
                .query(String.class)
                .single();
    }

    @Transactional(readOnly = true)
    public WorkdayTable load() {
        Map<LocalDate, Boolean> exceptions = new HashMap<>();
        jdbc.sql("select holiday_date, day_off from clock_holiday").query(rs -> {
            exceptions.put(rs.getObject(1, LocalDate.class), rs.getBoolean(2));
        });
        List<Integer> years = jdbc.sql("select holiday_year from clock_holiday_year")
                .query(Integer.class)
                .list();
        return new WorkdayTable(exceptions, new HashSet<>(years));
    }

    /** Stores a year in place of what was known of it, and tells the days that are others now, by date. */
    @Transactional
    public List<Holidays.Change> replace(int year, String source, List<Holiday> days) {
        lock();
        Map<LocalDate, Holidays.Kind> before = kinds();
        int known = jdbc.sql("update clock_holiday_year set source = ?, loaded_at = ? where holiday_year = ?")
                .params(source, OffsetDateTime.now(clock), year)
                .update();
        if (known == 0) {
            jdbc.sql("insert into clock_holiday_year (holiday_year, source, loaded_at) values (?, ?, ?)")
                    .params(year, source, OffsetDateTime.now(clock))
                    .update();
        }
        jdbc.sql("delete from clock_holiday where paper_year = ?").param(year).update();
        insert(year, days);
        List<Holidays.Change> changes = changes(before, kinds());
        if (known == 0 || !changes.isEmpty()) {
            newVersion();
        }
        return changes;
    }

    private static List<Holidays.Change> changes(
            Map<LocalDate, Holidays.Kind> before, Map<LocalDate, Holidays.Kind> after) {
        Set<LocalDate> dates = new TreeSet<>(before.keySet());
        dates.addAll(after.keySet());
        return dates.stream()
                .map(date -> new Holidays.Change(date, before.get(date), after.get(date)))
                .filter(change -> change.before() != change.after())
                .toList();
    }

    private Map<LocalDate, Holidays.Kind> kinds() {
        Map<LocalDate, Holidays.Kind> kinds = new HashMap<>();
        jdbc.sql("select holiday_date, day_off from clock_holiday").query(row -> {
            kinds.put(
                    row.getObject(1, LocalDate.class),
                    row.getBoolean(2) ? Holidays.Kind.HOLIDAY : Holidays.Kind.MAKEUP_WORKDAY);
        });
        return kinds;
    }

    /** A year that is stored, and where it comes from. */
    List<Holidays.Year> years() {
        return jdbc.sql("select holiday_year, source, loaded_at from clock_holiday_year order by holiday_year")
                .query((row, n) -> new Holidays.Year(
                        row.getInt(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Nodes that start together take turns: to be asked inside the transaction that stores the year if it is not. */
    boolean lockedAndKnows(int year) {
        lock();
        return jdbc.sql("select count(*) from clock_holiday_year where holiday_year = ?")
                        .param(year)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void lock() {
        jdbc.sql("select version from clock_calendar_version where id = 1 for update")
                .query(String.class)
                .single();
    }

    private void newVersion() {
        jdbc.sql("update clock_calendar_version set version = ? where id = 1")
                .param(UUID.randomUUID().toString())
                .update();
    }

    private void insert(int year, List<Holiday> days) {
        for (Holiday day : days) {
            // December days may stand in the file of the next year: the later paper holds.
            jdbc.sql("delete from clock_holiday where holiday_date = ? and paper_year < ?")
                    .params(day.date(), year)
                    .update();
            jdbc.sql(
                            """
                            insert into clock_holiday (holiday_date, paper_year, name, day_off)
                            select cast(? as date), cast(? as integer), cast(? as varchar(50)), cast(? as boolean)
                            where not exists (select 1 from clock_holiday where holiday_date = cast(? as date))""")
                    .params(day.date(), year, day.name(), day.dayOff(), day.date())
                    .update();
        }
    }
}
