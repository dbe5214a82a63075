package cn.baoxiu.clock;

import static cn.baoxiu.clock.CalendarId.CAL_24X7;
import static cn.baoxiu.clock.CalendarId.CAL_CN_WORK;
import static cn.baoxiu.clock.PromiseKind.CONTRACTOR_FINISH;
import static cn.baoxiu.clock.PromiseKind.FINISH;
import static cn.baoxiu.clock.PromiseKind.FIRST_CONTACT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.clock.ClockTestBeans.HandClock;
import cn.baoxiu.clock.PromiseView.State;
import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import java.time.Duration;
import java.time.Instant;
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

/** Pauses, clock events, holders and the proof of all of it. Dates by hand, each with its working. */
@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(ClockTestBeans.class)
@RecordApplicationEvents
abstract class PausesContract {

    private static final String CASE = "BX-HN-YJT-20260210-0001";
    private static final String OFFICE = "warranty-office";

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
        at("2026-02-24T10:00", () -> pauses.resume(CASE, "clerk"));
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
        at("2026-10-07T20:00", () -> pauses.resume(CASE, "clerk"));
        assertThat(due(FIRST_CONTACT)).isEqualTo(at("2026-10-08T11:30"));
    }

    @Test
    void aDayAtWhoseCloseItIsPausedDoesNotCountAnotherDoes() {
        open(FINISH, CAL_CN_WORK, "P7D");
        // Tuesday 3rd to Wednesday 11th
        assertThat(due(FINISH)).isEqualTo(at("2026-03-11T18:00"));
        at("2026-03-04T09:00", () -> approve(request(PauseReason.NO_ENTRY, null)));
        at("2026-03-04T17:59", () -> pauses.resume(CASE, "clerk"));
        assertThat(due(FINISH)).as("open again at the close of the 4th").isEqualTo(at("2026-03-11T18:00"));
        at("2026-03-05T17:59", () -> approve(request(PauseReason.NO_ENTRY, null)));
        at("2026-03-06T09:00", () -> pauses.resume(CASE, "clerk"));
        assertThat(due(FINISH)).as("paused at the close of the 5th").isEqualTo(at("2026-03-12T18:00"));
    }

    @Test
    void onlyReasonsOfTheOwnerStopTheOwnersClock() {
        open(FINISH, CAL_CN_WORK, "P7D");
        open(CONTRACTOR_FINISH, CAL_CN_WORK, "P5D");
        approve(request(PauseReason.WEATHER, null));
        assertThat(promise(FINISH).state()).isEqualTo(State.RUNNING);
        assertThat(promise(CONTRACTOR_FINISH).state()).isEqualTo(State.PAUSED);
        at("2026-03-03T09:00", () -> pauses.resume(CASE, "clerk"));
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
        at("2026-03-06T09:00", () -> pauses.resume(CASE, "clerk"));
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
        at("2026-03-04T09:00", () -> pauses.resume(CASE, "clerk"));
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
        at("2026-03-02T12:30", () -> pauses.resume(CASE, "clerk"));
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
        at("2026-03-02T12:30", () -> pauses.resume(CASE, "clerk"));
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
        at("2026-03-02T12:00", () -> pauses.resume(CASE, "clerk"));
        assertThat(due(FIRST_CONTACT)).isEqualTo(at("2026-03-02T13:00"));
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
        refused("pause", () -> pauses.resume(CASE, "clerk"));
        assertThat(pauses.of(CASE)).isEmpty();
        long asked = request(PauseReason.WEATHER, at("2026-03-07T09:00"));
        refused("reason", () -> request(PauseReason.OWNER_AWAY, null));
        refused("approved", () -> pauses.approve(asked, "asker"));
        refused("pause", () -> pauses.resume(CASE, "clerk"));
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
        refused("pause", () -> pauses.resume(CASE, "clerk"));
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
        refused("pause", () -> pauses.resume(CASE, "clerk"));
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
        at("2026-03-06T09:00", () -> pauses.resume(CASE, "clerk"));
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
