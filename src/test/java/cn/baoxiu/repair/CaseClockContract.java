package cn.baoxiu.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.baoxiu.clock.PromiseBreached;
import cn.baoxiu.engine.DueTimers;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.OpenTask;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.springframework.transaction.support.TransactionTemplate;

/** Clocks that stand still, run out and send a case up the chain, all the way through the process. */
abstract class CaseClockContract extends CaseContract {

    /** A Thursday in a week without holidays; 2026-03-05 09:00. */
    private static final Instant THURSDAY = at("2026-03-05T09:00");

    @Autowired
    DueTimers timers;

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
        assertThat(page("journey.office", "/wall").getContentAsString()).contains(number);
        assertThat(page("journey.office", "/cases/" + number).getContentAsString())
                .contains("无人响应");

        assertThat(send("journey.clerk", "/api/cases/" + number + "/escalations", Map.of("reason", "没人管")))
                .isEqualTo(204);
        assertThat(read("journey.office", "/api/cases/" + number).get("escalations"))
                .as("one escalation, with another cause")
                .hasSize(1);

        assertThat(send("journey.clerk", "/api/cases/" + number + "/withdrawal", Map.of("reason", "业主自行处理")))
                .isEqualTo(204);
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
        complete("journey.clerk", "confirmWithOwner", "ownerAnswer", "CONFIRMED", "answeredAt", now());
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

    /** Whichever level is asked answers, and the owner agrees. */
    private void answerAndAgree() {
        String level = inbox.ofCase(number).stream()
                .map(OpenTask::definitionKey)
                .filter(key -> key.startsWith("userTask_answerLevel"))
                .findFirst()
                .orElseThrow()
                .substring("userTask_answerLevel".length());
        String person = Map.of("1", "journey.clerk", "2", "journey.developer", "3", "journey.hotline")
                .get(level);
        complete(person, "answerLevel" + level, "answer", "今天下午四点前上门，已与施工单位确认");
        complete(person, "askOwnerLevel" + level, "ownerAgrees", "yes", "ownerWords", "可以");
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
