package cn.baoxiu.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingTimeTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final WorkingTime time = new ChinaWorkingTime(() -> SampleWorkdays.TABLE);

    @ParameterizedTest(name = "{0} + {2} on {1} is {3}")
    @CsvFileSource(resources = "/clock/deadlines.csv", numLinesToSkip = 1)
    void keepsTheWorkedDeadlines(String start, CalendarId calendar, String amount, String due) {
        assertThat(deadline(start, calendar, amount).due()).isEqualTo(at(due));
    }

    /** Worked by hand; the last column says how. */
    @ParameterizedTest(name = "{0} + {2} on {1} is {3}: {4}")
    @CsvSource({
        "2026-03-02T08:30, CAL_CN_WORK, PT3H30M, 2026-03-02T12:00, 'Monday: 210 minutes end exactly at noon'",
        "2026-03-02T08:30, CAL_CN_WORK, PT3H31M, 2026-03-02T13:31, 'one minute more lies after the lunch break'",
        "2026-03-02T08:30, CAL_CN_WORK, PT8H, 2026-03-02T18:00, '210 + 270 minutes end exactly at 18:00'",
        "2026-03-02T12:00, CAL_CN_WORK, PT1M, 2026-03-02T13:31, 'noon is no working minute: begins at 13:30'",
        "2026-03-02T18:00, CAL_CN_WORK, PT1M, 2026-03-03T08:31, '18:00 is over: begins on Tuesday 08:30'",
        "2026-03-02T17:59, CAL_CN_WORK, PT1M, 2026-03-02T18:00, 'the last minute of the day'",
        "2026-03-02T00:00, CAL_CN_WORK, PT4H, 2026-03-02T14:00, 'midnight: 3.5 h to noon and half an hour'",
        "2026-03-06T23:59, CAL_CN_WORK, PT4H, 2026-03-09T14:00, 'Friday night: begins on Monday'",
        "2026-03-07T10:00, CAL_CN_WORK, PT4H, 2026-03-09T14:00, 'Saturday: begins on Monday'",
        "2026-03-07T10:00, CAL_CN_WORK, P1D, 2026-03-09T18:00, 'first working day after Saturday is Monday'",
        "2026-02-28T10:00, CAL_CN_WORK, PT4H, 2026-02-28T15:30, 'make-up Saturday works: 2 h to noon, 2 h from 13:30'",
        "2026-02-14T18:01, CAL_CN_WORK, PT1M, 2026-02-24T08:31, 'Spring Festival 15 to 23 February'",
        "2025-12-31T18:00, CAL_CN_WORK, P1D, 2026-01-04T18:00, '1 to 3 January off, Sunday the 4th is made up'",
        "2024-09-30T09:00, CAL_CN_WORK, P5D, 2024-10-12T18:00, '8, 9, 10, 11 October and make-up Saturday the 12th'",
        "2026-03-02T23:59, CAL_24X7, PT15M, 2026-03-03T00:14, 'elapsed time over midnight'",
        "2026-02-14T17:30, CAL_24X7, PT1H30M, 2026-02-14T19:00, 'holidays do not matter around the clock'",
        "2026-03-02T23:59, CAL_CALENDAR_DAYS, P1D, 2026-03-03T23:59:59, 'the start day is not counted'",
        "2026-03-06T00:00, CAL_CALENDAR_DAYS, P1D, 2026-03-09T23:59:59, 'Saturday rolls to Monday'",
        "2026-05-08T12:00, CAL_CALENDAR_DAYS, P1D, 2026-05-09T23:59:59, 'make-up Saturday 9 May is no roll'",
        "2026-09-24T12:00, CAL_CALENDAR_DAYS, P1D, 2026-09-28T23:59:59, 'Mid-Autumn 25 to 27 September off'",
    })
    void keepsDeadlinesWorkedByHand(String start, CalendarId calendar, String amount, String due, String how) {
        assertThat(deadline(start, calendar, amount).due()).as(how).isEqualTo(at(due));
    }

    @Test
    void cutsTheStartToTheMinute() {
        assertThat(time.deadline(CalendarId.CAL_24X7, at("2026-03-02T10:00:59"), Amount.parse("PT15M"))
                        .due())
                .isEqualTo(at("2026-03-02T10:15"));
    }

    @Test
    void namesTheDaysItSkipped() {
        // Friday 13 February + 2 working days: Saturday the 14th is made up, 15 to 23 are off, due on the 24th.
        assertThat(deadline("2026-02-13T16:00", CalendarId.CAL_CN_WORK, "P2D").skipped())
                .hasSize(9)
                .startsWith(LocalDate.of(2026, 2, 15))
                .endsWith(LocalDate.of(2026, 2, 23));
        // Natural days: only the days over which the last one rolled.
        assertThat(deadline("2026-03-02T16:00", CalendarId.CAL_CALENDAR_DAYS, "P5D")
                        .skipped())
                .containsExactly(LocalDate.of(2026, 3, 7), LocalDate.of(2026, 3, 8));
        assertThat(deadline("2026-03-07T16:00", CalendarId.CAL_CN_WORK, "PT1H").skipped())
                .containsExactly(LocalDate.of(2026, 3, 7), LocalDate.of(2026, 3, 8));
        assertThat(deadline("2026-03-07T16:00", CalendarId.CAL_24X7, "PT72H").skipped())
                .isEmpty();
    }

    @Test
    void marksWhatCrossesAYearWithoutHolidayDataAsProvisional() {
        // 2027 has no data: 1 January 2027, a Friday, counts as a working day.
        Deadline intoTheUnknown = deadline("2026-12-31T10:00", CalendarId.CAL_CN_WORK, "P1D");
        assertThat(intoTheUnknown.due()).isEqualTo(at("2027-01-01T18:00"));
        assertThat(intoTheUnknown.provisional()).isTrue();
        assertThat(deadline("2026-12-31T10:00", CalendarId.CAL_CN_WORK, "PT8H").provisional())
                .isTrue();
        assertThat(deadline("2026-12-25T10:00", CalendarId.CAL_CALENDAR_DAYS, "P14D")
                        .provisional())
                .isTrue();
        assertThat(deadline("2026-12-30T10:00", CalendarId.CAL_CN_WORK, "P1D").provisional())
                .isFalse();
        assertThat(deadline("2026-12-31T23:00", CalendarId.CAL_24X7, "PT24H").provisional())
                .isFalse();
    }

    @Test
    void refusesAmountsThatDoNotFitTheCalendar() {
        assertThatThrownBy(() -> deadline("2026-03-02T10:00", CalendarId.CAL_CALENDAR_DAYS, "PT4H"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> deadline("2026-03-02T10:00", CalendarId.CAL_24X7, "P2D"))
                .isInstanceOf(IllegalArgumentException.class);
        for (String mixed : new String[] {"P1DT4H", "PT", "P", "P0D", "PT0M", "P-1D", "PT4H ", "4h", "P1W", ""}) {
            assertThatThrownBy(() -> Amount.parse(mixed)).as(mixed).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesDatesOutsideTheCalendar() {
        assertThatThrownBy(() -> deadline("1980-01-01T10:00", CalendarId.CAL_CN_WORK, "P1D"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> deadline("2199-12-31T10:00", CalendarId.CAL_CN_WORK, "P1D"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsTheShareOfTheCountableMinutes() {
        // Monday 16:00 to Tuesday 11:30 are 120 + 180 working minutes; half is over 30 minutes into Tuesday.
        assertThat(time.shareOf(CalendarId.CAL_CN_WORK, at("2026-03-02T16:00"), at("2026-03-03T11:30"), 0.5))
                .isEqualTo(at("2026-03-03T09:00"));
        assertThat(time.shareOf(CalendarId.CAL_24X7, at("2026-03-02T16:00"), at("2026-03-02T17:00"), 0.8))
                .isEqualTo(at("2026-03-02T16:48"));
        assertThat(time.shareOf(CalendarId.CAL_CN_WORK, at("2026-03-02T16:00"), at("2026-03-03T11:30"), 1))
                .isEqualTo(at("2026-03-03T11:30"));
        assertThat(time.shareOf(CalendarId.CAL_CN_WORK, at("2026-03-02T16:00"), at("2026-03-03T11:30"), 0))
                .isEqualTo(at("2026-03-02T16:00"));
        // Four natural days, 0 to 96 h less one second: half is 48 h.
        assertThat(time.shareOf(CalendarId.CAL_CALENDAR_DAYS, at("2026-03-03T00:00"), at("2026-03-06T23:59:59"), 0.5))
                .isEqualTo(at("2026-03-05T00:00"));
    }

    @Test
    void givesTheEndOfAWorkingDay() {
        assertThat(time.endOfWorkingDay(LocalDate.of(2026, 3, 2))).isEqualTo(at("2026-03-02T18:00"));
        assertThat(time.endOfWorkingDay(LocalDate.of(2026, 2, 15))).isEqualTo(at("2026-02-24T18:00"));
    }

    private Deadline deadline(String start, CalendarId calendar, String amount) {
        return time.deadline(calendar, at(start), Amount.parse(amount));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }
}
