package cn.baoxiu.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random starts, amounts and pauses: a counter that looks at every minute and every day gives the same due times. */
class PausedTimePropertyTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int SAMPLES = 400;

    private final PausedTime time =
            new PausedTime(new ChinaWorkingTime(() -> SampleWorkdays.TABLE), () -> SampleWorkdays.TABLE);
    private final Random random = new Random(20261001);

    private record Pause(LocalDateTime from, LocalDateTime to) {

        boolean covers(LocalDateTime at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    @Test
    void hoursAgreeWithACounterOfMinutes() {
        for (int i = 0; i < SAMPLES; i++) {
            LocalDateTime start = someTime();
            List<Pause> pauses = somePauses(start);
            CalendarId calendar = random.nextBoolean() ? CalendarId.CAL_CN_WORK : CalendarId.CAL_24X7;
            int minutes = 1 + random.nextInt(3000);
            LocalDateTime at = start;
            for (int counted = 0; counted < minutes; at = at.plusMinutes(1)) {
                if ((calendar == CalendarId.CAL_24X7 || isWorkingMinute(at)) && !covered(pauses, at)) {
                    counted++;
                }
            }
            assertThat(due(calendar, start, new Amount(minutes, 0), pauses))
                    .as("%s + %d minutes on %s with %s", start, minutes, calendar, pauses)
                    .isEqualTo(at);
        }
    }

    @Test
    void workingDaysAgreeWithACounterOfDays() {
        for (int i = 0; i < SAMPLES; i++) {
            LocalDateTime start = someTime();
            List<Pause> pauses = somePauses(start);
            int days = 1 + random.nextInt(20);
            LocalDate date = start.toLocalDate();
            for (int counted = 0; counted < days; ) {
                date = date.plusDays(1);
                if (isWorkday(date) && !covered(pauses, date.atTime(18, 0))) {
                    counted++;
                }
            }
            assertThat(due(CalendarId.CAL_CN_WORK, start, new Amount(0, days), pauses))
                    .as("%s + %d days with %s", start, days, pauses)
                    .isEqualTo(date.atTime(18, 0));
        }
    }

    @Test
    void naturalDaysAgreeWithACounterOfDays() {
        for (int i = 0; i < SAMPLES; i++) {
            LocalDateTime start = someTime();
            List<Pause> pauses = somePauses(start);
            int days = 1 + random.nextInt(20);
            LocalDate date = start.toLocalDate();
            for (int counted = 0; counted < days; ) {
                date = date.plusDays(1);
                if (!covered(pauses, date.atTime(23, 59, 59))) {
                    counted++;
                }
            }
            while (!isWorkday(date)) {
                date = date.plusDays(1);
            }
            assertThat(due(CalendarId.CAL_CALENDAR_DAYS, start, new Amount(0, days), pauses))
                    .as("%s + %d natural days with %s", start, days, pauses)
                    .isEqualTo(date.atTime(23, 59, 59));
        }
    }

    @Test
    void whatHasPassedAgreesWithACounterOfMinutes() {
        for (int i = 0; i < SAMPLES; i++) {
            LocalDateTime from = someTime();
            LocalDateTime to = from.plusMinutes(random.nextInt(20_000));
            List<Pause> pauses = somePauses(from);
            long counted = 0;
            for (LocalDateTime at = from; at.isBefore(to); at = at.plusMinutes(1)) {
                if (isWorkingMinute(at) && !covered(pauses, at)) {
                    counted++;
                }
            }
            assertThat(time.countable(CalendarId.CAL_CN_WORK, instant(from), instant(to), standstills(pauses)))
                    .as("%s to %s with %s", from, to, pauses)
                    .isEqualTo(counted);
        }
    }

    private LocalDateTime someTime() {
        return LocalDateTime.of(2025, 9, 1, 0, 0).plusMinutes(random.nextInt(420 * 1440));
    }

    /** Up to three that may begin before the start, overlap or touch. */
    private List<Pause> somePauses(LocalDateTime start) {
        List<Pause> pauses = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            LocalDateTime from = start.plusMinutes(random.nextInt(6000) - 1000L);
            pauses.add(new Pause(from, from.plusMinutes(random.nextInt(4) == 0 ? 15_000 : random.nextInt(3000))));
        }
        return pauses;
    }

    private static boolean covered(List<Pause> pauses, LocalDateTime at) {
        return pauses.stream().anyMatch(pause -> pause.covers(at));
    }

    private LocalDateTime due(CalendarId calendar, LocalDateTime start, Amount amount, List<Pause> pauses) {
        return LocalDateTime.ofInstant(
                time.deadline(calendar, instant(start), amount, standstills(pauses))
                        .due(),
                SHANGHAI);
    }

    private static List<Standstill> standstills(List<Pause> pauses) {
        return pauses.stream()
                .map(pause -> new Standstill(instant(pause.from()), instant(pause.to())))
                .toList();
    }

    private static Instant instant(LocalDateTime at) {
        return at.atZone(SHANGHAI).toInstant();
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
