package cn.baoxiu.clock;

import static cn.baoxiu.clock.CalendarId.CAL_24X7;
import static cn.baoxiu.clock.CalendarId.CAL_CN_WORK;
import static cn.baoxiu.clock.PromiseKind.CONTRACTOR_FINISH;
import static cn.baoxiu.clock.PromiseKind.FINISH;
import static cn.baoxiu.clock.PromiseKind.FIRST_CONTACT;
import static cn.baoxiu.clock.PromiseKind.MAKE_SAFE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.clock.ClockTestBeans.HandClock;
import cn.baoxiu.clock.PromiseView.State;
import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.context.transaction.TestTransaction;

/** Pauses, clock events, holders and the proof of all of it. Dates by hand, each with its working. */
@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(ClockTestBeans.class)
@RecordApplicationEvents
abstract class PausesContract {

    private static final String CASE = "BX-HN-YJT-20260210-0001";
    private static final String OFFICE = "warranty-office";
    private static final Instant REPORT = at("2026-03-02T09:00");

    @Autowired
    Promises promises;

    @Autowired
    Pauses pauses;

    @Autowired
    Holders holders;

    @Autowired
    ClockEvents clockEvents;

    @Autowired
    Recomputation recomputation;

    @Autowired
    ClockTestBeans.AskedDecisions decisions;

    @Autowired
    SegmentLog log;

    @Autowired
    HandClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    /** Whatever a test did, the log proves it. */
    @AfterEach
    void theLogProvesEveryPromise() {
        log.flush();
        assertThat(recomputation.run(null).differences()).isEmpty();
    }

    @BeforeEach
    void aMonday() {
        clock.set(at("2026-03-02T09:00"));
    }

    @Test
    void aPauseOverSpringFestivalMovesTheDueTimeByTheWorkingTimeThatWasPaused() {
        // Friday 13 February 16:00 + 4 h: 2 h to 18:00, 2 h on make-up Saturday the 14th: 10:30
        at("2026-02-13T16:00", () -> open(FIRST_CONTACT, CAL_CN_WORK, "PT4H"));
        assertThat(due(FIRST_CONTACT)).isEqualTo(at("2026-02-14T10:30"));
        at("2026-02-13T17:00", () -> approve(request(PauseReason.OWNER_AWAY, null)));
        assertThat(promise(FIRST_CONTACT).state()).isEqualTo(State.PAUSED);
        assertThat(promise(FIRST_CONTACT).due()).isNull();
        // one hour had passed; the holiday lasts until the 23rd; resumed on the 24th at 10:00: 2 h to noon, 1 h from
        // 13:30
        at("2026-02-24T10:00", () -> pauses.resume(CASE, null, "clerk"));
        assertThat(due(FIRST_CONTACT)).isEqualTo(at("2026-02-24T14:30"));
        assertThat(promise(FIRST_CONTACT).elapsedMinutes()).isEqualTo(60);
        assertThat(promise(FIRST_CONTACT).remainingMinutes()).isEqualTo(180);
    }

    @Test
    void aPauseThatLiesWhollyInAHolidayMovesNothing() {
        at("2026-09-30T17:00", () -> open(FIRST_CONTACT, CAL_CN_WORK, "PT4H"));
        // 1 h on 30 September; 1 to 7 October off; 3 h on the 8th from 08:30
        assertThat(due(FIRST_CONTACT)).isEqualTo(at("2026-10-08T11:30"));
        at("2026-10-01T09:00", () -> approve(request(PauseReason.OWNER_AWAY, null)));
        at("2026-10-07T20:00", () -> pauses.resume(CASE, null, "clerk"));
        assertThat(due(FIRST_CONTACT)).isEqualTo(at("2026-10-08T11:30"));
    }

    @Test
    void aDayAtWhoseCloseItIsPausedDoesNotCountAnotherDoes() {
        open(FINISH, CAL_CN_WORK, "P7D");
        // Tuesday 3rd to Wednesday 11th
        assertThat(due(FINISH)).isEqualTo(at("2026-03-11T18:00"));
        at("2026-03-04T09:00", () -> approve(request(PauseReason.NO_ENTRY, null)));
        at("2026-03-04T17:59", () -> pauses.resume(CASE, null, "clerk"));
        assertThat(due(FINISH)).as("open again at the close of the 4th").isEqualTo(at("2026-03-11T18:00"));
        at("2026-03-05T17:59", () -> approve(request(PauseReason.NO_ENTRY, null)));
        at("2026-03-06T09:00", () -> pauses.resume(CASE, null, "clerk"));
        assertThat(due(FINISH)).as("paused at the close of the 5th").isEqualTo(at("2026-03-12T18:00"));
    }

    @Test
    void onlyReasonsOfTheOwnerStopTheOwnersClock() {
        open(FINISH, CAL_CN_WORK, "P7D");
        open(CONTRACTOR_FINISH, CAL_CN_WORK, "P5D");
        approve(request(PauseReason.WEATHER, null));
        assertThat(promise(FINISH).state()).isEqualTo(State.RUNNING);
        assertThat(promise(CONTRACTOR_FINISH).state()).isEqualTo(State.PAUSED);
        at("2026-03-03T09:00", () -> pauses.resume(CASE, null, "clerk"));
        approve(request(PauseReason.PARTS, null));
        assertThat(promise(FINISH).state()).isEqualTo(State.RUNNING);
        assertThat(promise(CONTRACTOR_FINISH).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void regradedDuringAPauseItCountsFromTheStartWithTheNewAmountAndKeepsThePause() {
        open(FINISH, CAL_CN_WORK, "P7D");
        at("2026-03-03T09:00", () -> approve(request(PauseReason.OWNER_AWAY, null)));
        at(
                "2026-03-04T09:00",
                () -> promises.regrade(
                        CASE,
                        1,
                        FINISH,
                        OFFICE,
                        at("2026-03-02T09:00"),
                        CAL_24X7,
                        Amount.parse("PT72H"),
                        clock.instant()));
        assertThat(promise(FINISH).state()).isEqualTo(State.PAUSED);
        at("2026-03-06T09:00", () -> pauses.resume(CASE, null, "clerk"));
        // 72 h from 2 March 09:00 are 5 March 09:00; three days of them were paused
        assertThat(due(FINISH)).isEqualTo(at("2026-03-08T09:00"));
    }

    @Test
    void aPauseThatIsNeverReleasedEndsByItself() {
        open(FINISH, CAL_CN_WORK, "P7D");
        approve(request(PauseReason.NO_ENTRY, null));
        assertThat(clockEvents.next(CASE)).contains(at("2026-03-17T09:00"));
        at("2026-04-20T09:00", () -> clockEvents.advance(CASE));
        assertThat(pauses.of(CASE)).singleElement().satisfies(pause -> {
            assertThat(pause.state()).isEqualTo(PauseView.State.ENDED);
            assertThat(pause.endedAt()).isEqualTo(at("2026-03-17T09:00"));
        });
        // 3 to 16 March did not count: seven working days from Tuesday the 17th
        assertThat(due(FINISH)).isEqualTo(at("2026-03-25T18:00"));
        assertThat(promise(FINISH).state()).isEqualTo(State.BREACHED);
        assertThat(events.stream(PromiseBreached.class)).hasSize(1);
    }

    @Test
    void whatIsDecidedTooLateCountsFromTheDecision() {
        open(FINISH, CAL_CN_WORK, "P7D");
        long early = request(PauseReason.OWNER_AWAY, null);
        // one working day after Monday ends on Tuesday 18:00
        at("2026-03-03T18:00", () -> approve(early));
        assertThat(pauses.of(CASE).get(0).from()).isEqualTo(at("2026-03-02T09:00"));
        at("2026-03-04T09:00", () -> pauses.resume(CASE, null, "clerk"));
        at("2026-03-04T10:00", () -> {
            long late = request(PauseReason.OWNER_AWAY, null);
            at("2026-03-05T18:01", () -> approve(late));
        });
        assertThat(pauses.of(CASE).get(1).from()).isEqualTo(at("2026-03-05T18:01"));
    }

    @Test
    void whatFellDueBetweenRequestAndApprovalWasNotBroken_butWhatFellDueBeforeWas() {
        open(FIRST_CONTACT, CAL_24X7, "PT1H");
        open(FINISH, CAL_24X7, "PT2H");
        at("2026-03-02T10:30", () -> {
            clockEvents.advance(CASE);
            assertThat(promise(FIRST_CONTACT).state()).isEqualTo(State.BREACHED);
            long asked = request(PauseReason.OWNER_AWAY, null);
            at("2026-03-02T11:30", () -> {
                clockEvents.advance(CASE);
                assertThat(promise(FINISH).state()).isEqualTo(State.BREACHED);
                approve(asked);
            });
        });
        assertThat(promise(FIRST_CONTACT).state()).isEqualTo(State.BREACHED);
        assertThat(promise(FINISH).state()).isEqualTo(State.PAUSED);
        at("2026-03-02T12:30", () -> pauses.resume(CASE, null, "clerk"));
        // half an hour was left at 10:30
        assertThat(due(FINISH)).isEqualTo(at("2026-03-02T13:00"));
    }

    @Test
    void whatWasKeptBetweenRequestAndApprovalWasKeptInTime() {
        open(FIRST_CONTACT, CAL_24X7, "PT1H");
        open(FINISH, CAL_24X7, "PT2H");
        at("2026-03-02T10:20", () -> promises.meet(CASE, FIRST_CONTACT, clock.instant()));
        at("2026-03-02T10:30", () -> {
            long asked = request(PauseReason.OWNER_AWAY, null);
            at("2026-03-02T11:15", () -> promises.meet(CASE, FINISH, clock.instant()));
            assertThat(promise(FINISH).state()).isEqualTo(State.BREACHED);
            at("2026-03-02T11:30", () -> approve(asked));
        });
        assertThat(promise(FINISH).state())
                .as("the clock stood from 10:30, half an hour was left")
                .isEqualTo(State.MET);
        assertThat(promise(FINISH).metAt()).isEqualTo(at("2026-03-02T11:15"));
        assertThat(promise(FIRST_CONTACT).state()).as("late before the pause").isEqualTo(State.BREACHED);
        at("2026-03-02T12:30", () -> pauses.resume(CASE, null, "clerk"));
        assertThat(promise(FINISH).state()).isEqualTo(State.MET);
    }

    @Test
    void aPauseThatRanOutIsOverEvenIfNoTimerRang() {
        open(FINISH, CAL_24X7, "PT24H");
        open(FIRST_CONTACT, CAL_24X7, "PT4H");
        approve(request(PauseReason.OWNER_AWAY, at("2026-03-03T09:00")));
        // from 3 March 09:00: contact by 13:00, finish by 4 March 09:00
        at("2026-03-03T14:00", () -> promises.meet(CASE, FIRST_CONTACT, clock.instant()));
        assertThat(promise(FIRST_CONTACT).state()).isEqualTo(State.BREACHED);
        assertThat(due(FINISH)).isEqualTo(at("2026-03-04T09:00"));
        approve(request(PauseReason.OWNER_AWAY, at("2026-03-04T14:00")));
        // five hours had passed when it stood again: of 48 h 43 are left on 4 March 14:00
        at(
                "2026-03-04T15:00",
                () -> promises.regrade(
                        CASE,
                        1,
                        FINISH,
                        OFFICE,
                        at("2026-03-02T09:00"),
                        CAL_24X7,
                        Amount.parse("PT48H"),
                        clock.instant()));
        assertThat(due(FINISH)).isEqualTo(at("2026-03-06T09:00"));
        long again = request(PauseReason.NO_ENTRY, null);
        at("2026-03-05T09:00", () -> approve(again));
        assertThat(pauses.of(CASE))
                .extracting(PauseView::state)
                .containsExactly(PauseView.State.ENDED, PauseView.State.ENDED, PauseView.State.RUNNING);
    }

    @Test
    void peopleAreWarnedOnceAtHalfAndFourFifthsAndTheBreachIsFoundOnce() {
        open(FIRST_CONTACT, CAL_24X7, "PT1H");
        assertThat(clockEvents.next(CASE)).contains(at("2026-03-02T09:30"));
        at("2026-03-02T09:30", this::advanceTwice);
        assertThat(events.stream(PromiseWarned.class).map(PromiseWarned::percent))
                .containsExactly(50);
        at("2026-03-02T09:48", this::advanceTwice);
        assertThat(events.stream(PromiseWarned.class).map(PromiseWarned::percent))
                .containsExactly(50, 80);
        at("2026-03-02T10:00", this::advanceTwice);
        assertThat(promise(FIRST_CONTACT).state())
                .as("the due time itself is in time")
                .isEqualTo(State.RUNNING);
        at("2026-03-02T10:00:01", this::advanceTwice);
        assertThat(events.stream(PromiseBreached.class)).hasSize(1);
        assertThat(clockEvents.next(CASE)).isEmpty();
        promises.meet(CASE, FIRST_CONTACT, at("2026-03-02T09:59"));
        assertThat(promise(FIRST_CONTACT).state())
                .as("what counts is when it happened, not when it was written down")
                .isEqualTo(State.MET);
    }

    @Test
    void aPromiseMadeDuringAPauseBeginsToRunWithItsEnd() {
        approve(request(PauseReason.OWNER_RESCHEDULED, null));
        at("2026-03-02T10:00", () -> open(FIRST_CONTACT, CAL_24X7, "PT1H"));
        assertThat(promise(FIRST_CONTACT).state()).isEqualTo(State.PAUSED);
        at("2026-03-02T12:00", () -> pauses.resume(CASE, null, "clerk"));
        assertThat(due(FIRST_CONTACT)).isEqualTo(at("2026-03-02T13:00"));
    }

    @Test
    void aPromiseThatARegradeOpensAfterAPauseKnowsOfIt() {
        // P3, no finish promised; regraded to P2 after the owner was away for three days
        open(FIRST_CONTACT, CAL_CN_WORK, "PT4H");
        at("2026-03-03T09:00", () -> approve(request(PauseReason.OWNER_AWAY, null)));
        at("2026-03-06T09:00", () -> pauses.resume(CASE, null, "clerk"));
        at("2026-03-09T10:00", () -> regrade(FINISH, CAL_CN_WORK, "P7D"));
        // 3, 4, 5 lost; 6 and 9 to 13 are 1 to 6; Mon 16
        assertThat(due(FINISH)).isEqualTo(at("2026-03-16T18:00"));
        assertThat(promise(FINISH).startedAt()).isEqualTo(at("2026-03-02T09:00"));
    }

    @Test
    void aPromiseThatARegradeOpensDuringAPauseHasRunBeforeIt() {
        open(FIRST_CONTACT, CAL_CN_WORK, "PT4H");
        at("2026-03-03T09:00", () -> approve(request(PauseReason.OWNER_AWAY, null)));
        at("2026-03-04T10:00", () -> regrade(FINISH, CAL_24X7, "PT72H"));
        assertThat(promise(FINISH).state()).isEqualTo(State.PAUSED);
        assertThat(promise(FINISH).elapsedMinutes()).isEqualTo(1440);
        // a late one is paused as well: 12 h were over before the pause
        at("2026-03-05T10:00", () -> regrade(MAKE_SAFE, CAL_24X7, "PT12H"));
        assertThat(lastSegment(MAKE_SAFE)).isEqualTo("PAUSED REGRADE_LATE");
        at("2026-03-06T09:00", () -> pauses.resume(CASE, null, "clerk"));
        assertThat(due(FINISH)).as("24 h to the 3rd, 48 h from the 6th").isEqualTo(at("2026-03-08T09:00"));
        assertThat(due(MAKE_SAFE)).isEqualTo(at("2026-03-06T21:00"));
    }

    @Test
    void whetherANewAmountIsPastAlreadyIsAskedWithoutThePauses() {
        open(FIRST_CONTACT, CAL_CN_WORK, "PT4H");
        at("2026-03-03T09:00", () -> approve(request(PauseReason.OWNER_AWAY, null)));
        at("2026-03-13T09:00", () -> pauses.resume(CASE, null, "clerk"));
        at("2026-03-16T10:00", () -> regrade(FINISH, CAL_CN_WORK, "P7D"));
        // 3 to 12 lost; 13, 16 to 20 are 1 to 6; Mon 23
        assertThat(due(FINISH)).isEqualTo(at("2026-03-23T18:00"));
        // down and up again: P3, then P2
        at("2026-03-16T11:00", () -> promises.cancel(CASE, FINISH));
        at("2026-03-17T11:00", () -> regrade(FINISH, CAL_CN_WORK, "P7D"));
        assertThat(due(FINISH)).isEqualTo(at("2026-03-23T18:00"));
    }

    @Test
    void aPlanIsNotMovedByWhatWasOverWhenItWasMade() {
        open(FIRST_CONTACT, CAL_CN_WORK, "PT4H");
        at("2026-03-03T09:00", () -> approve(request(PauseReason.OWNER_AWAY, null)));
        at("2026-03-06T09:00", () -> pauses.resume(CASE, null, "clerk"));
        at("2026-03-10T10:00", () -> promises.openUntil(CASE, 1, FINISH, OFFICE, REPORT, LocalDate.of(2026, 3, 20)));
        assertThat(due(FINISH)).isEqualTo(at("2026-03-20T18:00"));
        assertThat(promise(FINISH).startedAt()).isEqualTo(REPORT);
        // the day it was made is not counted; two others are lost
        at("2026-03-10T11:00", () -> approve(request(PauseReason.NO_ENTRY, null)));
        at("2026-03-13T09:00", () -> pauses.resume(CASE, null, "clerk"));
        assertThat(due(FINISH)).isEqualTo(at("2026-03-24T18:00"));
        // P2 after all: from the report, 3, 4, 5 and 10, 11, 12 lost
        at("2026-03-13T10:00", () -> regrade(FINISH, CAL_CN_WORK, "P7D"));
        assertThat(due(FINISH)).isEqualTo(at("2026-03-19T18:00"));
    }

    @Test
    void aPlanForTheSameDayIsNotDueWhileItIsPaused() {
        promises.openUntil(CASE, 1, FINISH, OFFICE, REPORT, LocalDate.of(2026, 3, 2));
        assertThat(due(FINISH)).isEqualTo(at("2026-03-02T18:00"));
        at("2026-03-02T10:00", () -> approve(request(PauseReason.OWNER_AWAY, null)));
        at("2026-03-03T09:00", () -> pauses.resume(CASE, null, "clerk"));
        assertThat(due(FINISH)).isEqualTo(at("2026-03-03T18:00"));
    }

    @Test
    void theContractorsClockStandsWhileTheInspectionWaits_andGoesOnIfItFails() {
        open(CONTRACTOR_FINISH, CAL_24X7, "PT48H");
        at("2026-03-03T12:00", () -> promises.suspend(CASE, CONTRACTOR_FINISH, at("2026-03-03T09:00")));
        assertThat(promise(CONTRACTOR_FINISH).state()).isEqualTo(State.PAUSED);
        assertThat(promise(CONTRACTOR_FINISH).elapsedMinutes()).isEqualTo(1440);
        assertThat(clockEvents.next(CASE)).isEmpty();
        at("2026-03-06T12:00", () -> promises.resume(CASE, CONTRACTOR_FINISH, at("2026-03-06T10:00")));
        assertThat(due(CONTRACTOR_FINISH)).as("24 h were left").isEqualTo(at("2026-03-07T10:00"));
        at("2026-03-07T09:00", () -> promises.suspend(CASE, CONTRACTOR_FINISH, clock.instant()));
        at("2026-03-09T09:00", () -> promises.meet(CASE, CONTRACTOR_FINISH, at("2026-03-07T09:00")));
        assertThat(promises.of(CASE)).singleElement().satisfies(kept -> {
            assertThat(kept.state()).isEqualTo(State.MET);
            assertThat(kept.metAt()).isEqualTo(at("2026-03-07T09:00"));
            assertThat(kept.due()).isEqualTo(at("2026-03-07T10:00"));
        });
    }

    @Test
    void workThatIsReportedAfterItsDueTimeIsLate_butNotIfItWasDoneBefore() {
        open(CONTRACTOR_FINISH, CAL_24X7, "PT24H");
        at("2026-03-03T10:00", () -> {
            clockEvents.advance(CASE);
            assertThat(promise(CONTRACTOR_FINISH).state()).isEqualTo(State.BREACHED);
            promises.suspend(CASE, CONTRACTOR_FINISH, at("2026-03-03T08:00"));
        });
        assertThat(promise(CONTRACTOR_FINISH).state())
                .as("done before it was due")
                .isEqualTo(State.PAUSED);
        at("2026-03-04T10:00", () -> promises.resume(CASE, CONTRACTOR_FINISH, clock.instant()));
        assertThat(due(CONTRACTOR_FINISH)).isEqualTo(at("2026-03-04T11:00"));
        at("2026-03-04T12:00", () -> promises.suspend(CASE, CONTRACTOR_FINISH, clock.instant()));
        assertThat(promise(CONTRACTOR_FINISH).state()).isEqualTo(State.BREACHED);
        at("2026-03-04T12:01", () -> clockEvents.advance(CASE));
        assertThat(events.stream(PromiseBreached.class)).hasSize(2);
        at("2026-03-05T12:00", () -> promises.meet(CASE, CONTRACTOR_FINISH, at("2026-03-04T12:00")));
        assertThat(promise(CONTRACTOR_FINISH).state()).isEqualTo(State.BREACHED);
        assertThat(promise(CONTRACTOR_FINISH).metAt()).isEqualTo(at("2026-03-04T12:00"));
    }

    @Test
    void whatWaitsForItsInspectionMayBePausedRegradedAndDroppedToo() {
        open(CONTRACTOR_FINISH, CAL_24X7, "PT48H");
        at("2026-03-03T09:00", () -> promises.suspend(CASE, CONTRACTOR_FINISH, clock.instant()));
        at("2026-03-03T10:00", () -> approve(request(PauseReason.WEATHER, null)));
        at("2026-03-04T09:00", () -> promises.resume(CASE, CONTRACTOR_FINISH, clock.instant()));
        assertThat(promise(CONTRACTOR_FINISH).state()).as("it rains still").isEqualTo(State.PAUSED);
        at("2026-03-05T09:00", () -> promises.suspend(CASE, CONTRACTOR_FINISH, clock.instant()));
        // five days of weather are over on the 8th at 10:00
        at("2026-03-08T11:00", () -> clockEvents.advance(CASE));
        assertThat(promise(CONTRACTOR_FINISH).state()).as("it waits still").isEqualTo(State.PAUSED);
        at("2026-03-08T12:00", () -> regrade(CONTRACTOR_FINISH, CAL_24X7, "PT72H"));
        at("2026-03-09T09:00", () -> promises.resume(CASE, CONTRACTOR_FINISH, clock.instant()));
        assertThat(due(CONTRACTOR_FINISH)).as("24 of 72 h had passed").isEqualTo(at("2026-03-11T09:00"));
        at("2026-03-10T09:00", () -> promises.suspend(CASE, CONTRACTOR_FINISH, clock.instant()));
        at("2026-03-10T10:00", () -> promises.cancel(CASE, CONTRACTOR_FINISH));
        assertThat(promise(CONTRACTOR_FINISH).state()).isEqualTo(State.CANCELLED);
        assertThat(promise(CONTRACTOR_FINISH).elapsedMinutes()).isEqualTo(2880);
    }

    @Test
    void dryingDoesNotUndoABreachThatNobodyHasFoundYet() {
        open(FINISH, CAL_24X7, "PT4H");
        at("2026-03-02T14:00", () -> promises.redate(CASE, FINISH, at("2026-03-09T14:00"), Amount.parse("P3D")));
        assertThat(promise(FINISH).state()).isEqualTo(State.BREACHED);
        assertThat(due(FINISH)).isEqualTo(at("2026-03-02T13:00"));
        assertThat(events.stream(PromiseBreached.class)).hasSize(1);
    }

    @Test
    void pausesForSeveralReasonsRunAtOnceAndTheClocksStandInTheirUnion() {
        open(FINISH, CAL_24X7, "PT72H");
        open(CONTRACTOR_FINISH, CAL_24X7, "PT48H");
        holders.pass(CASE, 1, OFFICE, REPORT);
        approve(request(PauseReason.PARTS, null));
        at("2026-03-03T09:00", () -> approve(request(PauseReason.WEATHER, null)));
        at("2026-03-04T09:00", () -> approve(request(PauseReason.OWNER_AWAY, null)));
        refused("reason", () -> pauses.resume(CASE, null, "clerk"));
        at("2026-03-05T09:00", () -> pauses.resume(CASE, PauseReason.WEATHER, "clerk"));
        assertThat(promise(CONTRACTOR_FINISH).state()).as("the owner is away").isEqualTo(State.PAUSED);
        assertThat(clockEvents.next(CASE)).contains(at("2026-04-01T09:00"));
        at("2026-03-06T09:00", () -> pauses.resume(CASE, PauseReason.OWNER_AWAY, "clerk"));
        assertThat(due(CONTRACTOR_FINISH)).as("stood from the 3rd to the 6th").isEqualTo(at("2026-03-07T09:00"));
        assertThat(due(FINISH)).as("stood from the 4th to the 6th").isEqualTo(at("2026-03-07T09:00"));
        clock.set(at("2026-03-06T10:00"));
        assertThat(pauses.open(CASE)).extracting(PauseView::reason).containsExactly(PauseReason.PARTS);
        assertThat(holders.of(CASE))
                .extracting(HeldTime::holder)
                .containsExactly(OFFICE, Holders.WAITING, Holders.OWNER, OFFICE);
    }

    @Test
    void aDemandThatNobodyDecidedCanBeRefusedWhenItsTimeIsOver() {
        open(FINISH, CAL_CN_WORK, "P7D");
        long asked = request(PauseReason.OWNER_AWAY, at("2026-03-03T09:00"));
        clock.set(at("2026-03-04T09:00"));
        refused("approved", () -> approve(asked));
        pauses.refuse(asked, "boss", "已过期");
        request(PauseReason.OWNER_AWAY, null);
    }

    @Test
    void aPromiseThatHasEndedPassesNoMoreTime() {
        open(FINISH, CAL_24X7, "PT48H");
        promises.takeOver(CASE, 1, FIRST_CONTACT, OFFICE, at("2026-03-01T09:00"), CAL_24X7, Amount.parse("PT4H"), null);
        at("2026-03-02T10:00", () -> promises.cancel(CASE, FINISH));
        clock.set(at("2026-03-09T10:00"));
        assertThat(promise(FINISH).elapsedMinutes()).isEqualTo(60);
        assertThat(promise(FIRST_CONTACT).state()).isEqualTo(State.LEGACY);
        assertThat(promise(FIRST_CONTACT).elapsedMinutes()).isEqualTo(1440);
    }

    @Test
    void twoWhoAskForTheSameAtOnceAreToldSo() {
        open(FINISH, CAL_CN_WORK, "P7D");
        assertThat(pauses.open(CASE)).isEmpty();
        // another transaction, that this one does not see yet
        jdbc.sql(
                        """
                        insert into clock_pause (case_number, round_no, reason, state, from_at, until_at, evidence,
                          requested_by, requested_at, stops_owner, stops_contractor, open_reason_key)
                        values ('elsewhere', 1, 'WEATHER', 'REQUESTED', ?, ?, 'x', 'x', ?, false, true, ?)""")
                .params(
                        Promise.timestamp(REPORT),
                        Promise.timestamp(REPORT.plusSeconds(60)),
                        Promise.timestamp(REPORT),
                        CASE + "|WEATHER")
                .update();
        refused("reason", () -> request(PauseReason.WEATHER, null));
        // PostgreSQL lets nothing be asked in a transaction that has failed
        TestTransaction.end();
    }

    @Test
    void aTurnThatASlowClockDatesBeforeTheOneItFollowsDoesNotOverlapIt() {
        holders.pass(CASE, 1, OFFICE, REPORT);
        holders.pass(CASE, 1, "C102", at("2026-03-02T11:00"));
        holders.pass(CASE, 1, "property-engineering", at("2026-03-02T10:59"));
        holders.end(CASE, 1, at("2026-03-02T12:00"));
        List<HeldTime> held = holders.of(CASE);
        assertThat(held).extracting(HeldTime::holder).containsExactly(OFFICE, "property-engineering");
        assertThat(held).extracting(HeldTime::elapsedMinutes).containsExactly(120L, 60L);
        log.flush();
        assertThat(recomputation.run(CASE).holders()).isEqualTo(1);
    }

    @Test
    void aFlagThatIsWrongIsFound() {
        open(FINISH, CAL_CN_WORK, "P7D");
        log.flush();
        jdbc.sql("update clock_promise set provisional = true where case_number = ?")
                .param(CASE)
                .update();
        assertThat(recomputation.run(CASE).differences())
                .extracting(Recomputation.Difference::field)
                .containsExactly("PROVISIONAL");
        jdbc.sql("update clock_promise set provisional = false where case_number = ?")
                .param(CASE)
                .update();
    }

    @Test
    void rulesAreThoseInForceWhenTheCaseWasReported() {
        open(FINISH, CAL_CN_WORK, "P7D");
        decisions.asked.clear();
        at("2026-03-05T09:00", () -> open(CONTRACTOR_FINISH, CAL_CN_WORK, "P5D"));
        assertThat(decisions.asked).containsExactly("promise-warning " + REPORT);
    }

    private void regrade(PromiseKind kind, CalendarId calendar, String amount) {
        promises.regrade(CASE, 1, kind, OFFICE, REPORT, calendar, Amount.parse(amount), clock.instant());
    }

    private String lastSegment(PromiseKind kind) {
        log.flush();
        return jdbc.sql("select state, reason from clock_segment where promise_id = ? order by id desc limit 1")
                .param(promise(kind).id())
                .query((row, n) -> row.getString(1) + " " + row.getString(2))
                .single();
    }

    @Test
    void whatIsWrongIsRefusedWithTheFieldAndNothingChanges() {
        open(FINISH, CAL_CN_WORK, "P7D");
        List<PromiseView> before = promises.of(CASE);
        refused("evidence", () -> pauses.request(demand(PauseReason.WEATHER, clock.instant(), null, " ")));
        refused("from", () -> pauses.request(demand(PauseReason.WEATHER, at("2026-03-02T09:01"), null, "x")));
        refused("from", () -> pauses.request(demand(PauseReason.WEATHER, at("2026-03-02T08:59"), null, "x")));
        refused("until", () -> request(PauseReason.WEATHER, at("2026-03-07T09:01")));
        refused("until", () -> request(PauseReason.WEATHER, at("2026-03-02T09:00")));
        refused("pause", () -> pauses.resume(CASE, null, "clerk"));
        assertThat(pauses.of(CASE)).isEmpty();
        long asked = request(PauseReason.WEATHER, at("2026-03-07T09:00"));
        refused("reason", () -> request(PauseReason.WEATHER, null));
        refused("approved", () -> pauses.approve(asked, "asker"));
        refused("pause", () -> pauses.resume(CASE, null, "clerk"));
        pauses.refuse(asked, "boss", "天气预报无雨");
        refused("approved", () -> approve(asked));
        assertThat(promises.of(CASE)).isEqualTo(before);
        assertThat(pauses.of(CASE)).extracting(PauseView::state).containsExactly(PauseView.State.REFUSED);
    }

    @Test
    void whenACaseIsClosedNothingIsLeftToDecideOrToEnd() {
        open(FINISH, CAL_CN_WORK, "P7D");
        holders.pass(CASE, 1, OFFICE, clock.instant());
        long asked = request(PauseReason.OWNER_AWAY, null);
        at("2026-03-03T09:00", this::close);
        List<PromiseView> before = promises.of(CASE);
        refused("approved", () -> approve(asked));
        refused("approved", () -> pauses.refuse(asked, "boss", "已结案"));
        refused("pause", () -> pauses.resume(CASE, null, "clerk"));
        assertThat(promises.of(CASE)).isEqualTo(before);
        assertThat(pauses.of(CASE)).extracting(PauseView::state).containsExactly(PauseView.State.REFUSED);
        assertThat(clockEvents.next(CASE)).isEmpty();
    }

    @Test
    void aPauseThatRunsEndsWithItsCase() {
        open(FINISH, CAL_CN_WORK, "P7D");
        holders.pass(CASE, 1, OFFICE, clock.instant());
        approve(request(PauseReason.OWNER_AWAY, null));
        at("2026-03-03T09:00", this::close);
        refused("pause", () -> pauses.resume(CASE, null, "clerk"));
        assertThat(promise(FINISH).state()).isEqualTo(State.CANCELLED);
        assertThat(pauses.of(CASE)).singleElement().satisfies(pause -> {
            assertThat(pause.state()).isEqualTo(PauseView.State.ENDED);
            assertThat(pause.endedAt()).isEqualTo(at("2026-03-03T09:00"));
        });
        assertThat(clockEvents.next(CASE)).isEmpty();
    }

    @Test
    void atEveryMomentOnePartyHoldsTheCaseAndTheSumIsItsLife() {
        holders.pass(CASE, 1, "property-engineering", at("2026-03-02T09:00"));
        at("2026-03-02T10:00", () -> holders.pass(CASE, 1, "property-engineering", clock.instant()));
        at("2026-03-02T11:00", () -> holders.pass(CASE, 1, OFFICE, clock.instant()));
        at("2026-03-03T09:00", () -> holders.pass(CASE, 1, "C102", clock.instant()));
        at("2026-03-04T09:00", () -> approve(request(PauseReason.OWNER_AWAY, null)));
        at("2026-03-05T09:00", () -> holders.pass(CASE, 1, OFFICE, clock.instant()));
        at("2026-03-06T09:00", () -> pauses.resume(CASE, null, "clerk"));
        clock.set(at("2026-03-07T09:00"));
        assertThat(holders.of(CASE).get(holders.of(CASE).size() - 1).to()).isNull();
        holders.end(CASE, 1, at("2026-03-07T09:00"));
        List<HeldTime> held = holders.of(CASE);
        assertThat(held)
                .extracting(HeldTime::holder)
                .containsExactly("property-engineering", OFFICE, "C102", Holders.OWNER, OFFICE);
        // 09-11 on Monday; 11-12 and 13:30-18:00, Tuesday 08:30-09; a day; two days of the owner; Friday 09-18
        assertThat(held).extracting(HeldTime::workingMinutes).containsExactly(120L, 360L, 480L, 960L, 450L);
        assertThat(held).extracting(HeldTime::elapsedMinutes).containsExactly(120L, 1320L, 1440L, 2880L, 1440L);
        assertThat(held.stream().mapToLong(HeldTime::elapsedMinutes).sum())
                .isEqualTo(Duration.ofDays(5).toMinutes());
        for (int i = 1; i < held.size(); i++) {
            assertThat(held.get(i).from()).isEqualTo(held.get(i - 1).to());
        }
    }

    @Test
    void whoeverTampersWithADueTimeIsFound() {
        open(FINISH, CAL_CN_WORK, "P7D");
        log.flush();
        long id = promise(FINISH).id();
        jdbc.sql("update clock_promise set due = ? where id = ?")
                .params(Promise.timestamp(at("2026-03-20T18:00")), id)
                .update();
        assertThat(recomputation.run(CASE).differences()).singleElement().satisfies(found -> {
            assertThat(found.field()).isEqualTo("DUE");
            assertThat(found.kept()).isEqualTo(at("2026-03-20T18:00").toString());
            assertThat(found.recomputed()).isEqualTo(at("2026-03-11T18:00").toString());
        });
        jdbc.sql("update clock_promise set due = ?, state = 'MET' where id = ?")
                .params(Promise.timestamp(at("2026-03-11T18:00")), id)
                .update();
        assertThat(recomputation.run(null).differences())
                .extracting(Recomputation.Difference::field)
                .containsExactly("STATE");
        jdbc.sql("update clock_promise set state = 'OPEN' where id = ?")
                .param(id)
                .update();
    }

    private void close() {
        promises.cancelAll(CASE);
        holders.end(CASE, 1, clock.instant());
    }

    private void advanceTwice() {
        clockEvents.advance(CASE);
        clockEvents.advance(CASE);
    }

    private void open(PromiseKind kind, CalendarId calendar, String amount) {
        promises.open(CASE, 1, kind, OFFICE, clock.instant(), calendar, Amount.parse(amount));
    }

    private long request(PauseReason reason, @Nullable Instant until) {
        return pauses.request(demand(reason, clock.instant(), until, "电话记录"));
    }

    private static PauseRequest demand(PauseReason reason, Instant from, @Nullable Instant until, String evidence) {
        return new PauseRequest(CASE, 1, reason, from, until, evidence, "asker");
    }

    private void approve(long id) {
        pauses.approve(id, "boss");
    }

    private PromiseView promise(PromiseKind kind) {
        return promises.of(CASE).stream()
                .filter(promise -> promise.kind() == kind)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private @Nullable Instant due(PromiseKind kind) {
        return promise(kind).due();
    }

    private void at(String local, Runnable step) {
        clock.set(at(local));
        step.run();
    }

    private static void refused(String field, Runnable step) {
        assertThatThrownBy(step::run)
                .isInstanceOfSatisfying(FormRejected.class, rejected -> assertThat(rejected.errors())
                        .extracting(FieldError::field)
                        .containsExactly(field));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
