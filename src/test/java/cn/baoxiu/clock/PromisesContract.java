package cn.baoxiu.clock;

import static cn.baoxiu.clock.CalendarId.CAL_24X7;
import static cn.baoxiu.clock.CalendarId.CAL_CN_WORK;
import static cn.baoxiu.clock.PromiseKind.FINISH;
import static cn.baoxiu.clock.PromiseKind.FIRST_CONTACT;
import static cn.baoxiu.clock.PromiseKind.MAKE_SAFE;
import static cn.baoxiu.clock.PromiseKind.ON_SITE;
import static cn.baoxiu.clock.PromiseKind.PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.clock.ClockTestBeans.HandClock;
import cn.baoxiu.clock.PromiseView.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;

@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(ClockTestBeans.class)
abstract class PromisesContract {

    private static final String CASE = "BX-HN-YJT-20260302-0001";

    /** Monday. */
    private static final Instant START = at("2026-03-02T10:00");

    @Autowired
    Promises promises;

    @Autowired
    HandClock clock;

    @BeforeEach
    void itIsTheStart() {
        clock.set(START);
    }

    @Test
    void opensAPromiseByAmount() {
        PromiseView promise =
                promises.open(CASE, 1, FIRST_CONTACT, "property-cs", START, CAL_CN_WORK, Amount.parse("PT4H"));
        assertThat(promise.due()).isEqualTo(at("2026-03-02T15:30"));
        assertThat(promise.firstDue()).isEqualTo(promise.due());
        assertThat(promise.amount()).isEqualTo("PT4H");
        assertThat(promise.calendar()).isEqualTo(CAL_CN_WORK);
        assertThat(promise.startedAt()).isEqualTo(START);
        assertThat(promise.party()).isEqualTo("property-cs");
        assertThat(promise.round()).isEqualTo(1);
        assertThat(promise.provisional()).isFalse();
        assertThat(promise.state()).isEqualTo(State.RUNNING);
        assertThat(promises.of(CASE)).containsExactly(promise);
        assertThat(promises.of("BX-OTHER")).isEmpty();
    }

    @Test
    void leavesAnOpenPromiseOfTheSameRoundAsItIs() {
        PromiseView first = promises.open(CASE, 1, FINISH, "C001", START, CAL_CN_WORK, Amount.parse("P7D"));
        PromiseView again =
                promises.open(CASE, 1, FINISH, "C002", START.plusSeconds(60), CAL_CN_WORK, Amount.parse("P1D"));
        assertThat(again).isEqualTo(first);
        assertThat(promises.openUntil(CASE, 1, FINISH, "C002", START, LocalDate.of(2026, 4, 1)))
                .isEqualTo(first);
        promises.open(CASE, 2, FINISH, "C002", START, CAL_CN_WORK, Amount.parse("P1D"));
        assertThat(promises.of(CASE)).hasSize(2);
    }

    @Test
    void isMetUpToAndIncludingItsDueTime() {
        PromiseView promise =
                promises.open(CASE, 1, FIRST_CONTACT, "property-cs", START, CAL_24X7, Amount.parse("PT1H"));
        promises.meet(CASE, FIRST_CONTACT, promise.due());
        assertThat(only().state()).isEqualTo(State.MET);
        assertThat(only().metAt()).isEqualTo(promise.due());
    }

    @Test
    void isBreachedWithItsTimeWhenMetLate() {
        PromiseView promise =
                promises.open(CASE, 1, FIRST_CONTACT, "property-cs", START, CAL_24X7, Amount.parse("PT1H"));
        promises.meet(CASE, FIRST_CONTACT, promise.due().plusSeconds(1));
        assertThat(only().state()).isEqualTo(State.BREACHED);
        assertThat(only().metAt()).isEqualTo(promise.due().plusSeconds(1));
    }

    @Test
    void meetingTwiceKeepsTheFirstTime() {
        promises.open(CASE, 1, ON_SITE, "property-engineering", START, CAL_24X7, Amount.parse("PT4H"));
        promises.meet(CASE, ON_SITE, at("2026-03-02T11:00"));
        promises.meet(CASE, ON_SITE, at("2026-03-02T20:00"));
        promises.meet(CASE, FINISH, at("2026-03-02T20:00"));
        assertThat(only().metAt()).isEqualTo(at("2026-03-02T11:00"));
        assertThat(only().state()).isEqualTo(State.MET);
    }

    @Test
    void readsAsBreachedOnceOverdueAndCanStillBeMetLate() {
        promises.open(CASE, 1, ON_SITE, "property-engineering", START, CAL_24X7, Amount.parse("PT4H"));
        clock.set(at("2026-03-02T14:00"));
        assertThat(only().state()).isEqualTo(State.RUNNING);
        clock.set(at("2026-03-02T14:01"));
        assertThat(only().state()).isEqualTo(State.BREACHED);
        assertThat(only().metAt()).isNull();
        promises.meet(CASE, ON_SITE, at("2026-03-02T13:00"));
        // Logged late, but done in time: the event's time decides.
        assertThat(only().state()).isEqualTo(State.MET);
    }

    @Test
    void isRedatedOnceAndKeepsBothDates() {
        PromiseView promise = promises.open(CASE, 1, FINISH, "C001", START, CAL_CN_WORK, Amount.parse("P7D"));
        promises.redate(CASE, FINISH, at("2026-03-17T12:00"), Amount.parse("P3D"));
        assertThat(only().due()).isEqualTo(at("2026-03-20T18:00"));
        assertThat(only().firstDue()).isEqualTo(promise.due());
        promises.redate(CASE, FINISH, at("2026-06-01T18:00"), Amount.parse("P3D"));
        assertThat(only().due()).isEqualTo(at("2026-03-20T18:00"));
        promises.meet(CASE, FINISH, at("2026-03-19T18:00"));
        assertThat(only().state()).isEqualTo(State.MET);
    }

    @Test
    void regradeCountsFromTheOriginalStart() {
        promises.open(CASE, 1, FINISH, "C001", START, CAL_CN_WORK, Amount.parse("P7D"));
        // P2 becomes P1 one day later: 72 hours from the report, not from the regrade.
        promises.regrade(CASE, 1, FINISH, "C001", START, CAL_24X7, Amount.parse("PT72H"), START.plusSeconds(86_400));
        assertThat(only().due()).isEqualTo(at("2026-03-05T10:00"));
        assertThat(only().firstDue()).isEqualTo(only().due());
        assertThat(only().calendar()).isEqualTo(CAL_24X7);
        assertThat(only().amount()).isEqualTo("PT72H");
    }

    @Test
    void regradeCountsFromItsOwnInstantWhenTheNewDueIsPast() {
        promises.open(CASE, 1, FINISH, "C001", START, CAL_CN_WORK, Amount.parse("P7D"));
        Instant regrade = at("2026-03-04T09:30");
        promises.regrade(CASE, 1, FINISH, "C001", START, CAL_24X7, Amount.parse("PT24H"), regrade);
        assertThat(only().due()).isEqualTo(at("2026-03-05T09:30"));
    }

    @Test
    void regradeLeavesMetAndBreachedOutcomes() {
        promises.open(CASE, 1, FIRST_CONTACT, "property-cs", START, CAL_24X7, Amount.parse("PT1H"));
        promises.meet(CASE, FIRST_CONTACT, at("2026-03-02T10:30"));
        promises.open(CASE, 1, ON_SITE, "property-engineering", START, CAL_24X7, Amount.parse("PT4H"));
        List<PromiseView> before = promises.of(CASE);
        // ON_SITE is overdue since 14:00 although nobody has come yet: a breached outcome.
        Instant regrade = at("2026-03-02T15:00");
        promises.regrade(CASE, 1, FIRST_CONTACT, "property-cs", START, CAL_CN_WORK, Amount.parse("PT4H"), regrade);
        promises.regrade(CASE, 1, ON_SITE, "property-engineering", START, CAL_CN_WORK, Amount.parse("P2D"), regrade);
        assertThat(promises.of(CASE)).isEqualTo(before);
    }

    @Test
    void regradeOpensWhatWasNotPromisedBefore() {
        promises.regrade(
                CASE, 1, MAKE_SAFE, "property-cs", START, CAL_24X7, Amount.parse("PT4H"), at("2026-03-02T11:00"));
        assertThat(only().due()).isEqualTo(at("2026-03-02T14:00"));
        // Down and up again: what was cancelled is promised anew.
        promises.cancel(CASE, MAKE_SAFE);
        promises.regrade(
                CASE, 1, MAKE_SAFE, "property-cs", START, CAL_24X7, Amount.parse("PT4H"), at("2026-03-02T16:00"));
        assertThat(promises.of(CASE))
                .extracting(PromiseView::state, PromiseView::due)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(State.CANCELLED, at("2026-03-02T14:00")),
                        org.assertj.core.groups.Tuple.tuple(State.RUNNING, at("2026-03-02T20:00")));
    }

    @Test
    void regradeKeepsTheDateThatDryingSet() {
        promises.open(CASE, 1, FINISH, "C001", START, CAL_CN_WORK, Amount.parse("P7D"));
        promises.redate(CASE, FINISH, at("2026-03-17T12:00"), Amount.parse("P3D"));
        promises.regrade(CASE, 1, FINISH, "C001", START, CAL_24X7, Amount.parse("PT72H"), at("2026-03-03T10:00"));
        assertThat(only().due()).isEqualTo(at("2026-03-20T18:00"));
        assertThat(only().firstDue()).isEqualTo(at("2026-03-05T10:00"));
    }

    @Test
    void aPlanSetsItsOwnDate() {
        PromiseView finish = promises.openUntil(CASE, 1, FINISH, "C001", START, LocalDate.of(2026, 4, 30));
        assertThat(finish.due()).isEqualTo(at("2026-04-30T18:00"));
        assertThat(finish.amount()).isNull();
        assertThat(finish.state()).isEqualTo(State.RUNNING);
    }

    @Test
    void cancellingEndsWhatIsOpenButDoesNotUndoABreach() {
        promises.open(CASE, 1, FIRST_CONTACT, "property-cs", START, CAL_24X7, Amount.parse("PT1H"));
        promises.open(CASE, 1, PLAN, "warranty-office", START, CAL_CN_WORK, Amount.parse("P3D"));
        promises.open(CASE, 1, FINISH, "C001", START, CAL_CN_WORK, Amount.parse("P7D"));
        promises.cancel(CASE, PLAN);
        clock.set(at("2026-03-02T12:00"));
        promises.cancelAll(CASE);
        assertThat(promises.of(CASE))
                .extracting(PromiseView::state)
                .containsExactly(State.BREACHED, State.CANCELLED, State.CANCELLED);
        promises.meet(CASE, FINISH, at("2026-03-02T12:00"));
        assertThat(promises.of(CASE).get(2).state()).isEqualTo(State.CANCELLED);
    }

    private PromiseView only() {
        assertThat(promises.of(CASE)).hasSize(1);
        return promises.of(CASE).get(0);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
