package cn.baoxiu.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.engine.DueTimers;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.repair.CaseContract;
import cn.baoxiu.repair.RepairProcess;
import cn.baoxiu.survey.callback.CallbackFigures;
import cn.baoxiu.survey.wave.Cell;
import cn.baoxiu.survey.wave.CellQuery;
import cn.baoxiu.survey.wave.Instrument;
import cn.baoxiu.survey.wave.InstrumentSource;
import cn.baoxiu.survey.wave.Segment;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** Owners are called back after the closure, with every room at work. Closings are on a Monday at 10:00. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CallbackContract extends CaseContract {

    private static final String KEY = "callback-survey";
    private static final String CALLER = "journey.developer";
    private static final String GROUP = "callback.group";
    private static final Pattern TOKEN = Pattern.compile("/s/([A-Za-z0-9_-]{43})");

    @Autowired
    Callbacks callbacks;

    @Autowired
    List<BackgroundTask> background;

    @Autowired
    CallbackFigures figures;

    @Autowired
    List<InstrumentSource> sources;

    @Autowired
    DueTimers timers;

    @Autowired
    RepairProcess process;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @BeforeEach
    void mondayMorning() {
        at("2026-11-23T10:00:00");
        users.create(GROUP, "团", "集", PASSWORD, List.of(Groups.GROUP_CS), List.of());
    }

    @AfterEach
    void itIsTodayAgain() {
        EngineTime.reset();
    }

    /** Every element of the model has been reached by some test of the class. */
    @AfterAll
    void everyElementWasReached() {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(KEY)
                .latestVersion()
                .singleResult()
                .getId();
        var reached = history.createHistoricActivityInstanceQuery().processDefinitionId(definition).list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
        var all = repository.getBpmnModelInstance(definition).getModelElementsByType(FlowNode.class).stream()
                .map(FlowNode::getId)
                .filter(id -> !id.equals("subProcess_superseded"))
                .toList();
        assertThat(reached).containsAll(all);
    }

    private static void at(String local) {
        EngineTime.moveTo(LocalDateTime.parse(local).atZone(EngineTime.ZONE).toInstant());
    }

    /** A repaired case that the owner has confirmed, and its call-back. */
    private void closedCase() {
        report();
        repairAndClose();
        callbacks.begin(number);
    }

    private void repairAndClose() {
        assess();
        decide("C101");
        complete("journey.office", "dispatchWorkOrder", "repairingParty", "C101", "workScope", "重做防水");
        complete("journey.c101", "acceptWorkOrder", "accepted", "yes");
        repairOnce();
        complete("journey.office", "inspectRepair", "passed", "yes", "inspectedAt", now());
        ownerSigns("journey.clerk");
    }

    private Map<String, Object> call(String result, Object... more) {
        Map<String, Object> form = new HashMap<>(map("calledAt", now(), "callResult", result));
        form.putAll(map(more));
        return form;
    }

    private static Map<String, Object> answers(String solved, int overall, int speed, int quality, int attitude) {
        return map(
                "answerSolved",
                solved,
                "answerOverall",
                String.valueOf(overall),
                "answerSpeed",
                String.valueOf(speed),
                "answerQuality",
                String.valueOf(quality),
                "answerAttitude",
                String.valueOf(attitude));
    }

    private void calls(String person, String step, Map<String, Object> form) {
        String id = task(step).id();
        as(person, () -> {
            inbox.complete(id, form);
            return true;
        });
    }

    private List<String> complaints(String person, String step, Map<String, Object> form) {
        Throwable thrown = catchThrowable(() -> calls(person, step, form));
        assertThat(thrown).isInstanceOf(FormRejected.class);
        return ((FormRejected) thrown)
                .errors().stream().map(e -> e.field() + " " + e.messageKey()).toList();
    }

    private List<String> steps() {
        return inbox.ofCase(number).stream().map(OpenTask::definitionKey).toList();
    }

    private String outcome() {
        return jdbc.sql(
                        "select coalesce(outcome, 'RUNNING') from survey_callback where case_number = ? order by id desc")
                .param(number)
                .query(String.class)
                .list()
                .get(0);
    }

    private String token() {
        String body = jdbc.sql("select body from notification_outbox where case_number = ? and template = ?"
                        + " order by id desc")
                .params(number, "survey-link-owner")
                .query(String.class)
                .list()
                .get(0);
        Matcher matcher = TOKEN.matcher(body);
        assertThat(matcher.find()).as(body).isTrue();
        return matcher.group(1);
    }

    private MockHttpServletResponse open(String token) throws Exception {
        return http.perform(get("/s/" + token)).andReturn().getResponse();
    }

    private MockHttpServletResponse answer(String token, Map<String, Object> form) throws Exception {
        var request = post("/s/" + token).with(csrf());
        form.forEach((field, value) -> request.param(field, value.toString()));
        return http.perform(request).andReturn().getResponse();
    }

    private JsonNode callback() throws Exception {
        JsonNode all = read("journey.office", "/api/cases/" + number).get("callbacks");
        return all.get(all.size() - 1);
    }

    @Test
    void threeCallsAtDifferentTimesOfDay_andAnOwnerWhoseProblemIsNotSolvedGetsTheCaseBackIntoWork() throws Exception {
        closedCase();
        assertThat(steps()).containsExactly("userTask_callOwner");
        Map<String, Object> form = formFacts(CALLER, "callOwner");
        assertThat(form.get("closedLine").toString()).contains("2026-11-23 10:00", "2026-11-25 18:00");
        assertThat(form.get("partsLine").toString()).isEqualTo("上午、下午、晚上");

        at("2026-11-23T10:30:00");
        calls(CALLER, "callOwner", call("NO_ANSWER", "callNote", "忙音"));
        assertThat(complaints(CALLER, "callOwner", call("NO_ANSWER"))).containsExactly("calledAt survey.sameDayPart");
        at("2026-11-23T21:15:00");
        assertThat(complaints(CALLER, "callOwner", call("NO_ANSWER"))).containsExactly("calledAt survey.notAtThatHour");
        at("2026-11-24T14:00:00");
        calls(CALLER, "callOwner", call("NO_ANSWER"));
        assertThat(formFacts(CALLER, "callOwner").get("attemptsLine").toString())
                .contains("第 1 次 2026-11-23 10:30（上午）未接通", "第 2 次 2026-11-24 14:00（下午）未接通");
        at("2026-11-24T19:00:00");
        Map<String, Object> reached = call("REACHED", "surveyWords", "还在滴水");
        assertThat(complaints(CALLER, "callOwner", reached))
                .containsExactlyInAnyOrder(
                        "answerSolved form.required",
                        "answerOverall form.required",
                        "answerSpeed form.required",
                        "answerQuality form.required",
                        "answerAttitude form.required");
        reached.putAll(answers("no", 2, 3, 6, 4));
        assertThat(complaints(CALLER, "callOwner", reached)).containsExactly("answerQuality survey.notAScore");
        reached.putAll(answers("no", 2, 3, 1, 4));
        calls(CALLER, "callOwner", reached);

        assertThat(outcome()).isEqualTo("ANSWERED");
        JsonNode reopened = read("journey.office", "/api/cases/" + number);
        assertThat(reopened.get("stage").asText()).isNotEqualTo("CLOSED");
        assertThat(reopened.get("round").asInt()).isEqualTo(2);
        assertThat(steps()).contains("userTask_contactOwner").doesNotContain("userTask_callOwner");
        assertThat(reopened.get("timeline").toString())
                .contains("REOPENED", "问题解决了吗？未解决")
                .doesNotContain("还在滴水");
        assertThat(reopened.get("callbacks").toString()).contains("还在滴水");
        JsonNode told = reopened.get("callbacks").get(0);
        assertThat(told.get("consequence").asText()).isEqualTo("REWORK");
        assertThat(told.get("calls")).hasSize(3);
        assertThat(told.get("answers").get(0).get("scores").findValuesAsText("points"))
                .containsExactly("0.0", "40.0", "60.0", "20.0", "80.0");
        assertThat(open(token()).getStatus()).isEqualTo(410);
        assertThat(answer(token(), answers("yes", 5, 5, 5, 5)).getStatus()).isEqualTo(410);
        assertThat(outcome()).isEqualTo("ANSWERED");
    }

    @Test
    void callsThatCannotBeAreRefused() {
        closedCase();
        assertThat(complaints(CALLER, "callOwner", map()))
                .containsExactlyInAnyOrder("calledAt form.required", "callResult form.required");
        Map<String, Object> early = call("NO_ANSWER");
        early.put("calledAt", "2026-11-23T09:30:00+08:00");
        assertThat(complaints(CALLER, "callOwner", early)).containsExactly("calledAt survey.calledBeforeClosing");
        early.put("calledAt", "2026-11-23T11:30:00+08:00");
        assertThat(complaints(CALLER, "callOwner", early)).containsExactly("calledAt form.inTheFuture");
        early.put("callResult", "PERHAPS");
        assertThat(complaints(CALLER, "callOwner", early))
                .containsExactlyInAnyOrder("calledAt form.inTheFuture", "callResult form.unknownChoice");
        // works for the company that repaired, and for developer customer service
        users.create(
                "callback.both",
                "两",
                "边",
                PASSWORD,
                List.of(Groups.DEVELOPER_CS, "contractor-C101"),
                List.of("huanan"));
        assertThat(complaints("callback.both", "callOwner", call("NO_ANSWER")))
                .containsExactly("callResult survey.repairerCalls");
        assertThat(catchThrowable(() -> calls("journey.clerk", "callOwner", call("NO_ANSWER"))))
                .as("not even visible to other duties")
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("no open task");
        assertThat(steps()).containsExactly("userTask_callOwner");
        assertThat(jdbc.sql("select count(*) from survey_attempt a join survey_callback c on c.id = a.callback_id"
                                + " where c.case_number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theOwnerAnswersByTheLinkOnce_andDiscontentIsEscalatedOverTheClosedCase() throws Exception {
        closedCase();
        String token = token();
        MockHttpServletResponse page = open(token);
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString())
                .contains(number, "问题解决了吗？", "answerAttitude", "1 分很不满意，5 分很满意", ">100</small>")
                .doesNotContain(PHONE, REPORTER, DESCRIPTION);
        assertThat(page.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        String forged = token.substring(0, 42) + (token.endsWith("A") ? "B" : "A");
        assertThat(open(forged).getStatus()).isEqualTo(404);
        assertThat(answer(forged, answers("yes", 5, 5, 5, 5)).getStatus()).isEqualTo(404);

        Map<String, Object> half = map("answerSolved", "yes", "answerOverall", "9", "surveyWords", "态度差");
        MockHttpServletResponse refused = answer(token, half);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("「总体评分」请给出 1 至 5 分", "「及时评分」", "态度差");
        assertThat(outcome()).isEqualTo("RUNNING");

        Map<String, Object> answer = answers("yes", 2, 3, 3, 1);
        answer.put("surveyWords", "师傅骂人");
        MockHttpServletResponse thanks = answer(token, answer);
        assertThat(thanks.getStatus()).isEqualTo(200);
        assertThat(thanks.getContentAsString()).contains("感谢");
        assertThat(outcome()).isEqualTo("ONLINE");
        assertThat(steps()).doesNotContain("userTask_callOwner");

        MockHttpServletResponse again = open(token);
        assertThat(again.getStatus()).isEqualTo(410);
        assertThat(again.getContentAsString()).contains("您已经提交过答复");
        assertThat(answer(token, answers("yes", 5, 5, 5, 5)).getStatus()).isEqualTo(410);

        JsonNode escalated = read("journey.office", "/api/cases/" + number);
        assertThat(escalated.get("stage").asText()).isEqualTo("CLOSED");
        JsonNode escalation = escalated.get("escalations").get(0);
        assertThat(escalation.get("level").asInt()).isEqualTo(2);
        assertThat(escalation.get("causes").get(0).get("kind").asText()).isEqualTo("SURVEY");
        assertThat(escalation.get("causes").get(0).get("words").asText()).contains("师傅骂人");
        // nobody holds a closed case: what the last holder held ended with it
        assertThat(escalation.get("levels").get(0).get("heldMinutes").asInt()).isZero();
        assertThat(steps()).containsExactly("userTask_answerLevel2");
    }

    @Test
    void aLinkWorksForAWeek_thenAnOwnerWhoWasNeverReachedCountsAsUnreachable() throws Exception {
        closedCase();
        String token = token();
        for (String time : List.of("2026-11-23T11:00:00", "2026-11-23T15:00:00", "2026-11-23T19:00:00")) {
            at(time);
            calls(CALLER, "callOwner", call("NO_ANSWER"));
        }
        assertThat(steps()).isEmpty();
        assertThat(outcome()).isEqualTo("RUNNING");
        at("2026-11-30T23:59:00");
        assertThat(open(token).getStatus()).isEqualTo(200);
        at("2026-12-01T00:00:01");
        MockHttpServletResponse late = open(token);
        assertThat(late.getStatus()).isEqualTo(410);
        assertThat(late.getContentAsString()).contains("链接已过期");
        assertThat(answer(token, answers("yes", 5, 5, 5, 5)).getStatus()).isEqualTo(410);
        assertThat(outcome()).isEqualTo("RUNNING");
        timers.fire(number);
        assertThat(outcome()).isEqualTo("UNREACHABLE");
    }

    @Test
    void anOwnerWhoRefusesIsCountedApart() throws Exception {
        closedCase();
        calls(CALLER, "callOwner", call("REFUSED", "callNote", "不愿接受回访"));
        assertThat(outcome()).isEqualTo("REFUSED");
        assertThat(callback().get("consequence").asText()).isEqualTo("NONE");
        assertThat(callback().get("answers")).isEmpty();
    }

    @Test
    void aNewReportEndsTheCallBackOfTheEarlierClosing() throws Exception {
        closedCase();
        at("2026-11-23T16:00:00");
        Map<String, Object> values = reported();
        String again = as("journey.clerk", () -> starter.start("repair-case", values));
        assertThat(again).isEqualTo(number);
        assertThat(outcome()).isEqualTo("SUPERSEDED");
        assertThat(steps()).doesNotContain("userTask_callOwner");
        assertThat(open(token()).getStatus()).isEqualTo(410);
    }

    @Test
    void theGroupCallsAgainWithoutSeeingTheFirstAnswer_andTheDifferenceStandsBesideTheCaller() throws Exception {
        closedCase();
        jdbc.sql("update survey_callback set share_percent = 100 where case_number = ?")
                .param(number)
                .update();
        Map<String, Object> fine = call("REACHED");
        fine.putAll(answers("yes", 5, 5, 5, 5));
        calls(CALLER, "callOwner", fine);
        assertThat(steps()).containsExactly("userTask_callAgain");
        assertThat(formFacts(GROUP, "callAgain")).doesNotContainKeys("attemptsLine", "partsLine");
        JsonNode seen = read(GROUP, "/api/cases/" + number).get("callbacks").get(0);
        assertThat(seen.get("answers")).isEmpty();
        assertThat(callback().get("answers")).hasSize(1);

        at("2026-11-24T09:00:00");
        users.create("callback.first", "首", "回", PASSWORD, List.of(Groups.GROUP_CS, Groups.DEVELOPER_CS), List.of());
        jdbc.sql("update survey_attempt set caller = 'callback.first' where callback_id in"
                        + " (select id from survey_callback where case_number = ?)")
                .param(number)
                .update();
        Map<String, Object> poor = call("REACHED", "surveyWords", "根本没人来过");
        poor.putAll(answers("no", 1, 2, 3, 4));
        assertThat(complaints("callback.first", "callAgain", poor)).containsExactly("callResult survey.calledFirst");
        calls(GROUP, "callAgain", poor);
        assertThat(callback().get("consequence").asText()).isEqualTo("REWORK");
        assertThat(read("journey.office", "/api/cases/" + number).get("round").asInt())
                .isEqualTo(2);

        CallbackFigures.Caller caller = figures.callers(month()).stream()
                .filter(c -> c.caller().equals(CALLER) && c.second() > 0)
                .findFirst()
                .orElseThrow();
        assertThat(caller.secondAnswered()).isEqualTo(1);
        assertThat(caller.difference()).isEqualByComparingTo(new BigDecimal("-80.0"));
        assertThat(caller.solvedDiffers()).isEqualTo(1);
        // the owner's stage and the first answer, not the group's: 5 of 5, solved
        LocalDate handover = jdbc.sql("select handover_date from v_estate_location where code = ?")
                .param(HOME)
                .query(LocalDate.class)
                .single();
        Segment segment = Segment.of(handover, LocalDate.of(2026, 11, 23)).orElseThrow();
        List<Cell> own = sources.stream()
                .filter(source -> source.instrument() == Instrument.OWN_CALLBACK)
                .flatMap(source -> source.cells(new CellQuery("huanan", null, 2026, false)).stream())
                .filter(cell -> cell.wave().equals("2026Q4") && cell.segment() == segment)
                .toList();
        assertThat(own)
                .extracting(cell -> cell.question().code())
                .containsExactlyInAnyOrder("SOLVED", "OVERALL", "SPEED", "QUALITY", "ATTITUDE");
        List<BigDecimal> scores = jdbc.sql(
                        """
                        select a.score from survey_answer a join survey_response r on r.id = a.response_id
                        join survey_callback c on c.id = r.callback_id
                        where a.question = 'OVERALL' and r.source <> 'SECOND' and r.segment = ? and c.subsidiary = 'huanan'""")
                .param(segment.name())
                .query(BigDecimal.class)
                .list();
        Cell overall = own.stream()
                .filter(cell -> cell.question().code().equals("OVERALL"))
                .findFirst()
                .orElseThrow();
        assertThat(overall.n()).isEqualTo(scores.size());
        assertThat(overall.score())
                .isEqualByComparingTo(scores.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(scores.size()), 2, RoundingMode.HALF_UP));
        assertThat(page(GROUP, "/callbacks?from=2026-11-01&to=2026-11-30").getContentAsString())
                .contains("-80.0", number);
        assertThat(page("journey.stranger", "/callbacks").getStatus()).isEqualTo(403);
        assertThat(page("journey.c101", "/callbacks").getStatus()).isEqualTo(403);
        person("callback.elsewhere", "huadong", Groups.DEVELOPER_CS);
        assertThat(page("callback.elsewhere", "/callbacks?from=2026-11-01&to=2026-11-30")
                        .getContentAsString())
                .doesNotContain(number);
    }

    private void takeUp() {
        background.stream()
                .filter(task -> task.name().equals("survey.callbacks"))
                .findFirst()
                .orElseThrow()
                .run("");
    }

    private static CallbackFigures.Range month() {
        return new CallbackFigures.Range(
                Set.of("huanan"), Instant.parse("2026-10-31T16:00:00Z"), Instant.parse("2026-11-30T16:00:00Z"));
    }

    @Test
    void aSecondCallThatStillWaitsDoesNotDisturbTheNextClosing() throws Exception {
        closedCase();
        jdbc.sql("update survey_callback set share_percent = 100 where case_number = ?")
                .param(number)
                .update();
        Map<String, Object> poor = call("REACHED");
        poor.putAll(answers("no", 2, 2, 2, 2));
        calls(CALLER, "callOwner", poor);
        assertThat(steps()).contains("userTask_callAgain", "userTask_contactOwner");

        repairAndClose();
        callbacks.begin(number);
        assertThat(steps()).contains("userTask_callAgain", "userTask_callOwner");
        Map<String, Object> values = reported();
        assertThat(as("journey.clerk", () -> starter.start("repair-case", values)))
                .isEqualTo(number);
        assertThat(outcome()).isEqualTo("SUPERSEDED");
        assertThat(steps()).contains("userTask_callAgain").doesNotContain("userTask_callOwner");

        calls(GROUP, "callAgain", poor);
        JsonNode found = read("journey.office", "/api/cases/" + number);
        assertThat(found.get("round").asInt()).isEqualTo(3);
        assertThat(found.get("callbacks").get(0).get("answers")).hasSize(2);
    }

    @Test
    void anOwnerWhoIsReachedIsHeardAtAnyHour() {
        closedCase();
        at("2026-11-23T19:00:00");
        calls(CALLER, "callOwner", call("NO_ANSWER"));
        at("2026-11-23T21:30:00");
        Map<String, Object> late = call("REACHED", "callNote", "业主回电");
        late.putAll(answers("yes", 5, 5, 5, 5));
        calls(CALLER, "callOwner", late);
        assertThat(outcome()).isEqualTo("ANSWERED");
    }

    @Test
    void nobodyCallsInTime_andTheGroupIsTold() {
        closedCase();
        at("2026-11-25T18:00:01");
        timers.fire(number);
        assertThat(jdbc.sql("select recipient from notification_inbox where case_number = ? and template = ?")
                        .params(number, "callback-overdue")
                        .query(String.class)
                        .list())
                .contains(GROUP)
                .doesNotContain(CALLER);
        assertThat(steps()).containsExactly("userTask_callOwner");
    }

    @Test
    void theBackgroundTakesUpEachClosingOnce_butNoWithdrawnOrOldOne() {
        report();
        as("journey.clerk", () -> {
            process.withdraw(number, "业主自行处理");
            return true;
        });
        takeUp();
        assertThat(steps()).isEmpty();
        assertThat(jdbc.sql("select to_call from survey_callback where case_number = ?")
                        .param(number)
                        .query(Boolean.class)
                        .single())
                .isFalse();

        report();
        repairAndClose();
        assertThat(steps()).isEmpty();
        at("2026-11-30T23:59:59");
        takeUp();
        takeUp();
        assertThat(steps()).as("closed seven days ago").containsExactly("userTask_callOwner");

        jdbc.sql("delete from survey_log where case_number = ?").param(number).update();
        jdbc.sql("delete from survey_callback where case_number = ?")
                .param(number)
                .update();
        at("2026-12-01T00:00:00");
        takeUp();
        assertThat(jdbc.sql("select count(*) from survey_callback where case_number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .as("closed more than a week ago")
                .isZero();
    }
}
