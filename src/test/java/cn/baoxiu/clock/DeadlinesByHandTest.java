package cn.baoxiu.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Deadlines of 2026 worked out by hand, day by day, in the last column; they add to {@code deadlines.csv} and to those of
 * {@link WorkingTimeTest}. Hours are 08:30 to 12:00 (3.5 h) and 13:30 to 18:00 (4.5 h).
 *
 * <p>Off in 2026: 1 to 3 January, 15 to 23 February, 4 to 6 April, 1 to 5 May, 19 to 21 June, 25 to 27 September, 1 to 7
 * October. Made up: Sunday 4 January, Saturdays 14 and 28 February, Saturday 9 May, Sunday 20 September, Saturday 10
 * October. With pauses and regrades: {@link PromisesByHandContract}.
 */
class DeadlinesByHandTest {

    private static final String NAME = "{0} + {2} on {1} is {3}: {4}";

    private final WorkingTime time = new ChinaWorkingTime(() -> SampleWorkdays.TABLE);

    @ParameterizedTest(name = NAME)
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    2026-02-11T09:00 | CAL_CN_WORK | P7D | 2026-02-27T18:00 | Thu 12, Fri 13, make-up Sat 14 are days 1 to 3; 15 to 23 off; Tue 24 to Fri 27 are 4 to 7
                    2026-02-12T20:00 | CAL_CN_WORK | P8D | 2026-03-02T18:00 | 13 and 14 are 1 and 2; 24, 25, 26, 27 and make-up Sat 28 are 3 to 7; Sun 1 March off; Mon 2 is 8
                    2026-02-14T08:29 | CAL_CN_WORK | PT8H | 2026-02-14T18:00 | make-up Sat from 08:30: 3.5 h + 4.5 h end exactly at its close
                    2026-02-14T08:31 | CAL_CN_WORK | PT8H | 2026-02-24T08:31 | 3 h 29 + 4 h 30 on the 14th; the last minute on Tue 24
                    2026-02-13T17:59 | CAL_CN_WORK | PT2M | 2026-02-14T08:31 | one minute on Friday, one on make-up Saturday
                    2026-02-15T00:00 | CAL_CN_WORK | PT4H | 2026-02-24T14:00 | first midnight of the holiday: begins Tue 24 08:30, 3.5 h to noon, 0.5 h from 13:30
                    2026-02-18T09:30 | CAL_CN_WORK | P1D | 2026-02-24T18:00 | a Wednesday off; the first working day after it is Tue 24
                    2026-02-23T23:59 | CAL_CN_WORK | PT3H30M | 2026-02-24T12:00 | last minute of the holiday: the morning of the 24th exactly
                    2026-02-23T23:59 | CAL_CN_WORK | P7D | 2026-03-03T18:00 | 24 to 27 are 1 to 4, make-up Sat 28 is 5, Mon 2 and Tue 3 March are 6 and 7
                    2026-02-14T23:00 | CAL_24X7 | PT24H | 2026-02-15T23:00 | an emergency knows no holiday
                    2026-02-16T20:15 | CAL_24X7 | PT72H | 2026-02-19T20:15 | three times 24 hours, all of them off
                    2026-02-01T12:00 | CAL_CALENDAR_DAYS | P14D | 2026-02-24T23:59:59 | the 15th is the first day off: rolled to the 24th
                    2026-02-13T09:00 | CAL_CALENDAR_DAYS | P1D | 2026-02-14T23:59:59 | make-up Saturday: no roll
                    2026-02-20T09:00 | CAL_CALENDAR_DAYS | P8D | 2026-02-28T23:59:59 | make-up Saturday: no roll
                    2026-02-20T09:00 | CAL_CALENDAR_DAYS | P9D | 2026-03-02T23:59:59 | Sun 1 March rolls to Monday
                    """)
    void acrossSpringFestival(String start, CalendarId calendar, String amount, String due, String how) {
        check(start, calendar, amount, due, how);
    }

    @ParameterizedTest(name = NAME)
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    2026-09-29T17:00 | CAL_CN_WORK | PT10H | 2026-10-08T09:30 | 1 h on Tue 29, 8 h on Wed 30, 1 h on Thu 8 October
                    2026-09-30T13:30 | CAL_CN_WORK | PT4H30M | 2026-09-30T18:00 | the afternoon exactly: over before the holiday begins
                    2026-09-30T13:31 | CAL_CN_WORK | PT4H30M | 2026-10-08T08:31 | 4 h 29 on the 30th; the last minute eight days later
                    2026-09-24T16:00 | CAL_CN_WORK | P7D | 2026-10-12T18:00 | 25 to 27 off; 28, 29, 30 are 1 to 3; 8, 9, make-up Sat 10 are 4 to 6; Mon 12 is 7
                    2026-10-01T00:00 | CAL_CN_WORK | P3D | 2026-10-10T18:00 | Thu 8, Fri 9 and make-up Sat 10
                    2026-10-03T15:00 | CAL_CN_WORK | P2D | 2026-10-09T18:00 | Thu 8 and Fri 9
                    2026-10-03T15:00 | CAL_24X7 | PT72H | 2026-10-06T15:00 | three times 24 hours
                    2026-09-30T08:00 | CAL_CALENDAR_DAYS | P3D | 2026-10-08T23:59:59 | 3 October is off: rolled to Thu 8
                    2026-10-03T09:00 | CAL_CALENDAR_DAYS | P7D | 2026-10-10T23:59:59 | make-up Saturday: no roll
                    2026-10-04T09:00 | CAL_CALENDAR_DAYS | P7D | 2026-10-12T23:59:59 | Sun 11 rolls to Monday
                    """)
    void acrossNationalDay(String start, CalendarId calendar, String amount, String due, String how) {
        check(start, calendar, amount, due, how);
    }

    @ParameterizedTest(name = NAME)
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    2026-09-30T23:59 | CAL_24X7 | PT15M | 2026-10-01T00:14 | one minute in September, fourteen in October
                    2026-09-30T23:59 | CAL_CN_WORK | PT4H | 2026-10-08T14:00 | Thu 8: 3.5 h to noon, 0.5 h from 13:30
                    2026-09-30T23:59 | CAL_CN_WORK | P2D | 2026-10-09T18:00 | the 30th is the start day however late: Thu 8 and Fri 9
                    2026-02-14T23:59 | CAL_CN_WORK | P1D | 2026-02-24T18:00 | the 14th is the start day; 15 to 23 off
                    2026-02-13T23:59 | CAL_CN_WORK | PT4H | 2026-02-14T14:00 | begins on make-up Saturday 08:30
                    2026-02-13T23:59 | CAL_CN_WORK | P1D | 2026-02-14T18:00 | a minute later it would be the 24th: the 14th is the first working day after the 13th
                    2026-02-14T00:00 | CAL_CN_WORK | P1D | 2026-02-24T18:00 | that minute later
                    2026-09-19T23:59 | CAL_CN_WORK | PT4H | 2026-09-20T14:00 | Saturday night: begins on make-up Sunday 08:30
                    2026-02-28T23:59 | CAL_CN_WORK | PT1H | 2026-03-02T09:30 | Sun 1 March off: Monday
                    2026-05-08T23:59 | CAL_CN_WORK | P2D | 2026-05-11T18:00 | make-up Sat 9 May and Mon 11
                    2026-04-03T23:59 | CAL_CALENDAR_DAYS | P1D | 2026-04-07T23:59:59 | Sat 4 to Mon 6 April off: Tue 7
                    """)
    void reportedAMinuteBeforeMidnight(String start, CalendarId calendar, String amount, String due, String how) {
        check(start, calendar, amount, due, how);
    }

    @ParameterizedTest(name = NAME)
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    2026-03-04T12:01 | CAL_CN_WORK | PT1H | 2026-03-04T14:30 | Wednesday: begins at 13:30
                    2026-03-04T13:29 | CAL_CN_WORK | PT4H30M | 2026-03-04T18:00 | the whole afternoon
                    2026-03-04T12:30 | CAL_CN_WORK | PT5H | 2026-03-05T09:00 | 4.5 h to 18:00, half an hour on Thursday
                    2026-03-04T12:30 | CAL_CN_WORK | P1D | 2026-03-05T18:00 | Thursday
                    2026-03-04T12:30 | CAL_24X7 | PT1H | 2026-03-04T13:30 | around the clock there is no lunch
                    2026-02-14T12:30 | CAL_CN_WORK | PT4H | 2026-02-14T17:30 | make-up Saturday has a lunch break too: 13:30 + 4 h
                    2026-02-14T12:30 | CAL_CN_WORK | PT5H | 2026-02-24T09:00 | 4.5 h to 18:00, half an hour after the festival
                    2026-09-30T12:15 | CAL_CN_WORK | PT8H | 2026-10-08T12:00 | 4.5 h on the 30th, the morning of the 8th exactly
                    2026-10-05T12:30 | CAL_CN_WORK | PT1H | 2026-10-08T09:30 | noon of a holiday: begins Thu 8 08:30
                    """)
    void reportedInTheLunchBreak(String start, CalendarId calendar, String amount, String due, String how) {
        check(start, calendar, amount, due, how);
    }

    @ParameterizedTest(name = NAME)
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    2026-01-04T10:00 | CAL_CN_WORK | PT4H | 2026-01-04T15:30 | Sunday: 2 h to noon, 2 h from 13:30
                    2026-01-04T23:59 | CAL_CN_WORK | PT30M | 2026-01-05T09:00 | begins on Monday
                    2026-09-20T17:00 | CAL_CN_WORK | PT4H | 2026-09-21T11:30 | 1 h on Sunday, 3 h on Monday
                    2026-09-20T12:30 | CAL_CN_WORK | PT8H | 2026-09-21T12:00 | 4.5 h on Sunday, Monday's morning
                    2026-09-20T09:00 | CAL_CN_WORK | P7D | 2026-09-30T18:00 | 21 to 24 are 1 to 4; 25 to 27 off; 28, 29, 30 are 5 to 7
                    2026-09-18T16:30 | CAL_CN_WORK | PT4H | 2026-09-20T11:00 | 1.5 h on Friday; Sat 19 off; 2.5 h on Sunday
                    2026-09-18T16:30 | CAL_CN_WORK | P1D | 2026-09-20T18:00 | the next working day is a Sunday
                    2026-09-19T10:00 | CAL_CN_WORK | P2D | 2026-09-21T18:00 | Sunday and Monday
                    2026-09-18T16:30 | CAL_CALENDAR_DAYS | P1D | 2026-09-20T23:59:59 | Saturday rolls to make-up Sunday
                    2026-09-13T10:00 | CAL_CALENDAR_DAYS | P7D | 2026-09-20T23:59:59 | ends on make-up Sunday: no roll
                    """)
    void reportedOnOrBeforeAMakeUpSunday(String start, CalendarId calendar, String amount, String due, String how) {
        check(start, calendar, amount, due, how);
    }

    private void check(String start, CalendarId calendar, String amount, String due, String how) {
        assertThat(deadline(start, calendar, amount)).as(how).isEqualTo(at(due));
    }

    private Instant deadline(String start, CalendarId calendar, String amount) {
        return time.deadline(calendar, at(start), Amount.parse(amount)).due();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
