package cn.baoxiu.clock;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    /** Stores a year unless it is there already; nodes that start together take turns. */
    @Transactional
    public boolean putIfAbsent(int year, String source, List<Holiday> days) {
        jdbc.sql("select version from clock_calendar_version where id = 1 for update")
                .query(String.class)
                .single();
        boolean known = jdbc.sql("select count(*) from clock_holiday_year where holiday_year = ?")
                        .param(year)
                        .query(Integer.class)
                        .single()
                > 0;
        if (known) {
            return false;
        }
        jdbc.sql("insert into clock_holiday_year (holiday_year, source, loaded_at) values (?, ?, ?)")
                .params(year, source, OffsetDateTime.now(clock))
                .update();
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
        jdbc.sql("update clock_calendar_version set version = ? where id = 1")
                .param(UUID.randomUUID().toString())
                .update();
        return true;
    }
}
