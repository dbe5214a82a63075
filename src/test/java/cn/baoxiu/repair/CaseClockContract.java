package cn.baoxiu.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.CalendarId;
import cn.baoxiu.clock.ClockMoved;
import cn.baoxiu.clock.OwnerPromisesChanged;
import cn.baoxiu.clock.PromiseBreached;
import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.clock.PromiseWarned;
import cn.baoxiu.clock.Promises;
import cn.baoxiu.engine.DueTimers;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.escalation.EscalationCause;
import cn.baoxiu.escalation.Escalations;
import cn.baoxiu.identity.Groups;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** Clocks that stand still, run out and send a case up the chain, all the way through the process. */
abstract class CaseClockContract extends CaseContract {

    /** A Thursday in a week without holidays; 2026-03-05 09:00. */
    private static final Instant THURSDAY = at("2026-03-05T09:00");

    @Autowired
    DueTimers timers;

    @Autowired
    Promises promises;

    @Autowired
    Escalations escalations;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    ManagementService management;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ConfigurableApplicationContext application;

    @BeforeEach
    void onAThursday() {
        EngineTime.moveTo(THURSDAY);
    }

    @AfterEach
    void atMostTwoTimersAndTheClockBack() {
        assertThat(jdbc.sql(
                                """
                                select count(*) from ACT_RU_JOB j join ACT_RU_EXECUTION e on e.ID_ = j.PROCESS_INSTANCE_ID_
                                where e.BUSINESS_KEY_ = ? and j.PROCESS_DEF_KEY_ = 'repair-case'""")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isLessThanOrEqualTo(2);
        EngineTime.reset();
    }

    @Test
    void aPauseIsDecidedByAnotherPersonStopsTheClocksAndMovesWhatIsDue() throws Exception {
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        JsonNode before = promise("FINISH");
        assertThat(send("journey.office", pauses(), pause("OWNER_AWAY", "业主回老家，电话记录")))
                .isEqualTo(202);
        assertThat(promise("FINISH").get("state").asText()).isEqualTo("RUNNING");

        OpenTask decision = task("decidePause");
        assertThat(completion("journey.office", decision.id(), Map.of("approved", "yes")))
                .as("whoever asked does not decide")
                .isEqualTo(422);
        EngineTime.moveTo(THURSDAY.plus(Duration.ofMinutes(30)));
        complete("journey.developer", "decidePause", "approved", "yes");
        JsonNode paused = promise("FINISH");
        assertThat(paused.get("state").asText()).isEqualTo("PAUSED");
        assertThat(paused.get("due").isNull()).isTrue();
        assertThat(holders()).last().isEqualTo("OWNER");
        assertThat(task("contactOwner").due()).isNull();
        assertThat(card("contactOwner").get("timeLeft").asText()).isEqualTo("已暂停");
        assertThat(card("contactOwner").get("late").asBoolean()).isFalse();
        // 30 natural days from the request, of which the last is a Saturday: nothing else can fall due before
        assertThat(timers.next(number))
                .hasValueSatisfying(next -> assertThat(next).isAfter(THURSDAY.plus(Duration.ofDays(29))));

        EngineTime.moveTo(at("2026-03-10T09:00"));
        assertThat(send("journey.office", "/api/cases/" + number + "/resume", Map.of()))
                .isEqualTo(204);
        JsonNode resumed = promise("FINISH");
        assertThat(resumed.get("state").asText()).isEqualTo("RUNNING");
        // the 5th, of the report, never counted; paused at the close of 6 and 9 March: from 16 to 18 March
        assertThat(instant(before, "due")).isEqualTo(at("2026-03-16T18:00"));
        assertThat(instant(resumed, "due")).isEqualTo(at("2026-03-18T18:00"));
        // four hours of contact, of which none had passed: from 10 March 09:00
        assertThat(instant(promise("FIRST_CONTACT"), "due")).isEqualTo(at("2026-03-10T14:30"));
        assertThat(task("contactOwner").due()).isEqualTo(at("2026-03-10T14:30"));
        assertThat(card("contactOwner").get("timeLeft").asText()).isEqualTo("还剩 5 小时");
        assertThat(timers.next(number))
                .hasValueSatisfying(next -> assertThat(next).isBefore(at("2026-03-10T14:31")));
        assertThat(kinds("journey.office")).contains("PAUSE_REQUESTED", "PAUSED", "RESUMED");
        assertThat(send("journey.office", "/api/cases/" + number + "/resume", Map.of()))
                .as("nothing is paused any more")
                .isEqualTo(422);
    }

    @Test
    void aReportAMinuteBeforeMidnightBelongsToThatDayAndSpringFestivalIsLeftOut() throws Exception {
        EngineTime.moveTo(at("2026-02-13T23:59"));
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        assertThat(number).contains("-20260213-");
        // Friday night: make-up Saturday 14 from 08:30, 3.5 h to noon and half an hour
        assertThat(instant(promise("FIRST_CONTACT"), "due")).isEqualTo(at("2026-02-14T14:00"));
        // two working days: the 14th, and the 24th after nine days off
        assertThat(instant(promise("ON_SITE"), "due")).isEqualTo(at("2026-02-24T18:00"));
        // seven: the 14th, 24 to 27, make-up Saturday 28, Monday 2 March
        assertThat(instant(promise("FINISH"), "due")).isEqualTo(at("2026-03-02T18:00"));
    }

    @Test
    void aTimerThatCollidesWithAPersonIsRepeatedAtOnceAndLosesNoAttempt() throws Exception {
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        String id = clockJob().getId();
        // contact is overdue and arrival to be warned of: while the first is found, somebody changes the second
        EngineTime.moveTo(at("2026-03-06T16:00"));
        ApplicationListener<PayloadApplicationEvent<PromiseBreached>> person =
                ApplicationListener.forPayload(broken -> {
                    TransactionTemplate other = new TransactionTemplate(transactions);
                    other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
                    other.executeWithoutResult(status -> jdbc.sql(
                                    "update clock_promise set revision = revision + 1 where case_number = ? and id > ?")
                            .params(number, broken.promise().id())
                            .update());
                });
        application.addApplicationListener(person);
        try {
            assertThatThrownBy(() -> management.executeJob(id)).isInstanceOf(OptimisticLockingFailureException.class);
        } finally {
            application.removeApplicationListener(person);
        }
        assertThat(clockJob().getRetries()).isEqualTo(3);
        assertThat(clockJob().getDuedate()).isBefore(Date.from(clock.instant()));
        assertThat(clockJob().getExceptionMessage()).isNull();
        management.executeJob(id);
        assertThat(timers.next(number))
                .hasValueSatisfying(next -> assertThat(next).isAfter(clock.instant()));
    }

    @Test
    void aTimerThatHasFailedIsMovedWithAllItsAttempts() throws Exception {
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        management.setJobRetries(clockJob().getId(), 0);
        assertThat(send("journey.office", pauses(), pause("OWNER_AWAY", "业主回老家，电话记录")))
                .isEqualTo(202);
        complete("journey.developer", "decidePause", "approved", "yes");
        assertThat(clockJob().getRetries()).isEqualTo(3);
    }

    @Test
    void aPromiseThatIsMadeMeanwhileIsNotForgottenByWhoeverMovesTheTimerLater() {
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        TransactionTemplate other = new TransactionTemplate(transactions);
        other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(status -> {
            onlyAFarPromise();
            other.executeWithoutResult(inside -> aNearPromise());
        });
        assertThat(timers.next(number)).contains(halfOfTheNearOne());
    }

    @Test
    void whoeverMovesTheTimerWhileAnotherDoesWaitsAndSeesWhatTheOtherPromised() throws Exception {
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        heldAtItsEnd(this::aNearPromise, this::onlyAFarPromise);
        assertThat(timers.next(number)).contains(halfOfTheNearOne());
    }

    @Test
    void aTimerThatFiresSeesWhatIsPromisedMeanwhile() throws Exception {
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        String id = clockJob().getId();
        EngineTime.moveTo(timers.next(number).orElseThrow());
        CountDownLatch warned = new CountDownLatch(1);
        ApplicationListener<PayloadApplicationEvent<PromiseWarned>> listener =
                ApplicationListener.forPayload(warning -> warned.countDown());
        application.addApplicationListener(listener);
        try {
            heldAtItsEnd(this::aNearPromise, warned, () -> management.executeJob(id));
        } finally {
            application.removeApplicationListener(listener);
        }
        assertThat(timers.next(number)).contains(halfOfTheNearOne());
    }

    @Test
    void whoeverWaitsForATimerThatFiresMovesTheNextOne() throws Exception {
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        String id = clockJob().getId();
        EngineTime.moveTo(timers.next(number).orElseThrow());
        heldAtItsEnd(() -> management.executeJob(id), this::aNearPromise);
        assertThat(timers.next(number)).contains(halfOfTheNearOne());
    }

    @Test
    void whoeverChangesTheCaseWhileItsTimerEndsAPauseWaitsForIt() throws Exception {
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        Map<String, Object> demand = new HashMap<>(pause("OWNER_AWAY", "业主出差"));
        demand.put("until", "2026-03-07T12:00");
        assertThat(send("journey.office", pauses(), demand)).isEqualTo(202);
        complete("journey.developer", "decidePause", "approved", "yes");
        String id = clockJob().getId();
        EngineTime.moveTo(at("2026-03-07T12:30"));
        CountDownLatch fired = new CountDownLatch(1);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
            await(fired);
            transaction.executeWithoutResult(status -> {
                application.publishEvent(new OwnerPromisesChanged(number));
                application.publishEvent(new ClockMoved(number));
            });
        });
        transaction.executeWithoutResult(status -> {
            management.executeJob(id);
            fired.countDown();
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        });
        other.get(20, TimeUnit.SECONDS);
        JsonNode view = read("journey.office", "/api/cases/" + number);
        assertThat(view.get("pauses").get(0).get("state").asText()).isEqualTo("ENDED");
        assertThat(timers.next(number))
                .hasValueSatisfying(next -> assertThat(next).isAfter(clock.instant()));
    }

    /** Its first event is the warning at half of its time. */
    private void aNearPromise() {
        open(PromiseKind.APPROVAL, "PT10M");
    }

    private Instant halfOfTheNearOne() {
        return clock.instant().plus(Duration.ofMinutes(5));
    }

    /** As far as this transaction knows. */
    private void onlyAFarPromise() {
        promises.cancelAll(number);
        open(PromiseKind.SURVEY, "PT200H");
    }

    private void open(PromiseKind kind, String amount) {
        promises.open(number, 1, kind, "DEVELOPER", clock.instant(), CalendarId.CAL_24X7, Amount.parse(amount));
    }

    /** The second in a transaction of its own, which has done all but its end before the first commits. */
    private void heldAtItsEnd(Runnable first, Runnable second) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        heldAtItsEnd(
                first,
                done,
                () -> transaction.executeWithoutResult(status -> {
                    second.run();
                    done.countDown();
                }));
    }

    /**
     * The first has moved the timer, as at its end, and does not commit before the second has come so far and, most likely,
     * waits for the timer.
     */
    private void heldAtItsEnd(Runnable first, CountDownLatch soFar, Runnable second) throws Exception {
        CountDownLatch moved = new CountDownLatch(1);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
            await(moved);
            second.run();
        });
        transaction.executeWithoutResult(status -> {
            first.run();
            TransactionSynchronizationUtils.triggerBeforeCommit(false);
            moved.countDown();
            await(soFar);
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        });
        other.get(20, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Job clockJob() {
        return management
                .createJobQuery()
                .processInstanceId(
                        jdbc.sql("select ID_ from ACT_RU_EXECUTION where BUSINESS_KEY_ = ? and PARENT_ID_ is null")
                                .param(number)
                                .query(String.class)
                                .single())
                .timers()
                .list()
                .stream()
                .filter(job -> List.of("startEvent_clockDue", "event_nextClockEvent")
                        .contains(management
                                .createJobDefinitionQuery()
                                .jobDefinitionId(job.getJobDefinitionId())
                                .singleResult()
                                .getActivityId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPauseThatRunsOutEndsByItself() throws Exception {
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        Map<String, Object> demand = new HashMap<>(pause("OWNER_AWAY", "业主出差"));
        demand.put("until", "2026-03-07T12:00");
        assertThat(send("journey.office", pauses(), demand)).isEqualTo(202);
        complete("journey.developer", "decidePause", "approved", "yes");
        letTimePass("2026-03-07T12:30");
        JsonNode view = read("journey.office", "/api/cases/" + number);
        assertThat(view.get("pauses").get(0).get("state").asText()).isEqualTo("ENDED");
        assertThat(instant(view.get("pauses").get(0), "endedAt")).isEqualTo(at("2026-03-07T12:00"));
        // only the close of Friday the 6th lies in the pause: seven working days and one
        assertThat(instant(promise("FINISH"), "due")).isEqualTo(at("2026-03-17T18:00"));
    }

    @Test
    void whoHasTheCaseIsWarnedOfTheFinishThatTheOfficePromised() throws Exception {
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        letTimePass("2026-03-11T09:00");
        assertThat(told("journey.engineer", "FINISH", "50")).isEqualTo(1);
        assertThat(told("journey.office", "FINISH", "50")).isEqualTo(1);
        assertThat(jdbc.sql("select body from notification_inbox where notice_key like ?")
                        .param(number + "|promise|"
                                + promise("FINISH").get("id").asLong() + "|%50|%")
                        .query(String.class)
                        .list())
                .allSatisfy(text -> assertThat(text).contains("现由物业工程负责"));
    }

    @Test
    void thePageDrawsOfEachPromiseWhatIsUsedAndWhatIsLeft() throws Exception {
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        EngineTime.moveTo(at("2026-03-05T11:00"));
        // four working hours from 09:00, and seven working days after today: 7.5 h of today and 56 h, two used
        assertThat(bars(""))
                .contains(
                        "首次联系 进行中 应于 2026-03-05 14:30 50 % 80 % 已用工作时间 2 小时 0 分 · 剩 2 小时 0 分 · 50 %",
                        "完成维修 进行中 应于 2026-03-16 18:00 50 % 80 % 已用工作时间 2 小时 0 分 · 剩 7 天 5 小时 · 3 %");
        assertThat(bars("en"))
                .contains(
                        "First contact Running Due 2026-03-05 14:30 50 % 80 % 2 h 0 min of working time used · 2 h 0 min left");

        complete("journey.engineer", "contactOwner", "contactedAt", now(), "contactResult", "REACHED");
        assertThat(send("journey.office", pauses(), pause("OWNER_AWAY", "业主回老家")))
                .isEqualTo(202);
        complete("journey.developer", "decidePause", "approved", "yes");
        EngineTime.moveTo(at("2026-03-10T09:00"));
        assertThat(bars(""))
                .contains("首次联系 按时完成 应于 2026-03-05 14:30 50 % 80 % 已用工作时间 2 小时 0 分 · 50 % 完成 2026-03-05 11:00")
                .contains("完成维修 已暂停 50 % 80 % 已用工作时间 2 小时 0 分 · 3 %");

        assertThat(act("resume", Map.of())).isEqualTo(204);
        letTimePass("2026-03-20T10:00");
        // due on 18 March at 18:00 after two days that did not count: a working day and an hour and a half ago
        assertThat(bars("")).contains("完成维修 已超时 应于 2026-03-18 18:00").contains("超时 1 天 1 小时 · 100 %");
    }

    /** The card of the promises as it is read, without its drawing. */
    private String bars(String language) throws Exception {
        String html = http.perform(get("/cases/" + number)
                        .with(login("journey.office"))
                        .cookie(new Cookie("baoxiu-language", language.isEmpty() ? "zh-CN" : language)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        Matcher card = Pattern.compile("<ul class=\"card-body row g-4.*?</ul>", Pattern.DOTALL)
                .matcher(html);
        assertThat(card.find()).as(html).isTrue();
        return card.group().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void whatIsWrongWithAPauseIsRefusedAndNothingChanges() throws Exception {
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        Map<String, Object> past = new HashMap<>(pause("OWNER_AWAY", "电话记录"));
        past.put("from", "2026-03-04T09:00");
        assertThat(refused("journey.office", past)).contains("from");
        Map<String, Object> tooLong = new HashMap<>(pause("WEATHER", "暴雨预警"));
        tooLong.put("until", "2026-03-20T09:00");
        assertThat(refused("journey.office", tooLong)).contains("until");
        assertThat(refused("journey.office", pause("OWNER_AWAY", " "))).contains("evidence");
        assertThat(refused("journey.office", pause("HOLIDAY", "春节"))).contains("reason");
        assertThat(send("journey.c101", pauses(), pause("WEATHER", "下雨")))
                .as("a company asks for nothing in a case that it has no order of")
                .isEqualTo(404);
        assertThat(send("journey.stranger", pauses(), pause("WEATHER", "下雨"))).isEqualTo(404);
        assertThat(read("journey.office", "/api/cases/" + number).get("pauses")).isEmpty();
        assertThat(inbox.ofCase(number)).extracting(OpenTask::definitionKey).doesNotContain("userTask_decidePause");
    }

    @Test
    void theSameGradeNoPauseToEndAndNoWordsAreRefusedAndNothingChanges() throws Exception {
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        String grade =
                read("journey.office", "/api/cases/" + number).get("grade").asText();
        List<String> before = whatLasts();
        assertThat(act("regrade", Map.of("grade", grade, "reason", "同级"))).isEqualTo(422);
        assertThat(act("regrade", Map.of("grade", "P9", "reason", "没有这一级"))).isEqualTo(422);
        assertThat(act("regrade", Map.of("grade", "P4", "reason", "不是结构"))).isEqualTo(422);
        assertThat(act("regrade", Map.of("grade", "P0", "reason", " "))).isEqualTo(422);
        assertThat(act("resume", Map.of())).isEqualTo(422);
        assertThat(act("escalations", Map.of("reason", " "))).isEqualTo(422);
        assertThat(whatLasts()).isEqualTo(before);
    }

    @Test
    void aClosedCaseTakesNoPauseNoGradeAndNoEscalation() throws Exception {
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        assertThat(act("pauses", pause("OWNER_AWAY", "业主出差"))).isEqualTo(202);
        OpenTask decision = task("decidePause");
        assertThat(withdraw("journey.clerk")).isEqualTo(204);
        List<String> before = whatLasts();
        assertThat(completion("journey.developer", decision.id(), Map.of("approved", "yes")))
                .as("nothing is left to decide")
                .isIn(404, 409);
        assertThat(act("pauses", pause("OWNER_AWAY", "业主出差"))).isEqualTo(409);
        assertThat(act("resume", Map.of())).isEqualTo(409);
        assertThat(act("regrade", Map.of("grade", "P0", "reason", "水漫"))).isEqualTo(409);
        assertThat(act("escalations", Map.of("reason", "没人管"))).isEqualTo(409);
        assertThat(whatLasts()).isEqualTo(before);
        assertThat(inbox.allOfCase(number)).isEmpty();
        assertThat(timers.next(number)).isEmpty();
    }

    @Test
    void whoeverRepairsStopsNoClock() throws Exception {
        report();
        assess();
        decide("C101");
        complete("journey.office", "dispatchWorkOrder", "repairingParty", "C101", "workScope", "重做防水");
        assertThat(send("journey.c101", pauses(), pause("WEATHER", "下雨"))).isIn(403, 422);
        assertThat(read("journey.office", "/api/cases/" + number).get("pauses")).isEmpty();
    }

    @Test
    void propertyStopsNoClockOfItsOwnRepair() throws Exception {
        users.create(
                "journey.both",
                "journey.both",
                "旅",
                PASSWORD,
                List.of(Groups.WARRANTY_OFFICE, Groups.PROPERTY_ENGINEERING),
                List.of("huanan"));
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        assess();
        complete(
                "journey.office",
                "decideFinding",
                "inWarranty",
                "yes",
                "responsibleParty",
                "DEVELOPER",
                "handling",
                "PROPERTY",
                "findingReason",
                "五金松动");
        assertThat(fields("journey.both", pauses(), pause("WEATHER", "台风预警"))).containsExactly("reason");
        assertThat(send("journey.office", pauses(), pause("WEATHER", "台风预警"))).isEqualTo(202);
        OpenTask decision = task("decidePause");
        String completion = "/api/tasks/" + decision.id() + "/completion";
        assertThat(fields("journey.both", completion, Map.of("approved", "yes")))
                .containsExactly("approved");
        assertThat(fields("journey.both", completion, Map.of("approved", "no", "pauseNote", "不批")))
                .containsExactly("approved");
        assertThat(task("decidePause").id()).isEqualTo(decision.id());
        complete("journey.developer", "decidePause", "approved", "yes");
    }

    /** Fields that an answer 422 names; none for one that is not 422. */
    private List<String> fields(String person, String path, Map<String, Object> body) throws Exception {
        MockHttpServletResponse response =
                ask(person, post(path).contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)));
        return response.getStatus() == 422
                ? json.readTree(response.getContentAsByteArray()).findValuesAsText("field")
                : List.of();
    }

    @Test
    void peopleAreToldAgainWhenTheTimeIsAnother() throws Exception {
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        letTimePass("2026-03-05T11:05");
        assertThat(told("journey.engineer", "FIRST_CONTACT", "50"))
                .as("half of four hours")
                .isEqualTo(1);
        // an hour from the report is past: an hour from now, half of which is over at 11:35
        assertThat(act("regrade", Map.of("grade", "P1", "reason", "水渗到楼下"))).isEqualTo(204);
        letTimePass("2026-03-05T11:40");
        assertThat(told("journey.engineer", "FIRST_CONTACT", "50")).isEqualTo(2);
    }

    @Test
    void aPromiseThatBreaksASecondTimeIsToldASecondTime() throws Exception {
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        letTimePass("2026-03-05T14:00");
        assertThat(act("pauses", pause("OWNER_AWAY", "业主出差"))).isEqualTo(202);
        letTimePass("2026-03-05T15:00");
        assertThat(told("journey.office", "FIRST_CONTACT", "BREACHED")).isEqualTo(1);
        // effective from 14:00, when half an hour was left
        complete("journey.developer", "decidePause", "approved", "yes");
        EngineTime.moveTo(at("2026-03-05T16:00"));
        assertThat(act("resume", Map.of())).isEqualTo(204);
        letTimePass("2026-03-05T16:31");
        assertThat(promise("FIRST_CONTACT").get("state").asText()).isEqualTo("BREACHED");
        assertThat(told("journey.office", "FIRST_CONTACT", "BREACHED")).isEqualTo(2);
    }

    /** How many messages about the promise lie in the person's inbox. */
    private int told(String person, String kind, String what) throws Exception {
        return jdbc.sql("select count(*) from notification_inbox where recipient = ? and notice_key like ?")
                .param(person)
                .param(number + "|promise|" + promise(kind).get("id").asLong() + "|%" + what + "|%")
                .query(Integer.class)
                .single();
    }

    @Test
    void aDueTimeInAYearWithoutDataIsMarkedEverywhere() throws Exception {
        EngineTime.moveTo(at("2026-12-31T16:00"));
        withdrawEarlier();
        Map<String, Object> body = map(
                "homeCode",
                HOME,
                "place",
                "LIVING_ROOM",
                "defectClass",
                "WINDOW",
                "symptom",
                "LOOSE",
                "description",
                DESCRIPTION,
                "reporterName",
                REPORTER,
                "reporterPhone",
                PHONE,
                "channel",
                "COUNTER");
        MockHttpServletResponse answer = ask(
                "journey.clerk",
                post("/api/reports").contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)));
        JsonNode reported = json.readTree(answer.getContentAsByteArray());
        number = reported.get("caseNumber").asText();
        for (JsonNode promise : reported.get("promises")) {
            assertThat(promise.get("provisional").asBoolean())
                    .as(promise.toString())
                    .isTrue();
        }
        JsonNode row =
                read("journey.office", "/api/cases?q=" + number).get("cases").get(0);
        assertThat(row.get("dueProvisional").asBoolean()).as(row.toString()).isTrue();
        assertThat(page("journey.office", "/cases?q=" + number).getContentAsString())
                .contains(">暂定<");
        assertThat(page("journey.office", "/wall/board?project=HN-YJT").getContentAsString())
                .contains(number, ">暂定<");
        assertThat(card("contactOwner").get("provisional").asText()).isEqualTo("暂定");
        letTimePass("2027-01-01T10:31");
        String html = page("journey.office", "/cases/" + number).getContentAsString();
        assertThat(html.substring(html.indexOf("升级处理"))).contains(">暂定<");

        EngineTime.moveTo(THURSDAY);
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        JsonNode known =
                read("journey.office", "/api/cases?q=" + number).get("cases").get(0);
        assertThat(known.get("dueProvisional").asBoolean()).isFalse();
    }

    @Test
    void silenceGoesUpTheChainAndACaseWaitsForItsEnd() throws Exception {
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        letTimePass("2026-03-05T14:31");
        JsonNode escalated = read("journey.office", "/api/cases/" + number);
        assertThat(promise("FIRST_CONTACT").get("state").asText()).isEqualTo("BREACHED");
        JsonNode escalation = escalated.get("escalations").get(0);
        assertThat(escalation.get("level").asInt()).isEqualTo(1);
        assertThat(escalation.get("causes").get(0).get("kind").asText()).isEqualTo("SILENCE");
        assertThat(escalation.get("levels").get(0).get("holder").asText()).isEqualTo("property-engineering");
        assertThat(escalation.get("levels").get(0).get("heldMinutes").asLong()).isEqualTo(330);
        assertThat(kinds("journey.office")).contains("PROMISE_BROKEN", "ESCALATED");
        assertThat(told("journey.clerk")).containsExactly("silence");
        assertThat(told("journey.office")).contains("promise-breached");
        assertThat(told("journey.engineer"))
                .as("upward, not who does not stir")
                .doesNotContain("promise-breached", "silence");
        assertThat(page("journey.office", "/wall").getContentAsString()).contains(number);
        assertThat(page("journey.office", "/cases/" + number).getContentAsString())
                .contains("无人接手");

        assertThat(send("journey.clerk", "/api/cases/" + number + "/escalations", Map.of("reason", "没人管")))
                .isEqualTo(204);
        assertThat(read("journey.office", "/api/cases/" + number).get("escalations"))
                .as("one escalation, with another cause")
                .hasSize(1);

        assertThat(withdraw("journey.clerk"))
                .as("level 1 is what the owner complains about")
                .isEqualTo(422);
        assertThat(withdraw("journey.office")).isEqualTo(422);
        assertThat(read("journey.office", "/api/cases/" + number).get("stage").asText())
                .isNotEqualTo("CLOSED");
        assertThat(withdraw("journey.developer")).isEqualTo(204);
        JsonNode closed = read("journey.office", "/api/cases/" + number);
        assertThat(closed.get("stage").asText()).isEqualTo("CLOSED");
        assertThat(closed.get("escalations").get(0).get("outcome").asText()).isEqualTo("DROPPED");
        assertThat(inbox.allOfCase(number)).isEmpty();
        assertThat(timers.next(number)).isEmpty();
    }

    @Test
    void aCaseDoesNotCloseOverARunningEscalation() throws Exception {
        report();
        assertThat(send("journey.hotline", "/api/cases/" + number + "/escalations", Map.of("reason", "已第三次来电")))
                .isEqualTo(204);
        assess();
        decide("C101");
        complete("journey.office", "dispatchWorkOrder", "repairingParty", "C101", "workScope", "重做防水");
        complete("journey.c101", "acceptWorkOrder", "accepted", "yes");
        repairOnce();
        complete("journey.office", "inspectRepair", "passed", "yes", "inspectedAt", now());
        ownerSigns("journey.clerk");
        JsonNode waiting = read("journey.office", "/api/cases/" + number);
        assertThat(waiting.get("stage").asText()).isNotEqualTo("CLOSED");

        answerAndAgree();
        JsonNode closed = read("journey.office", "/api/cases/" + number);
        assertThat(closed.get("stage").asText()).isEqualTo("CLOSED");
        assertThat(closed.get("outcome").asText()).isEqualTo("REPAIRED");
        assertThat(closed.get("escalations").get(0).get("outcome").asText()).isEqualTo("OWNER_AGREED");
        long held = 0;
        for (JsonNode segment : closed.get("held")) {
            held += segment.get("elapsedMinutes").asLong();
        }
        assertThat(held)
                .isEqualTo(Duration.between(instant(closed, "reportedAt"), instant(closed, "closedAt"))
                        .toMinutes());
    }

    /** The finding has no promise to the owner behind it, and the warranty office stands under level 2. */
    @Test
    void aStepThatNobodyTakesUpIsToldUpward() throws Exception {
        report();
        assess();
        JsonNode step = promise("STEP");
        assertThat(step.get("party").asText()).isEqualTo("warranty-office");
        assertThat(step.get("state").asText()).isEqualTo("RUNNING");
        assertThat(instant(step, "due")).isEqualTo(task("decideFinding").due());

        EngineTime.moveTo(instant(step, "due").plusSeconds(60));
        timers.fire(number);

        JsonNode escalation = read("journey.office", "/api/cases/" + number)
                .get("escalations")
                .get(0);
        assertThat(escalation.get("level").asInt()).isEqualTo(2);
        assertThat(escalation.get("causes").get(0).get("kind").asText()).isEqualTo("SILENCE");
        assertThat(escalation.get("causes").get(0).get("promise").asText()).isEqualTo("STEP");
        assertThat(told("journey.developer")).contains("silence");
        assertThat(told("journey.office")).doesNotContain("promise-breached", "silence");
    }

    @Test
    void aStepIsPromisedWhenItBeginsAndKeptWhenItIsDone() throws Exception {
        report();
        assess();
        decide("C101");
        assertThat(states("STEP")).containsExactly("MET", "RUNNING");
        complete("journey.office", "dispatchWorkOrder", "repairingParty", "C101", "workScope", "重做防水");
        complete("journey.c101", "acceptWorkOrder", "accepted", "yes");
        assertThat(states("STEP")).containsExactly("MET", "MET", "RUNNING");
        assertThat(act("contractor-replacement", Map.of("repairingParty", "C401", "reason", "人手不足")))
                .isEqualTo(204);
        assertThat(states("STEP")).containsExactly("MET", "MET", "CANCELLED");
    }

    /** Developer customer service decides about pauses: above it is level 3. */
    @Test
    void aPauseThatNobodyDecidesGoesToLevel3() throws Exception {
        report();
        assertThat(act("pauses", pause("OWNER_AWAY", "业主出差"))).isEqualTo(202);
        assertThat(promise("APPROVAL").get("party").asText()).isEqualTo("developer-cs");
        letTimePass("2026-03-06T18:01");
        JsonNode escalation = read("journey.office", "/api/cases/" + number)
                .get("escalations")
                .get(0);
        assertThat(escalation.get("level").asInt()).isEqualTo(3);
        assertThat(told("journey.hotline")).isNotEmpty();

        complete("journey.developer", "decidePause", "approved", "no", "pauseNote", "业主在家");
        assertThat(promise("APPROVAL").get("state").asText()).isEqualTo("BREACHED");
    }

    /** No short messages are configured here: the message is written, and cannot leave. */
    @Test
    void theOwnerIsToldTheAnswer_andWithoutThatSilenceIsNoAgreement() throws Exception {
        report();
        escalate();
        complete("journey.clerk", "answerLevel1", "answer", "今天下午四点前上门");
        assertThat(jdbc.sql("select body from notification_outbox where case_number = ? and template = ?")
                        .params(number, "escalation-answer-owner")
                        .query(String.class)
                        .single())
                .contains(number, "今天下午四点前上门", "2026-03-10 18:00");

        EngineTime.moveTo(task("askOwnerLevel1").due().plusSeconds(1));
        timers.fire(number);

        JsonNode escalation = read("journey.office", "/api/cases/" + number)
                .get("escalations")
                .get(0);
        assertThat(escalation.get("outcome").isNull()).isTrue();
        assertThat(escalation.get("level").asInt()).isEqualTo(2);
    }

    @Test
    void whatTheOwnerSaysToTheAnswerIsNotedByWhoeverHearsIt() throws Exception {
        report();
        escalate();
        assertThat(act("escalations/answer", Map.of("agrees", true, "words", "可以")))
                .as("nothing was answered yet")
                .isEqualTo(422);
        assertThat(page("journey.office", "/cases/" + number).getContentAsString())
                .doesNotContain("/escalations/answer");
        answer();
        assertThat(page("journey.office", "/cases/" + number).getContentAsString())
                .contains("/escalations/answer");
        assertThat(act("escalations/answer", Map.of("agrees", true)))
                .as("no words")
                .isEqualTo(422);
        assertThat(act("escalations/answer", Map.of("words", "不行"))).isEqualTo(422);
        assertThat(send(
                        "journey.c101",
                        "/api/cases/" + number + "/escalations/answer",
                        Map.of("agrees", true, "words", "可以")))
                .isEqualTo(404);
        assertThat(act("escalations/answer", Map.of("agrees", false, "words", "电话里说不行")))
                .isEqualTo(204);
        JsonNode levels = read("journey.office", "/api/cases/" + number)
                .get("escalations")
                .get(0)
                .get("levels");
        assertThat(levels.get(0).get("ownerWords").asText()).isEqualTo("电话里说不行");
        assertThat(levels).hasSize(2);

        answer();
        assertThat(act("escalations/answer", Map.of("agrees", true, "words", "电话里说可以")))
                .isEqualTo(204);
        assertThat(read("journey.office", "/api/cases/" + number)
                        .get("escalations")
                        .get(0)
                        .get("outcome")
                        .asText())
                .isEqualTo("OWNER_AGREED");
    }

    @Test
    void aMergedCaseTakesItsEscalationAlong() throws Exception {
        report();
        String kept = number;
        number = as("journey.clerk", () -> starter.start("repair-case", reported()));
        assertThat(send(
                        "journey.hotline",
                        "/api/cases/" + number + "/escalations",
                        Map.of("reason", "业主扬言找媒体", "major", true)))
                .isEqualTo(204);
        complete("journey.clerk", "checkDuplicate", "duplicate", "yes", "mergeInto", kept);

        JsonNode merged = read("journey.office", "/api/cases/" + number);
        assertThat(merged.get("outcome").asText()).isEqualTo("MERGED");
        assertThat(merged.get("escalations").get(0).get("outcome").asText()).isEqualTo("DROPPED");
        number = kept;
        JsonNode view = read("journey.office", "/api/cases/" + kept);
        assertThat(view.get("majorComplaint").asBoolean()).isTrue();
        JsonNode escalation = view.get("escalations").get(0);
        assertThat(escalation.get("causes").get(0).get("words").asText()).isEqualTo("业主扬言找媒体");
        assertThat(escalation.get("outcome").isNull()).isTrue();
    }

    @Test
    void theSameCallSentTwiceIsOneCause() throws Exception {
        report();
        Map<String, Object> call = Map.of("reason", "没人管", "clientReference", "portal-" + number);
        assertThat(act("escalations", call)).isEqualTo(204);
        assertThat(act("escalations", call)).isEqualTo(204);
        JsonNode escalation = read("journey.office", "/api/cases/" + number)
                .get("escalations")
                .get(0);
        assertThat(escalation.get("causes")).hasSize(1);
        report();
        assertThat(act("escalations", call)).as("another case").isEqualTo(422);
        assertThat(act("escalations", Map.of("reason", "没人管", "clientReference", "x".repeat(101))))
                .isEqualTo(422);
        assertThat(read("journey.office", "/api/cases/" + number).get("escalations"))
                .isEmpty();
    }

    @Test
    void aMajorComplaintStaysOne() throws Exception {
        report();
        assertThat(act("escalations", Map.of("reason", "媒体采访", "major", true))).isEqualTo(204);
        JsonNode view = read("journey.office", "/api/cases/" + number);
        assertThat(view.get("majorComplaint").asBoolean()).isTrue();
        assertThat(kinds("journey.office")).contains("MAJOR_COMPLAINT");
        // Thursday 09:00 and two hours in place of four
        assertThat(instant(view.get("escalations").get(0).get("levels").get(0), "due"))
                .isEqualTo(at("2026-03-05T11:00"));
        assertThat(page("journey.office", "/cases/" + number).getContentAsString())
                .contains("重大投诉");
        assertThat(act("escalations", Map.of("reason", "再次来电", "major", true))).isEqualTo(204);
        assertThat(kinds("journey.office")).containsOnlyOnce("MAJOR_COMPLAINT");
    }

    @Test
    void anotherGradeMovesTheTimerOfTheEscalation() throws Exception {
        report("defectClass", "WINDOW", "symptom", "LOOSE", "place", "LIVING_ROOM");
        escalate();
        assertThat(act("regrade", Map.of("grade", "P0", "reason", "窗扇将坠落"))).isEqualTo(204);
        JsonNode level = read("journey.office", "/api/cases/" + number)
                .get("escalations")
                .get(0)
                .get("levels")
                .get(0);
        assertThat(instant(level, "due")).isEqualTo(at("2026-03-05T09:30"));
        assertThat(task("answerLevel1").due()).isEqualTo(at("2026-03-05T09:30"));
    }

    private List<String> states(String kind) throws Exception {
        List<String> states = new ArrayList<>();
        for (JsonNode promise : read("journey.office", "/api/cases/" + number).get("promises")) {
            if (promise.get("kind").asText().equals(kind)) {
                states.add(promise.get("state").asText());
            }
        }
        return states;
    }

    /** Templates of the messages about the case in the person's inbox. */
    private List<String> told(String person) {
        return jdbc.sql("select template from notification_inbox where case_number = ? and recipient = ? order by id")
                .params(number, person)
                .query(String.class)
                .list();
    }

    /** Everything in one command of the engine: the case that waits is gone before its escalation is dropped. */
    @Test
    void aCaseThatWaitsForItsEscalationCanStillBeWithdrawn() throws Exception {
        report();
        escalate();
        repairAndInspect();
        confirm();

        assertThat(withdraw("journey.developer")).as("the owner has signed").isEqualTo(409);
        assertThat(send("journey.developer", "/api/cases/" + number + "/signature/void", Map.of("reason", "业主撤回")))
                .isEqualTo(204);
        assertThat(withdraw("journey.developer")).isEqualTo(204);

        JsonNode closed = read("journey.office", "/api/cases/" + number);
        assertThat(closed.get("outcome").asText()).isEqualTo("WITHDRAWN");
        assertThat(closed.get("escalations").get(0).get("outcome").asText()).isEqualTo("DROPPED");
        assertThat(inbox.allOfCase(number)).isEmpty();
    }

    /** The later one waits: it would see no escalation, and close the case over it. */
    @Test
    void aCaseThatClosesSeesTheEscalationThatIsJustBeingOpened() throws Exception {
        report();
        repairAndInspect();

        meanwhile(
                () -> escalations.raise(EscalationCause.said(number, EscalationCause.Kind.OWNER, "还在渗水")),
                this::confirm);

        assertThat(read("journey.office", "/api/cases/" + number).get("stage").asText())
                .isNotEqualTo("CLOSED");
        answerAndAgree();
        assertThat(read("journey.office", "/api/cases/" + number).get("stage").asText())
                .isEqualTo("CLOSED");
    }

    @Test
    void aCaseThatIsJustClosingIsNotEscalatedAnyMore() throws Exception {
        report();
        repairAndInspect();

        meanwhile(this::confirm, () -> assertThat(
                        send("journey.hotline", "/api/cases/" + number + "/escalations", Map.of("reason", "还在渗水")))
                .isEqualTo(409));

        JsonNode closed = read("journey.office", "/api/cases/" + number);
        assertThat(closed.get("stage").asText()).isEqualTo("CLOSED");
        assertThat(closed.get("escalations")).isEmpty();
    }

    /** The later one waits: its message would find nobody, and the case would wait for ever. */
    @Test
    void theEndOfAnEscalationFindsTheCaseThatJustBeganToWaitForIt() throws Exception {
        report();
        escalate();
        repairAndInspect();
        String level = answer();

        meanwhile(this::confirm, () -> agree(level));

        JsonNode closed = read("journey.office", "/api/cases/" + number);
        assertThat(closed.get("stage").asText()).isEqualTo("CLOSED");
        assertThat(closed.get("outcome").asText()).isEqualTo("REPAIRED");
        assertThat(inbox.allOfCase(number)).isEmpty();
    }

    /** The second thing begins when the transaction of the first one has done its work, and not ended. */
    private void meanwhile(Runnable first, ThrowingRunnable second) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
            try {
                assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
                second.run();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
        transaction.executeWithoutResult(status -> {
            first.run();
            done.countDown();
            // long enough for the second one to come to the place where it has to wait, or to go wrong
            LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
        });
        other.get(20, TimeUnit.SECONDS);
    }

    private interface ThrowingRunnable {
        void run() throws Exception;
    }

    private void escalate() throws Exception {
        assertThat(send("journey.hotline", "/api/cases/" + number + "/escalations", Map.of("reason", "已第三次来电")))
                .isEqualTo(204);
    }

    private void repairAndInspect() {
        assess();
        decide("C101");
        complete("journey.office", "dispatchWorkOrder", "repairingParty", "C101", "workScope", "重做防水");
        complete("journey.c101", "acceptWorkOrder", "accepted", "yes");
        repairOnce();
        complete("journey.office", "inspectRepair", "passed", "yes", "inspectedAt", now());
    }

    private void confirm() {
        ownerSigns("journey.clerk");
    }

    /** Whichever level is asked answers, and the owner agrees. */
    private void answerAndAgree() {
        agree(answer());
    }

    private String answer() {
        String level = inbox.ofCase(number).stream()
                .map(OpenTask::definitionKey)
                .filter(key -> key.startsWith("userTask_answerLevel"))
                .findFirst()
                .orElseThrow()
                .substring("userTask_answerLevel".length());
        complete(levelPerson(level), "answerLevel" + level, "answer", "今天下午四点前上门，已与施工单位确认");
        return level;
    }

    private void agree(String level) {
        complete(levelPerson(level), "askOwnerLevel" + level, "ownerAgrees", "yes", "ownerWords", "可以");
    }

    private static String levelPerson(String level) {
        return Map.of("1", "journey.clerk", "2", "journey.developer", "3", "journey.hotline")
                .get(level);
    }

    void letTimePass(String until) {
        Instant end = at(until);
        while (timers.next(number).filter(next -> !next.isAfter(end)).isPresent()) {
            EngineTime.moveTo(timers.next(number).orElseThrow().plusSeconds(1));
            timers.fire(number);
        }
        EngineTime.moveTo(end);
    }

    private int act(String what, Map<String, Object> body) throws Exception {
        return send("journey.office", "/api/cases/" + number + "/" + what, body);
    }

    /** What a refusal must leave as it is. */
    private List<String> whatLasts() throws Exception {
        JsonNode view = read("journey.office", "/api/cases/" + number);
        List<String> lasting = new ArrayList<>();
        for (String field : List.of("grade", "stage", "pauses", "escalations", "timeline")) {
            lasting.add(field + " " + view.required(field));
        }
        for (JsonNode promise : view.required("promises")) {
            for (String field : List.of("kind", "state", "amount", "due")) {
                lasting.add(field + " " + promise.required(field));
            }
        }
        return lasting;
    }

    private String pauses() {
        return "/api/cases/" + number + "/pauses";
    }

    private static Map<String, Object> pause(String reason, String evidence) {
        return Map.of("reason", reason, "evidence", evidence);
    }

    private String refused(String person, Map<String, Object> body) throws Exception {
        MockHttpServletResponse response = ask(
                person, post(pauses()).contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)));
        assertThat(response.getStatus()).isEqualTo(422);
        return response.getContentAsString();
    }

    private JsonNode card(String step) throws Exception {
        return json.readTree(page(
                                "journey.engineer",
                                "/tasklist/cards?task=" + task(step).id())
                        .getContentAsByteArray())
                .get(0);
    }

    private JsonNode promise(String kind) throws Exception {
        for (JsonNode promise : read("journey.office", "/api/cases/" + number).get("promises")) {
            if (promise.get("kind").asText().equals(kind)) {
                return promise;
            }
        }
        throw new AssertionError("no promise " + kind);
    }

    private List<String> holders() throws Exception {
        return read("journey.office", "/api/cases/" + number).get("held").findValuesAsText("holder");
    }

    private List<String> kinds(String person) throws Exception {
        return read(person, "/api/cases/" + number).get("timeline").findValuesAsText("kind");
    }

    private static Instant instant(JsonNode node, String field) {
        return OffsetDateTime.parse(node.get(field).asText()).toInstant();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(EngineTime.ZONE).toInstant();
    }
}
