package cn.baoxiu.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fast computation against one that counts minute by minute and day by day, as a person would. */
class WorkingTimePropertyTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int SAMPLES = 3000;

    private final WorkingTime time = new ChinaWorkingTime(() -> SampleWorkdays.TABLE);
    private final Random random = new Random(20260214);

    @Test
    void workingMinutesAgreeWithACounter() {
        for (int i = 0; i < SAMPLES; i++) {
            LocalDateTime start = someTime();
            int minutes = 1 + random.nextInt(3000);
            LocalDateTime at = start;
            for (int counted = 0; counted < minutes; at = at.plusMinutes(1)) {
                if (isWorkingMinute(at)) {
                    counted++;
                }
            }
            assertThat(due(CalendarId.CAL_CN_WORK, start, new Amount(minutes, 0)))
                    .as("%s + %d minutes", start, minutes)
                    .isEqualTo(at);
        }
    }

    @Test
    void workingDaysAgreeWithACounter() {
        for (int i = 0; i < SAMPLES; i++) {
            LocalDateTime start = someTime();
            int days = 1 + random.nextInt(60);
            LocalDate date = start.toLocalDate();
            for (int counted = 0; counted < days; ) {
                date = date.plusDays(1);
                if (isWorkday(date)) {
                    counted++;
                }
            }
            assertThat(due(CalendarId.CAL_CN_WORK, start, new Amount(0, days)))
                    .as("%s + %d days", start, days)
                    .isEqualTo(date.atTime(18, 0));
        }
    }

    @Test
    void naturalDaysAgreeWithACounter() {
        for (int i = 0; i < SAMPLES; i++) {
            LocalDateTime start = someTime();
            int days = 1 + random.nextInt(60);
            LocalDate date = start.toLocalDate().plusDays(days);
            while (!isWorkday(date)) {
                date = date.plusDays(1);
            }
            assertThat(due(CalendarId.CAL_CALENDAR_DAYS, start, new Amount(0, days)))
                    .as("%s + %d natural days", start, days)
                    .isEqualTo(date.atTime(23, 59, 59));
        }
    }

    private LocalDateTime someTime() {
        return LocalDateTime.of(2023, 12, 1, 0, 0).plusMinutes(random.nextInt(3 * 366 * 1440));
    }

    private LocalDateTime due(CalendarId calendar, LocalDateTime start, Amount amount) {
        Instant at = start.atZone(SHANGHAI).toInstant();
        return LocalDateTime.ofInstant(time.deadline(calendar, at, amount).due(), SHANGHAI);
    }

    private static boolean isWorkday(LocalDate date) {
        Boolean off = SampleWorkdays.EXCEPTIONS.get(date);
        return off != null
                ? !off
                : date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static boolean isWorkingMinute(LocalDateTime minute) {
        LocalTime at = minute.toLocalTime();
        boolean morning = !at.isBefore(LocalTime.of(8, 30)) && at.isBefore(LocalTime.of(12, 0));
        boolean afternoon = !at.isBefore(LocalTime.of(13, 30)) && at.isBefore(LocalTime.of(18, 0));
        return (morning || afternoon) && isWorkday(minute.toLocalDate());
    }
}
