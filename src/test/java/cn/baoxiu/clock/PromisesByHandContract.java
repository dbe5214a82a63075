package cn.baoxiu.clock;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.clock.ClockTestBeans.HandClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;

/**
 * The traps of clocks, each a table of stories of one promise, worked out by hand in the last column: what was promised,
 * what happened then, and when it is due in the end (nothing: it is paused). Holidays as in {@link DeadlinesByHandTest}.
 *
 * <table>
 * <caption>Where a trap is tested</caption>
 * <tr><th>trap</th><th>here</th><th>and</th></tr>
 * <tr><td>deadline across Spring Festival</td>
 *   <td>{@link #deadlineAcrossSpringFestival_14And28FebruaryAreWorkdays}</td>
 *   <td>{@link DeadlinesByHandTest#acrossSpringFestival}</td></tr>
 * <tr><td>hold over a holiday</td><td>{@link #holdOverAHoliday}</td>
 *   <td>{@link PausesContract#aPauseOverSpringFestivalMovesTheDueTimeByTheWorkingTimeThatWasPaused}</td></tr>
 * <tr><td>grade change while on hold</td><td>{@link #gradeChangeWhileOnHold}</td>
 *   <td>{@link PausesContract#regradedDuringAPauseItCountsFromTheStartWithTheNewAmountAndKeepsThePause}</td></tr>
 * <tr><td>report at 23:59</td><td>{@link #reportAt2359}</td>
 *   <td>{@link DeadlinesByHandTest#reportedAMinuteBeforeMidnight}</td></tr>
 * <tr><td>hold never released</td><td>{@link #holdNeverReleased_resumesItselfAtItsMaximum}</td>
 *   <td>{@link PausesContract#aPauseThatIsNeverReleasedEndsByItself}</td></tr>
 * </table>
 *
 * <p>Random stories, counted minute by minute: {@link PromiseStoriesContract}.
 */
@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(ClockTestBeans.class)
abstract class PromisesByHandContract {

    private static final String CASE = "BX-HN-YJT-20260213-0001";
    private static final String NAME = "{0} {1} {2} {3}: {4}, because {5}";

    @Autowired
    Promises promises;

    @Autowired
    Pauses pauses;

    @Autowired
    ClockEvents clockEvents;

    @Autowired
    Recomputation recomputation;

    @Autowired
    SegmentLog log;

    @Autowired
    HandClock clock;

    @ParameterizedTest(name = NAME)
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    2026-02-13T10:00 | FINISH | CAL_CN_WORK P7D | | 2026-03-02T18:00 | make-up Sat 14 is day 1; 24 to 27 are 2 to 5; make-up Sat 28 is 6; Mon 2 March is 7
                    2026-02-13T16:30 | FIRST_CONTACT | CAL_CN_WORK PT4H | | 2026-02-14T11:00 | 1.5 h on Fri 13; 2.5 h on make-up Sat 14 from 08:30
                    2026-02-14T16:20 | FIRST_CONTACT | CAL_CN_WORK PT4H | | 2026-02-24T10:50 | 1 h 40 to 18:00; 2 h 20 on Tue 24
                    2026-02-13T16:30 | ON_SITE | CAL_CN_WORK P2D | | 2026-02-24T18:00 | make-up Sat 14 and Tue 24
                    2026-02-20T10:00 | FINISH | CAL_CN_WORK P7D | | 2026-03-03T18:00 | 24 to 27 are 1 to 4; make-up Sat 28 is 5; Mon 2 and Tue 3 March
                    2026-02-26T10:00 | FINISH | CAL_CN_WORK P7D | | 2026-03-06T18:00 | Fri 27 is 1; make-up Sat 28 is 2; 2 to 6 March are 3 to 7
                    2026-02-15T09:00 | ON_SITE | CAL_24X7 PT1H | | 2026-02-15T10:00 | an emergency on the first day off
                    """)
    void deadlineAcrossSpringFestival_14And28FebruaryAreWorkdays(
            String start, PromiseKind kind, String promised, @Nullable String then, @Nullable String due, String how) {
        check(start, kind, promised, then, due);
    }

    @ParameterizedTest(name = NAME)
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    2026-02-13T09:00 | FINISH | CAL_CN_WORK P7D | 02-14T10:00 pause OWNER_AWAY, 02-25T09:00 resume | 2026-03-04T18:00 | paused at the close of 14 and 24; 25, 26, 27 are 1 to 3; make-up Sat 28 is 4; 2, 3, 4 March are 5 to 7
                    2026-02-13T09:00 | FINISH | CAL_CN_WORK P7D | 02-14T18:01 pause OWNER_AWAY, 02-23T20:00 resume | 2026-03-02T18:00 | no close of a working day lies in the pause: as if there were none
                    2026-02-13T09:00 | FINISH | CAL_CN_WORK P7D | 02-14T09:00 pause NO_ENTRY, 02-23T12:00 resume | 2026-03-03T18:00 | only the 14th is lost; 24 to 27 are 1 to 4; 28 is 5; 2 and 3 March are 6 and 7
                    2026-02-14T16:00 | FIRST_CONTACT | CAL_CN_WORK PT4H | 02-14T17:00 pause OWNER_AWAY, 02-20T09:00 resume | 2026-02-24T11:30 | 1 h on the 14th; goes on within the holiday: 3 h on the 24th from 08:30
                    2026-02-15T08:00 | FINISH | CAL_24X7 PT72H | 02-16T08:00 pause OWNER_RESCHEDULED, 02-21T08:00 resume | 2026-02-23T08:00 | 24 h to the 16th; 48 h from the 21st
                    2026-09-28T10:00 | FINISH | CAL_CN_WORK P7D | 09-30T16:00 pause OWNER_AWAY, 10-08T19:00 resume | 2026-10-15T18:00 | 29 is 1; 30 and 8 lost; 9, make-up Sat 10 are 2, 3; 12 to 15 are 4 to 7
                    2026-09-30T16:00 | FIRST_CONTACT | CAL_CN_WORK PT4H | 09-30T17:00 pause NO_ENTRY, 10-08T09:00 resume | 2026-10-08T12:00 | 1 h on the 30th; 3 h from 09:00 end at noon
                    2026-09-29T10:00 | CONTRACTOR_FINISH | CAL_CN_WORK P5D | 09-30T10:00 pause WEATHER, 10-04T10:00 resume | 2026-10-13T18:00 | 30 lost; 8, 9, 10 are 1 to 3; Mon 12 and Tue 13 are 4 and 5
                    2026-09-29T10:00 | FINISH | CAL_CN_WORK P5D | 09-30T10:00 pause WEATHER, 10-04T10:00 resume | 2026-10-12T18:00 | weather does not stop the owner's clock: 30 is 1; 8, 9, 10 are 2 to 4; 12 is 5
                    2026-09-28T10:00 | FINISH | CAL_CALENDAR_DAYS P7D | 09-30T10:00 pause OWNER_AWAY, 10-05T10:00 resume | 2026-10-10T23:59:59 | 29 is 1; midnights of 30 to 4 lost; 5 to 10 are 2 to 7; the 10th is made up, no roll
                    2026-09-28T10:00 | FINISH | CAL_CALENDAR_DAYS P8D | 09-30T10:00 pause OWNER_AWAY, 10-05T10:00 resume | 2026-10-12T23:59:59 | one more: Sun 11, rolled last to Mon 12
                    2026-09-18T10:00 | FINISH | CAL_CN_WORK PT12H | 09-18T16:00 pause OWNER_AWAY, 09-20T10:30 resume | 2026-09-21T10:00 | 2 + 2.5 h on Friday; make-up Sunday 1.5 + 4.5 h; 1.5 h on Monday
                    2026-03-02T10:00 | FIRST_CONTACT | CAL_CN_WORK PT4H | 03-02T12:00 pause OWNER_AWAY, 03-02T13:30 resume | 2026-03-02T15:30 | the lunch break alone was paused: 2 h to noon, 2 h from 13:30
                    2026-02-13T10:00 | FINISH | CAL_CN_WORK P7D | 02-13T17:00 ask OWNER_AWAY, 02-24T08:30 approve, 02-25T09:00 resume | 2026-03-03T18:00 | one working day to decide was over on 14: counts from 24; 14 is 1; 24 lost; 25, 26, 27, 28 are 2 to 5; 2 and 3 March
                    2026-02-13T10:00 | FINISH | CAL_CN_WORK P7D | 02-14T17:00 ask OWNER_AWAY, 02-24T17:59 approve, 02-25T09:00 resume | 2026-03-04T18:00 | decided within the working day 24: counts from the 14th; 14 and 24 lost; 25, 26, 27, 28 are 1 to 4; 2, 3, 4 March
                    2026-02-13T10:00 | FINISH | CAL_CN_WORK P7D | 02-14T10:00 pause OWNER_AWAY, 02-20T10:00 look | | what is paused has no due time
                    """)
    void holdOverAHoliday(
            String start, PromiseKind kind, String promised, @Nullable String then, @Nullable String due, String how) {
        check(start, kind, promised, then, due);
    }

    @ParameterizedTest(name = NAME)
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    2026-02-12T10:00 | FINISH | CAL_CN_WORK P7D | 02-13T12:00 pause OWNER_AWAY, 02-16T09:00 regrade CAL_24X7 PT72H, 02-24T12:00 resume | 2026-02-26T10:00 | 26 h had passed on the 13th; 46 h from the 24th
                    2026-03-02T09:00 | FINISH | CAL_CN_WORK P7D | 03-02T15:00 pause OWNER_AWAY, 03-06T09:00 regrade CAL_24X7 PT24H, 03-06T12:00 resume | 2026-03-07T06:00 | 6 h had passed, so it is not past although four days have gone: 18 h from the 6th
                    2026-03-02T09:00 | FINISH | CAL_CN_WORK P7D | 03-04T09:00 pause OWNER_AWAY, 03-05T09:00 regrade CAL_24X7 PT24H, 03-06T09:00 resume | 2026-03-07T09:00 | 24 h were over on the 3rd: counts from the regrade, of which nothing passes until the 6th
                    2026-09-29T15:00 | FINISH | CAL_24X7 PT72H | 09-30T15:00 pause OWNER_AWAY, 10-05T10:00 regrade CAL_CN_WORK P7D, 10-08T10:00 resume | 2026-10-15T18:00 | 30 lost; 8, 9, make-up Sat 10 are 1 to 3; 12 to 15 are 4 to 7
                    2026-02-13T10:00 | FINISH | CAL_CN_WORK P7D | 02-13T16:00 pause OWNER_AWAY, 02-18T10:00 regrade CAL_24X7 PT72H, 02-19T10:00 regrade CAL_CN_WORK P2D, 02-24T19:00 resume | 2026-02-26T18:00 | the last grade holds: 14 and 24 lost; 25 and 26 are 1 and 2
                    2026-03-02T09:00 | FINISH | CAL_CN_WORK P7D | 03-03T09:00 pause OWNER_AWAY, 03-04T09:00 regrade CAL_24X7 PT72H | | still paused, still no due time
                    2026-03-02T09:00 | FINISH | CAL_CN_WORK P7D | 03-03T09:00 ask OWNER_AWAY, 03-03T10:00 regrade CAL_24X7 PT72H, 03-03T11:00 approve, 03-05T09:00 resume | 2026-03-07T09:00 | 24 h to the request; 48 h from the 5th
                    """)
    void gradeChangeWhileOnHold(
            String start, PromiseKind kind, String promised, @Nullable String then, @Nullable String due, String how) {
        check(start, kind, promised, then, due);
    }

    @ParameterizedTest(name = NAME)
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    2026-02-14T10:00 | FINISH | CAL_24X7 PT72H | 02-16T10:00 regrade CAL_CN_WORK P7D | 2026-03-03T18:00 | from the report: 24 to 27 are 1 to 4; make-up Sat 28 is 5; 2 and 3 March
                    2026-02-13T10:00 | FINISH | CAL_CN_WORK P7D | 02-24T09:00 regrade CAL_24X7 PT72H | 2026-02-27T09:00 | 72 h from the report were over on the 16th: from the regrade
                    2026-02-13T10:00 | FINISH | CAL_CN_WORK P7D | 02-15T10:00 regrade CAL_24X7 PT72H | 2026-02-16T10:00 | 72 h from the report, holiday or not
                    2026-09-28T10:00 | FINISH | CAL_CN_WORK P7D | 09-29T10:00 pause OWNER_AWAY, 09-30T10:00 resume, 10-01T11:00 regrade CAL_24X7 PT72H | 2026-10-02T10:00 | from the report it were 1 October 10:00; one day was paused, so it is not past
                    2026-03-02T09:00 | FINISH | CAL_24X7 PT4H | 03-02T14:00 regrade CAL_CN_WORK P7D | 2026-03-02T13:00 | broken since 13:00: stays
                    """)
    void gradeChangeWhileRunning(
            String start, PromiseKind kind, String promised, @Nullable String then, @Nullable String due, String how) {
        check(start, kind, promised, then, due);
    }

    @ParameterizedTest(name = NAME)
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    2026-02-13T23:59 | FIRST_CONTACT | CAL_24X7 PT15M | | 2026-02-14T00:14 | over midnight
                    2026-02-13T23:59 | ON_SITE | CAL_CN_WORK P2D | | 2026-02-24T18:00 | make-up Sat 14 and Tue 24
                    2026-02-14T23:59 | FINISH | CAL_CN_WORK P7D | | 2026-03-03T18:00 | 24 to 27 are 1 to 4; make-up Sat 28 is 5; 2 and 3 March
                    2026-09-30T23:59 | MAKE_SAFE | CAL_24X7 PT4H | | 2026-10-01T03:59 | around the clock
                    2026-09-30T23:59 | FINISH | CAL_24X7 PT24H | 10-01T00:09 pause OWNER_AWAY, 10-01T06:09 resume | 2026-10-02T05:59 | 10 minutes had passed; 23 h 50 from 06:09
                    2026-10-09T23:59 | FIRST_CONTACT | CAL_CN_WORK PT4H | | 2026-10-10T14:00 | Friday night: make-up Sat 10 from 08:30
                    2026-01-03T23:59 | ON_SITE | CAL_CN_WORK P2D | | 2026-01-05T18:00 | make-up Sunday 4 and Monday 5
                    2026-09-27T23:59 | FINISH | CAL_CALENDAR_DAYS P3D | | 2026-09-30T23:59:59 | the start day is not counted, were it one minute long
                    2026-03-02T23:59:59 | FIRST_CONTACT | CAL_24X7 PT1H | | 2026-03-03T00:59 | the start is cut to the minute
                    """)
    void reportAt2359(
            String start, PromiseKind kind, String promised, @Nullable String then, @Nullable String due, String how) {
        check(start, kind, promised, then, due);
    }

    @ParameterizedTest(name = NAME)
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    2026-02-13T09:00 | FINISH | CAL_CN_WORK P7D | 02-13T10:00 pause NO_ENTRY, 03-02T09:00 look | 2026-03-09T18:00 | 15 days end on the 28th at 10:00; 28 is 1; 2 to 6 March are 2 to 6; Mon 9 is 7
                    2026-09-28T10:00 | FINISH | CAL_24X7 PT72H | 09-28T22:00 pause OWNER_AWAY, 10-29T09:00 look | 2026-10-31T10:00 | 30 days end on 28 October 22:00; 12 h had passed; 60 h are left
                    2026-09-29T10:00 | CONTRACTOR_FINISH | CAL_CN_WORK P5D | 09-30T10:00 pause WEATHER, 10-08T09:00 look | 2026-10-13T18:00 | 5 days end on 5 October; 30 lost; 8, 9, 10, 12, 13
                    2026-02-09T10:00 | CONTRACTOR_FINISH | CAL_CN_WORK P5D | 02-10T10:00 pause APPRAISAL, 03-10T09:00 look | 2026-03-13T18:00 | 15 working days after 10: 11 to 14, 24 to 28, 2 to 6, 9 March 18:00, at whose close it runs again; 9 to 13 are 1 to 5
                    2026-03-02T09:00 | FINISH | CAL_CN_WORK P7D | 03-03T09:00 pause NO_ENTRY, 03-10T09:00 regrade CAL_24X7 PT72H, 03-18T10:00 look | 2026-03-20T09:00 | 24 h had passed; 15 days end on the 18th at 09:00; 48 h are left
                    2026-03-02T09:00 | CONTRACTOR_FINISH | CAL_CN_WORK P7D | 03-03T09:00 pause PARTS, 04-20T09:00 look | 2026-03-11T18:00 | late material stops nobody's clock: 3 to 6 are 1 to 4; 9, 10, 11 are 5 to 7
                    """)
    void holdNeverReleased_resumesItselfAtItsMaximum(
            String start, PromiseKind kind, String promised, @Nullable String then, @Nullable String due, String how) {
        check(start, kind, promised, then, due);
        assertThat(pauses.of(CASE)).singleElement().satisfies(pause -> {
            assertThat(pause.state()).isEqualTo(PauseView.State.ENDED);
            assertThat(pause.endedAt()).isEqualTo(pause.until());
        });
    }

    private void check(String start, PromiseKind kind, String promised, @Nullable String then, @Nullable String due) {
        clock.set(at(start));
        String[] amount = promised.split(" ");
        promises.open(
                CASE,
                1,
                kind,
                "warranty-office",
                clock.instant(),
                CalendarId.valueOf(amount[0]),
                Amount.parse(amount[1]));
        if (then != null) {
            for (String step : then.split(", ")) {
                String[] words = step.split(" ");
                clock.set(at("2026-" + words[0]));
                happens(kind, at(start), words);
            }
        }
        assertThat(promises.of(CASE)).singleElement().satisfies(promise -> assertThat(promise.due())
                .isEqualTo(due == null ? null : at(due)));
        log.flush();
        assertThat(recomputation.run(CASE).differences()).isEmpty();
    }

    private void happens(PromiseKind kind, Instant start, String[] words) {
        switch (words[1]) {
            case "pause" -> {
                ask(words[2]);
                approve();
            }
            case "ask" -> ask(words[2]);
            case "approve" -> approve();
            case "resume" -> pauses.resume(CASE, null, "clerk");
            case "regrade" ->
                promises.regrade(
                        CASE,
                        1,
                        kind,
                        "warranty-office",
                        start,
                        CalendarId.valueOf(words[2]),
                        Amount.parse(words[3]),
                        clock.instant());
            case "look" -> clockEvents.advance(CASE);
            default -> throw new IllegalArgumentException(words[1]);
        }
    }

    private void ask(String reason) {
        pauses.request(new PauseRequest(
                CASE, 1, PauseReason.valueOf(reason), clock.instant(), null, "电话记录", "warranty-office"));
    }

    private void approve() {
        pauses.approve(pauses.open(CASE).get(0).id(), "developer-cs");
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
