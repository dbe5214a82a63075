package cn.baoxiu.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(ClockTestBeans.class)
abstract class HolidayDataContract {

    @Autowired
    WorkingTime time;

    @Autowired
    HolidayStore store;

    @Autowired
    StoredHolidays holidays;

    @Autowired
    HolidayFiles files;

    @Autowired
    JdbcClient jdbc;

    @Test
    void loadsTheFilesOnceAtStartUp() {
        int days = count();
        assertThat(days).isGreaterThan(90);
        files.afterSingletonsInstantiated();
        assertThat(count()).isEqualTo(days);
        // Saturday 14 February 2026 is made up; Spring Festival ends on the 23rd.
        assertThat(time.endOfWorkingDay(LocalDate.of(2026, 2, 14))).isEqualTo(Instant.parse("2026-02-14T10:00:00Z"));
        assertThat(time.endOfWorkingDay(LocalDate.of(2026, 2, 15))).isEqualTo(Instant.parse("2026-02-24T10:00:00Z"));
    }

    @Test
    void aNodeNoticesWithinSecondsWhatAnotherNodeChanged() {
        AtomicLong nanos = new AtomicLong();
        CurrentWorkdays otherNode = new CurrentWorkdays(store, nanos::get);
        LocalDate newYear = LocalDate.of(2027, 1, 1);
        assertThat(otherNode.get().isWorkday(newYear.toEpochDay())).isTrue();

        assertThat(holidays.putIfAbsent(
                        new HolidayPaper(2027, "test", List.of(new HolidayStore.Holiday(newYear, "元旦", true)))))
                .isTrue();
        assertThat(holidays.putIfAbsent(new HolidayPaper(2027, "again", List.of())))
                .isFalse();

        nanos.addAndGet(1_000_000_000L);
        assertThat(otherNode.get().isWorkday(newYear.toEpochDay())).isTrue();
        nanos.addAndGet(1_000_000_000L);
        assertThat(otherNode.get().isWorkday(newYear.toEpochDay())).isFalse();
        assertThat(otherNode.get().isProvisional(newYear.toEpochDay(), newYear.toEpochDay()))
                .isFalse();
    }

    @Test
    void theLaterPaperHoldsForADayThatStandsInTwo() {
        LocalDate day = LocalDate.of(2026, 12, 31);
        holidays.putIfAbsent(new HolidayPaper(2027, "test", List.of(new HolidayStore.Holiday(day, "元旦", true))));
        holidays.putIfAbsent(new HolidayPaper(2023, "test", List.of(new HolidayStore.Holiday(day, "元旦", false))));
        assertThat(store.load().isWorkday(day.toEpochDay())).isFalse();
    }

    private int count() {
        return jdbc.sql("select count(*) from clock_holiday")
                .query(Integer.class)
                .single();
    }
}
