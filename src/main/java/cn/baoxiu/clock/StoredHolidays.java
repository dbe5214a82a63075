package cn.baoxiu.clock;

import cn.baoxiu.engine.BackgroundWork;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a paper, what it changed, and has the promises follow. */
@Service
@Transactional
class StoredHolidays implements Holidays {

    private final HolidayStore store;
    private final HolidayLog log;
    private final BackgroundWork work;
    private final JdbcClient jdbc;

    StoredHolidays(HolidayStore store, HolidayLog log, BackgroundWork work, JdbcClient jdbc) {
        this.store = store;
        this.log = log;
        this.work = work;
        this.jdbc = jdbc;
    }

    @Override
    public List<Change> put(int year, String json, String by) {
        HolidayPaper paper = HolidayPaper.read(year, json);
        List<Change> changes = store.replace(paper.year(), paper.source(), paper.days());
        if (!changes.isEmpty()) {
            long id = log.add(paper, by, changes);
            work.submit(HolidayRecomputation.NAME, String.valueOf(id));
        }
        return changes;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Day> between(LocalDate from, LocalDate to) {
        return jdbc.sql(
                        """
                        select holiday_date, name, day_off from clock_holiday where holiday_date between ? and ?
                        order by holiday_date""")
                .param(1, from, Types.DATE)
                .param(2, to, Types.DATE)
                .query((row, n) -> new Day(
                        row.getObject(1, LocalDate.class),
                        row.getString(2),
                        row.getBoolean(3) ? Kind.HOLIDAY : Kind.MAKEUP_WORKDAY))
                .list();
    }
}
