package cn.baoxiu.clock;

import cn.baoxiu.engine.BackgroundWork;
import cn.baoxiu.engine.EngineTime;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a paper, what it changed, and has the promises follow. */
@Service
@Transactional
class StoredHolidays implements Holidays {

    /** Who a paper is from that came with the program. */
    static final String SHIPPED = "baoxiu";

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
        return store(HolidayPaper.read(year, json), by);
    }

    /**
     * Stores a year that comes with the program unless it is there already.
     *
     * @return false if it was
     */
    public boolean putIfAbsent(HolidayPaper paper) {
        if (store.lockedAndKnows(paper.year())) {
            return false;
        }
        store(paper, SHIPPED);
        return true;
    }

    private List<Change> store(HolidayPaper paper, String by) {
        List<Change> changes = store.replace(paper.year(), paper.source(), paper.days());
        if (!changes.isEmpty()) {
            long id = log.add(paper, by, changes);
            if (anythingWasPromised()) {
                work.submit(HolidayRecomputation.NAME, String.valueOf(id));
            }
        }
        return changes;
    }

    private boolean anythingWasPromised() {
        return !jdbc.sql("select id from clock_promise fetch first 1 rows only")
                .query(Long.class)
                .list()
                .isEmpty();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Year> years() {
        return store.years();
    }

    @Override
    @Transactional(readOnly = true)
    public long provisional(int year) {
        return jdbc.sql("select count(*) from clock_promise where state = 'OPEN' and due >= ? and due < ?")
                .param(Promise.timestamp(newYear(year)))
                .param(Promise.timestamp(newYear(year + 1)))
                .query(Long.class)
                .single();
    }

    private static Instant newYear(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(EngineTime.ZONE).toInstant();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Import> imports(int most) {
        return log.newest(most);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ImportEffect> importEffect(long id, int most) {
        return log.effect(id, most);
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
