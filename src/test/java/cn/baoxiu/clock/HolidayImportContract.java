package cn.baoxiu.clock;

import static cn.baoxiu.clock.CalendarId.CAL_24X7;
import static cn.baoxiu.clock.CalendarId.CAL_CN_WORK;
import static cn.baoxiu.clock.PromiseKind.FINISH;
import static cn.baoxiu.clock.PromiseKind.FIRST_CONTACT;
import static cn.baoxiu.clock.PromiseKind.PLAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.baoxiu.clock.ClockTestBeans.HandClock;
import cn.baoxiu.clock.ClockTestBeans.NotedWork;
import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
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

/** A year's paper arrives, or a better one: what is due follows, and what is wrong with a paper is said. */
@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(ClockTestBeans.class)
@RecordApplicationEvents
abstract class HolidayImportContract {

    private static final String CASE = "BX-HN-YJT-20261230-0001";

    /** New year's day is a Friday, Sunday the 10th is made up. */
    private static final String PAPER =
            """
            {"year": 2027, "papers": ["https://www.gov.cn/2027"], "days": [
              {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
              {"name": "元旦", "date": "2027-01-04", "isOffDay": true},
              {"name": "元旦", "date": "2027-01-10", "isOffDay": false}]}""";

    @Autowired
    Holidays holidays;

    @Autowired
    StoredHolidays shipped;

    @Autowired
    HolidayFollowUp followUp;

    @Autowired
    HolidayRecomputation recomputation;

    @Autowired
    Recomputation proof;

    @Autowired
    CurrentWorkdays workdays;

    @Autowired
    Promises promises;

    @Autowired
    Pauses pauses;

    @Autowired
    ClockEvents clockEvents;

    @Autowired
    PromiseBook book;

    @Autowired
    SegmentLog log;

    @Autowired
    NotedWork work;

    @Autowired
    HandClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void beforeTheYear() {
        workdays.refresh();
        work.noted.clear();
        clock.set(at("2026-12-30T10:00"));
    }

    @AfterEach
    void otherTestsKnowNothingOfIt() {
        log.flush();
        assertThat(proof.run(CASE).differences())
                .as("what a later paper explains is counted apart")
                .isEmpty();
    }

    @Test
    void aYearThatArrivesMovesWhatRunsAndListsWhatWasBroken() {
        // Monday to Friday as long as nothing is known: 31 December, 1 and 4 January
        PromiseView before =
                promises.open(CASE, 1, FINISH, "warranty-office", clock.instant(), CAL_CN_WORK, Amount.parse("P3D"));
        assertThat(before.due()).isEqualTo(at("2027-01-04T18:00"));
        assertThat(before.provisional()).isTrue();
        promises.open(CASE, 1, FIRST_CONTACT, "warranty-office", clock.instant(), CAL_CN_WORK, Amount.parse("P2D"));
        clock.set(at("2027-01-04T10:00"));
        promises.meet(CASE, FIRST_CONTACT, at("2027-01-04T09:00"));

        assertThat(holidays.put(2027, PAPER, "admin"))
                .extracting(Holidays.Change::date)
                .containsExactly(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 4), LocalDate.of(2027, 1, 10));
        run();
        PromiseView after = promise(FINISH);
        // 31 December, 5 and 6 January
        assertThat(after.due()).isEqualTo(at("2027-01-06T18:00"));
        assertThat(after.provisional()).isFalse();
        assertThat(events.stream(ClockMoved.class)).isNotEmpty();
        assertThat(events.stream(DueTimesMoved.class)).containsExactly(new DueTimesMoved(CASE));
        // kept on the 4th: due on the 1st when nothing was known, on the 5th with the paper; a person decides
        assertThat(promise(FIRST_CONTACT).state()).isEqualTo(PromiseView.State.BREACHED);
        assertThat(jdbc.sql("select effect from clock_holiday_promise order by effect")
                        .query(String.class)
                        .list())
                .containsExactly("MOVED", "REVIEW");
        assertThat(proof.run(CASE).otherHolidays()).isEqualTo(1);
        run();
        assertThat(jdbc.sql("select count(*) from clock_holiday_promise")
                        .query(Integer.class)
                        .single())
                .as("running again changes nothing")
                .isEqualTo(2);
    }

    @Test
    void aDateFollowsTheNewYearToo() {
        // drying ends on 30 December; 31 December, 1 and 4 January as long as nothing is known
        promises.open(CASE, 1, FINISH, "warranty-office", clock.instant(), CAL_CN_WORK, Amount.parse("P1D"));
        promises.redate(CASE, FINISH, clock.instant(), Amount.parse("P3D"));
        promises.openUntil(CASE, 1, PLAN, "warranty-office", clock.instant(), LocalDate.of(2027, 1, 1));
        assertThat(promise(FINISH).due()).isEqualTo(at("2027-01-04T18:00"));
        assertThat(promise(FINISH).provisional()).isTrue();
        assertThat(promise(PLAN).due()).isEqualTo(at("2027-01-01T18:00"));
        assertThat(promise(PLAN).provisional()).isTrue();
        holidays.put(2027, PAPER, "admin");
        run();
        assertThat(promise(FINISH).due()).isEqualTo(at("2027-01-06T18:00"));
        assertThat(promise(FINISH).provisional()).isFalse();
        // the 4th is off as well
        assertThat(promise(PLAN).due()).isEqualTo(at("2027-01-05T18:00"));
        assertThat(promise(PLAN).provisional()).isFalse();
    }

    @Test
    void aPausedPromiseByDateIsMarkedAndMovedToo() {
        promises.openUntil(CASE, 1, PLAN, "warranty-office", clock.instant(), LocalDate.of(2026, 12, 31));
        assertThat(promise(PLAN).provisional()).isFalse();
        clock.set(at("2026-12-31T09:00"));
        pause("2027-01-01T09:00");
        assertThat(promise(PLAN).due()).as("the 31st is lost").isEqualTo(at("2027-01-01T18:00"));
        assertThat(promise(PLAN).provisional()).isTrue();
    }

    @Test
    void hoursAroundTheClockNeedNoHolidays() {
        promises.open(CASE, 1, FINISH, "warranty-office", clock.instant(), CAL_24X7, Amount.parse("PT48H"));
        pause("2026-12-31T10:00");
        assertThat(promise(FINISH).due()).isEqualTo(at("2027-01-02T10:00"));
        assertThat(promise(FINISH).provisional()).isFalse();
    }

    @Test
    void aBreachThatNobodyHasFoundYetIsListedNotUndone() {
        promises.open(CASE, 1, FINISH, "warranty-office", clock.instant(), CAL_CN_WORK, Amount.parse("P2D"));
        assertThat(promise(FINISH).due()).isEqualTo(at("2027-01-01T18:00"));
        clock.set(at("2027-01-04T10:00"));
        holidays.put(2027, PAPER, "admin");
        run();
        assertThat(promise(FINISH).due()).isEqualTo(at("2027-01-01T18:00"));
        assertThat(jdbc.sql("select effect from clock_holiday_promise")
                        .query(String.class)
                        .list())
                .containsExactly("REVIEW");
        clockEvents.advance(CASE);
        assertThat(promise(FINISH).state()).isEqualTo(PromiseView.State.BREACHED);
    }

    @Test
    void whatLastsAsManyWorkingDaysAsAllowedFollowsToo() {
        promises.open(CASE, 1, FINISH, "warranty-office", clock.instant(), CAL_CN_WORK, Amount.parse("P3D"));
        long asked = pauses.request(
                new PauseRequest(CASE, 1, PauseReason.APPRAISAL, clock.instant(), null, "委托鉴定", "warranty-office"));
        pauses.approve(asked, "developer-cs");
        // 31 December, 1, 4 to 8, 11 to 15, 18 to 20 January
        assertThat(pauses.of(CASE).get(0).until()).isEqualTo(at("2027-01-20T18:00"));
        holidays.put(2027, PAPER, "admin");
        run();
        // without the 1st and the 4th, with Sunday the 10th
        assertThat(pauses.of(CASE).get(0).until()).isEqualTo(at("2027-01-21T18:00"));
        assertThat(events.stream(ClockMoved.class)).isNotEmpty();
    }

    @Test
    void aWarningMovesEvenIfTheDueTimeStays() {
        // 31 December, 1, 4 to 8, 11 to 15 January; half of it is over on the 7th
        promises.open(CASE, 1, FINISH, "warranty-office", clock.instant(), CAL_CN_WORK, Amount.parse("P12D"));
        assertThat(promise(FINISH).due()).isEqualTo(at("2027-01-15T18:00"));
        assertThat(clockEvents.next(CASE)).contains(at("2027-01-07T14:45"));
        // the 1st is off and Sunday the 10th is made up: half of it is over a day later
        holidays.put(2027, PAPER.replace("2027-01-04", "2027-01-02"), "admin");
        events.clear();
        run();
        assertThat(promise(FINISH).due()).isEqualTo(at("2027-01-15T18:00"));
        assertThat(clockEvents.next(CASE)).contains(at("2027-01-08T14:45"));
        assertThat(events.stream(ClockMoved.class)).hasSize(1);
    }

    @Test
    void aYearThatChangesNoDayOnTheWayIsKnownAllTheSame() {
        promises.open(CASE, 1, FINISH, "warranty-office", clock.instant(), CAL_CN_WORK, Amount.parse("P4D"));
        holidays.put(
                2027,
                "{\"year\": 2027, \"days\": [{\"name\": \"春节\", \"date\": \"2027-02-08\", \"isOffDay\": true}]}",
                "admin");
        run();
        assertThat(promise(FINISH).due()).isEqualTo(at("2027-01-05T18:00"));
        assertThat(promise(FINISH).provisional()).isFalse();
    }

    @Test
    void oneCaseThatFailsDoesNotKeepTheOthersWaiting() {
        promises.open("BX-AAA", 1, FINISH, "warranty-office", clock.instant(), CAL_CN_WORK, Amount.parse("P3D"));
        promises.open(CASE, 1, FINISH, "warranty-office", clock.instant(), CAL_CN_WORK, Amount.parse("P3D"));
        book.of("BX-AAA").get(0).amount = "soon";
        holidays.put(2027, PAPER, "admin");
        assertThatThrownBy(this::run).hasMessageContaining("BX-AAA");
        assertThat(promise(FINISH).due()).isEqualTo(at("2027-01-06T18:00"));
    }

    private void pause(String until) {
        pauses.request(
                new PauseRequest(CASE, 1, PauseReason.OWNER_AWAY, clock.instant(), null, "电话记录", "warranty-office"));
        pauses.approve(pauses.open(CASE).get(0).id(), "developer-cs");
        clock.set(at(until));
        pauses.resume(CASE, null, "clerk");
    }

    @Test
    void whatAnotherNodeComputedWithTheOldTableIsFoundTheNightAfter() {
        holidays.put(2027, PAPER, "admin");
        // this node does not know of the paper yet, as another would not within two seconds
        PromiseView stale =
                promises.open(CASE, 1, FINISH, "warranty-office", clock.instant(), CAL_CN_WORK, Amount.parse("P3D"));
        assertThat(stale.due()).isEqualTo(at("2027-01-04T18:00"));
        clock.set(at("2026-12-31T03:10"));
        followUp.run("daily");
        assertThat(promise(FINISH).due()).isEqualTo(at("2027-01-06T18:00"));
    }

    @Test
    void aDeadlineThatStaysIsNoLongerProvisional() {
        // 31 December, 1, 4 and 5 January; the paper only says that a Saturday is off
        promises.open(CASE, 1, FINISH, "warranty-office", clock.instant(), CAL_CN_WORK, Amount.parse("P4D"));
        assertThat(promise(FINISH).due()).isEqualTo(at("2027-01-05T18:00"));
        assertThat(holidays.provisional(2027)).isEqualTo(1);
        holidays.put(
                2027,
                "{\"year\": 2027, \"days\": [{\"name\": \"元旦\", \"date\": \"2027-01-02\", \"isOffDay\": true}]}",
                "admin");
        run();
        assertThat(promise(FINISH).due()).isEqualTo(at("2027-01-05T18:00"));
        assertThat(promise(FINISH).provisional()).isFalse();
        assertThat(holidays.imports(5))
                .extracting(Holidays.Import::changed, Holidays.Import::moved)
                .startsWith(tuple(1, 0));
    }

    @Test
    void aYearThatComesWithTheProgramMovesPromisesToo() {
        promises.open(CASE, 1, FINISH, "warranty-office", clock.instant(), CAL_CN_WORK, Amount.parse("P3D"));
        assertThat(shipped.putIfAbsent(HolidayPaper.read(2027, PAPER))).isTrue();
        run();
        assertThat(promise(FINISH).due()).isEqualTo(at("2027-01-06T18:00"));
        Holidays.Import paper = holidays.imports(1).get(0);
        assertThat(paper.by()).isEqualTo(StoredHolidays.SHIPPED);
        assertThat(holidays.importEffect(paper.id(), 10).orElseThrow().touched())
                .containsExactly(new Holidays.Touched(
                        CASE, FINISH, Holidays.Effect.MOVED, at("2027-01-04T18:00"), at("2027-01-06T18:00")));
        assertThat(shipped.putIfAbsent(HolidayPaper.read(2027, PAPER))).isFalse();
    }

    @Test
    void theSamePaperAgainChangesNothing() {
        holidays.put(2027, PAPER, "admin");
        work.noted.clear();
        assertThat(holidays.put(2027, PAPER, "admin")).isEmpty();
        assertThat(work.noted).isEmpty();
    }

    @Test
    void aBetterPaperReplacesTheYear() {
        holidays.put(2027, PAPER, "admin");
        String better = PAPER.replace("2027-01-04", "2027-01-05");
        assertThat(holidays.put(2027, better, "admin"))
                .containsExactly(
                        new Holidays.Change(LocalDate.of(2027, 1, 4), Holidays.Kind.HOLIDAY, null),
                        new Holidays.Change(LocalDate.of(2027, 1, 5), null, Holidays.Kind.HOLIDAY));
    }

    @Test
    void whatIsWrongWithAPaperIsRefusedWithItsPlaceAndNothingChanges() {
        refused(PAPER.replace("2027-01-04", "2027-01-01"), "days[1].date");
        refused(PAPER.replace("\"year\": 2027", "\"year\": 2026"), "year");
        refused(PAPER.replace("2027-01-04", "2028-01-04"), "days[1].date");
        refused(PAPER.replace("2027-01-04", "元月四日"), "days[1].date");
        refused(PAPER.replace("\"isOffDay\": false", "\"isOffDay\": \"no\""), "days[2].isOffDay");
        refused(PAPER.replace("2027-01-10", "2027-01-11"), "days[2].isOffDay");
        refused(PAPER.replaceFirst("元旦", " "), "days[0].name");
        refused("{\"year\": 2027, \"days\": []}", "days");
        refused("节假日", "file");
        refused(PAPER + PAPER, "file");
        assertThat(holidays.between(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31)))
                .isEmpty();
        assertThat(work.noted).isEmpty();
    }

    private void refused(String paper, String field) {
        assertThatThrownBy(() -> holidays.put(2027, paper, "admin"))
                .isInstanceOfSatisfying(FormRejected.class, rejected -> assertThat(rejected.errors())
                        .extracting(FieldError::field)
                        .containsExactly(field));
    }

    private void run() {
        log.flush();
        List<String> noted = List.copyOf(work.noted);
        assertThat(noted).hasSize(1);
        recomputation.run(noted.get(0).substring(HolidayRecomputation.NAME.length() + 1));
        log.flush();
    }

    private PromiseView promise(PromiseKind kind) {
        return promises.of(CASE).stream()
                .filter(promise -> promise.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
