package cn.baoxiu.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.repair.PersonalDataErased;
import cn.baoxiu.survey.callback.CallbackFigures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mock.web.MockHttpServletResponse;

/** Call-backs that do not go their way: held up or cancelled in Cockpit, late, or written down late. */
abstract class CallbackCareContract extends CallbackBed {

    private static final String UPKEEP = "survey.upkeep";

    @Autowired
    RuntimeService runtime;

    @Autowired
    CallbackFigures figures;

    @Autowired
    RepositoryService repository;

    @Autowired
    ApplicationEventPublisher events;

    private String instance() {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .processInstanceBusinessKey(number)
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .findFirst()
                .orElseThrow();
    }

    private long instances() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(KEY)
                .processInstanceBusinessKey(number)
                .count();
    }

    private List<String> told(String template) {
        return jdbc.sql("select recipient from notification_inbox where case_number = ? and template = ?")
                .params(number, template)
                .query(String.class)
                .list();
    }

    @Test
    void anAnswerToASuspendedCallBackUsesNothingUp_andIsTakenOnceItGoesOn() throws Exception {
        closedCase();
        runtime.suspendProcessInstanceById(instance());
        MockHttpServletResponse later = answer(token(), answers("yes", 5, 5, 5, 5));
        assertThat(later.getStatus()).isEqualTo(422);
        assertThat(later.getContentAsString()).contains("请稍后再试", "answerAttitude");
        runs(UPKEEP);
        assertThat(outcome()).as("suspended is not gone").isEqualTo("RUNNING");
        assertThat(open(token()).getStatus()).isEqualTo(200);
        runtime.activateProcessInstanceById(instance());
        assertThat(answer(token(), answers("yes", 5, 5, 5, 5)).getStatus()).isEqualTo(200);
        assertThat(outcome()).isEqualTo("ONLINE");
    }

    @Test
    void aCallBackThatWasCancelledInCockpitEndsAsThat_andTheGroupIsToldOnce() throws Exception {
        closedCase();
        runtime.deleteProcessInstance(instance(), "test");
        MockHttpServletResponse refused = answer(token(), answers("yes", 5, 5, 5, 5));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(outcome()).isEqualTo("RUNNING");
        runs(UPKEEP);
        runs(UPKEEP);
        assertThat(outcome()).isEqualTo("CANCELLED");
        assertThat(told("callback-cancelled")).containsOnlyOnce(GROUP);
        MockHttpServletResponse closed = open(token());
        assertThat(closed.getStatus()).isEqualTo(410);
        assertThat(closed.getContentAsString()).contains("本次回访已经结束");
        assertThat(callback().get("outcomeLabel").asText()).isEqualTo("流程被取消，已中止");
    }

    @Test
    void aCallIsWrittenDownWithinADay_inOrder_andWhatIsWrittenDownLateIsMarked() throws Exception {
        closedCase();
        at("2026-11-24T10:01:00");
        assertThat(complaints(CALLER, "callOwner", calledAt("2026-11-23T10:00:00", "NO_ANSWER")))
                .containsExactly("calledAt survey.calledLongAgo");
        at("2026-11-24T10:00:00");
        calls(CALLER, "callOwner", calledAt("2026-11-23T10:00:00", "NO_ANSWER"));
        at("2026-11-24T14:00:00");
        calls(CALLER, "callOwner", calledAt("2026-11-24T12:00:00", "NO_ANSWER"));
        assertThat(complaints(CALLER, "callOwner", calledAt("2026-11-24T11:59:00", "NO_ANSWER")))
                .containsExactly("calledAt survey.calledBeforeLast");
        // an owner who rings back a minute later is heard
        var back = calledAt("2026-11-24T12:01:00", "REACHED");
        back.putAll(answers("yes", 4, 4, 4, 4));
        calls(CALLER, "callOwner", back);

        var calls = callback().get("calls");
        assertThat(calls.findValuesAsText("lateEntry")).containsExactly("true", "false", "false");
        assertThat(Instant.parse(calls.get(0).get("recordedAt").asText()))
                .isEqualTo(Instant.parse("2026-11-24T02:00:00Z"));
        assertThat(page("journey.office", "/cases/" + number).getContentAsString())
                .contains("补录于 2026-11-24 10:00");
        assertThat(page(CALLER, "/callbacks?from=2026-11-01&to=2026-11-30").getContentAsString())
                .contains("补录 1");
    }

    private Map<String, Object> calledAt(String local, String result) {
        Map<String, Object> form = call(result);
        form.put("calledAt", local);
        return form;
    }

    @Test
    void aSecondCallThatWasCancelledEnds_andTheFirstAnswerStays() throws Exception {
        closedCase();
        alwaysAgain();
        var fine = call("REACHED");
        fine.putAll(answers("yes", 5, 5, 5, 5));
        calls(CALLER, "callOwner", fine);
        runtime.deleteProcessInstance(instance(), "test");
        runs(UPKEEP);
        assertThat(outcome()).isEqualTo("ANSWERED");
        assertThat(secondOutcome()).isEqualTo("CANCELLED");
        assertThat(told("callback-cancelled")).containsOnlyOnce(GROUP);
    }

    @Test
    void anInstanceThatWasSuspendedWhileTheCaseWasOpenedAgainEndsOnceItGoesOn() throws Exception {
        closedCase();
        runtime.suspendProcessInstanceById(instance());
        var values = reported();
        as("journey.clerk", () -> starter.start("repair-case", values));
        assertThat(outcome()).isEqualTo("SUPERSEDED");
        runs(UPKEEP);
        assertThat(instances()).isEqualTo(1);
        runtime.activateProcessInstanceById(instance());
        runs(UPKEEP);
        assertThat(instances()).isZero();
        assertThat(outcome()).isEqualTo("SUPERSEDED");
    }

    @Test
    void theGroupTriesAsOftenAsTheFirstCaller_thenTheSecondCallIsUnreachable() throws Exception {
        closedCase();
        alwaysAgain();
        calls(CALLER, "callOwner", call("REFUSED"));
        assertThat(secondDue()).isEqualTo("2026-11-25T10:00:00Z");
        assertThat(complaints(GROUP, "callAgain", calledAt("2026-11-23T09:59:00", "NO_ANSWER")))
                .containsExactly("calledAt survey.calledBeforeBegin");
        for (String time : List.of("2026-11-23T11:00:00", "2026-11-23T15:00:00", "2026-11-25T19:00:00")) {
            at(time);
            calls(GROUP, "callAgain", call("NO_ANSWER"));
        }
        assertThat(steps()).isEmpty();
        assertThat(instances()).isZero();
        assertThat(secondOutcome()).isEqualTo("UNREACHABLE");
        assertThat(outcome()).isEqualTo("REFUSED");
        assertThat(page(CALLER, "/callbacks?from=2026-11-01&to=2026-11-30").getContentAsString())
                .contains("复核：未能联系");
    }

    private String secondOutcome() {
        return jdbc.sql("select second_outcome from survey_callback where case_number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    private String secondDue() {
        return jdbc.sql("select second_due_at from survey_callback where case_number = ?")
                .param(number)
                .query(OffsetDateTime.class)
                .single()
                .toInstant()
                .toString();
    }

    @Test
    void attemptsThatAreMissingWhenTheLinkHasExpiredAreToldOnce() {
        closedCase();
        at("2026-11-23T11:00:00");
        calls(CALLER, "callOwner", call("NO_ANSWER"));
        at("2026-11-30T23:59:59");
        runs(UPKEEP);
        assertThat(told("callback-unfinished")).isEmpty();
        at("2026-12-01T00:00:01");
        runs(UPKEEP);
        runs(UPKEEP);
        assertThat(told("callback-unfinished")).containsOnlyOnce(GROUP);
        assertThat(told("callback-overdue")).isEmpty();
        assertThat(steps()).containsExactly("userTask_callOwner");
    }

    @Test
    void everybodyWhoWorkedInTheRoundIsBarredFromCalling_notOnlyWhoRepairedLast() {
        closedCase();
        jdbc.sql("update survey_callback set repairing_party = 'PROPERTY' where case_number = ?")
                .param(number)
                .update();
        users.create(
                "callback.earlier",
                "先",
                "修",
                PASSWORD,
                List.of(Groups.DEVELOPER_CS, "contractor-C101"),
                List.of("huanan"));
        assertThat(complaints("callback.earlier", "callOwner", call("NO_ANSWER")))
                .containsExactly("callResult survey.repairerCalls");
        // what was sent back is no work
        jdbc.sql("update repair_work_order set rejected_at = ordered_at where case_number = ?")
                .param(number)
                .update();
        calls("callback.earlier", "callOwner", call("NO_ANSWER"));
    }

    @Test
    void aCallBackThatWasDueBeforeTheCaseWasOpenedAgainCountsAsNotCalled() throws Exception {
        var before = figures.totals(november());
        closedCase();
        at("2026-11-25T18:00:01");
        var values = reported();
        as("journey.clerk", () -> starter.start("repair-case", values));
        assertThat(outcome()).isEqualTo("SUPERSEDED");
        var after = figures.totals(november());
        assertThat(after.toCall() - before.toCall()).isEqualTo(1);
        assertThat(after.inTime()).isEqualTo(before.inTime());
        assertThat(after.superseded() - before.superseded()).isEqualTo(1);
    }

    private static CallbackFigures.Range november() {
        return new CallbackFigures.Range(
                Set.of("huanan"), Instant.parse("2026-10-31T16:00:00Z"), Instant.parse("2026-11-30T16:00:00Z"), false);
    }

    @Test
    void theGroupIsNotToldWhatTheFirstCallLedTo_beforeItHasCalledItself() throws Exception {
        closedCase();
        alwaysAgain();
        var poor = call("REACHED", "surveyWords", "还在漏");
        poor.putAll(answers("no", 1, 1, 1, 1));
        calls(CALLER, "callOwner", poor);

        var hidden = read(GROUP, "/api/cases/" + number);
        assertThat(hidden.get("timeline").toString())
                .contains("REOPENED", "首次回访的内容在独立复核完成前不显示")
                .doesNotContain("未解决");
        var callback = hidden.get("callbacks").get(0);
        assertThat(callback.get("outcome").asText()).isEqualTo("SECOND_WAITS");
        assertThat(callback.get("consequence").isNull()).isTrue();
        assertThat(callback.get("calls")).isEmpty();
        assertThat(callback.get("answers")).isEmpty();
        assertThat(page(GROUP, "/cases/" + number).getContentAsString())
                .contains("待独立复核")
                .doesNotContain("还在漏", "重开返修");
        String list = page(GROUP, "/callbacks?from=2026-11-23&to=2026-11-23").getContentAsString();
        assertThat(row(list)).contains("待独立复核").doesNotContain("电话已答复", "重开返修", ">20<");
        assertThat(row(page(CALLER, "/callbacks?from=2026-11-23&to=2026-11-23").getContentAsString()))
                .contains("电话已答复", "重开返修", ">20<");
        assertThat(read(CALLER, "/api/cases/" + number).get("timeline").toString())
                .contains("未解决");

        calls(GROUP, "callAgain", call("REFUSED"));
        var told = read(GROUP, "/api/cases/" + number);
        assertThat(told.get("timeline").toString()).contains("未解决");
        assertThat(told.get("callbacks").get(0).get("consequence").asText()).isEqualTo("REWORK");
        assertThat(row(page(GROUP, "/callbacks?from=2026-11-23&to=2026-11-23").getContentAsString()))
                .contains("电话已答复", "重开返修", "复核：拒绝回访");
    }

    @Test
    void anEscalationThatOnlyTheFirstCallCausedIsHiddenFromTheGroupAsWell() throws Exception {
        closedCase();
        alwaysAgain();
        var poor = call("REACHED", "surveyWords", "态度很差");
        poor.putAll(answers("yes", 2, 3, 3, 2));
        calls(CALLER, "callOwner", poor);
        assertThat(steps()).containsExactlyInAnyOrder("userTask_callAgain", "userTask_answerLevel2");

        var hidden = read(GROUP, "/api/cases/" + number);
        assertThat(hidden.get("escalations")).isEmpty();
        assertThat(hidden.get("timeline").toString()).doesNotContain("ESCALATED");
        assertThat(hidden.get("tasks").toString()).doesNotContain("userTask_answerLevel2");
        var seen = read(CALLER, "/api/cases/" + number);
        assertThat(seen.get("escalations")).hasSize(1);
        assertThat(seen.get("timeline").toString()).contains("ESCALATED");

        calls(GROUP, "callAgain", call("REFUSED"));
        var told = read(GROUP, "/api/cases/" + number);
        assertThat(told.get("escalations")).hasSize(1);
        assertThat(told.get("tasks").toString()).contains("userTask_answerLevel2");
    }

    /** The line of the case on the page. */
    private String row(String page) {
        int at = page.indexOf(number);
        return page.substring(at, page.indexOf("</tr>", at));
    }

    @Test
    void aCaseIsCalledBackByTheRulesOfItsReport_thoughNewOnesCameBeforeItWasClosed() throws Exception {
        String rules = Files.readString(Path.of("processes/survey/callback-rule.dmn"))
                .replace(
                        "<decision id=\"callback-rule\"",
                        "<decision id=\"callback-rule\" camunda:versionTag=\"2026-11-22\"")
                .replace("<text>3</text>", "<text>2</text>");
        String deployment = repository
                .createDeployment()
                .addString("processes/survey/callback-rule.dmn", rules)
                .deploy()
                .getId();
        try {
            at("2026-11-20T10:00:00");
            report();
            at("2026-11-23T10:00:00");
            repairAndClose();
            callbacks.begin(number);
            assertThat(mostAttempts()).isEqualTo(3);
            closedCase();
            assertThat(mostAttempts()).isEqualTo(2);
        } finally {
            repository.deleteDeployment(deployment, true);
        }
        closedCase();
        assertThat(mostAttempts()).as("a deleted table is forgotten at once").isEqualTo(3);
    }

    private int mostAttempts() {
        return jdbc.sql("select max_attempts from survey_callback where case_number = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }

    @Test
    void whoeverIsLoggedInCannotAnswerForTheOwner() throws Exception {
        closedCase();
        MockHttpServletResponse page = page(CALLER, "/s/" + token());
        assertThat(page.getStatus()).isEqualTo(403);
        assertThat(page.getContentAsString()).contains("本链接只供业主本人填写").doesNotContain(number, "answerOverall");
        var request = post("/s/" + token()).with(csrf()).with(login(CALLER));
        answers("yes", 5, 5, 5, 5).forEach((field, value) -> request.param(field, value.toString()));
        assertThat(http.perform(request).andReturn().getResponse().getStatus()).isEqualTo(403);
        assertThat(outcome()).isEqualTo("RUNNING");
        assertThat(jdbc.sql("select actor from survey_log where case_number = ? and kind = 'STAFF_REFUSED'")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly(CALLER, CALLER);
        assertThat(answer(token(), answers("yes", 5, 5, 5, 5)).getStatus()).isEqualTo(200);
    }

    @Test
    void aClosingThatTheBackgroundMissedIsListedWithItsReason_andTheGroupIsToldOnce() throws Exception {
        closedCase();
        report();
        repairAndClose();
        at("2026-11-23T12:00:00");
        runs("survey.missed");
        assertThat(missedReason()).isEqualTo("FAILED");
        jdbc.sql("delete from survey_missed_closing where case_number = ?")
                .param(number)
                .update();
        at("2026-12-01T07:40:00");
        takeUp();
        runs("survey.missed");
        runs("survey.missed");
        assertThat(missedReason()).isEqualTo("TOO_LATE");
        assertThat(jdbc.sql("select recipient from notification_inbox where template = 'callback-missed'"
                                + " and recipient = ? and created_at >= ?")
                        .params(
                                GROUP,
                                LocalDateTime.parse("2026-12-01T00:00:00").atOffset(ZoneOffset.ofHours(8)))
                        .query(String.class)
                        .list())
                .hasSize(1);
        String list = page(GROUP, "/callbacks?from=2026-11-01&to=2026-11-30").getContentAsString();
        assertThat(list).contains("未发起回访");
        assertThat(row(list)).contains("结案过久才被发现");
        callbacks.begin(number);
        assertThat(page(GROUP, "/callbacks?from=2026-11-01&to=2026-11-30").getContentAsString())
                .doesNotContain("结案过久才被发现");
    }

    private String missedReason() {
        return jdbc.sql("select reason from survey_missed_closing where case_number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=%2B999999999-01-01",
                "from=-999999999-01-01",
                "to=9999-12-31",
                "from=yesterday",
                "from=2026-11-30&to=2026-11-01"
            })
    void daysThatCannotBeAreRefusedWithASentence(String query) throws Exception {
        MockHttpServletResponse refused = page(CALLER, "/callbacks?" + query);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).containsAnyOf("「开始时间」", "「结束日期」");
    }

    @Test
    void whatPeopleSaidGoesWithThePersonalData_scoresStay() {
        closedCase();
        calls(CALLER, "callOwner", call("NO_ANSWER", "callNote", "王女士说晚上再打"));
        at("2026-11-23T19:00:00");
        var said = call("REACHED", "surveyWords", "找王师傅来的", "callNote", "很客气");
        said.putAll(answers("yes", 4, 4, 4, 4));
        calls(CALLER, "callOwner", said);
        assertThat(words()).containsExactlyInAnyOrder("王女士说晚上再打", "很客气", "找王师傅来的");
        events.publishEvent(new PersonalDataErased(List.of(number)));
        assertThat(words()).isEmpty();
        assertThat(jdbc.sql("select count(*) from survey_answer a join survey_response r on r.id = a.response_id"
                                + " join survey_callback c on c.id = r.callback_id where c.case_number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    private List<String> words() {
        return jdbc.sql("select a.note from survey_attempt a join survey_callback c on c.id = a.callback_id"
                        + " where c.case_number = ? and a.note is not null union all"
                        + " select r.words from survey_response r join survey_callback c on c.id = r.callback_id"
                        + " where c.case_number = ? and r.words is not null")
                .params(number, number)
                .query(String.class)
                .list();
    }

    /** Several times, so that each of the two is first now and then. */
    @RepeatedTest(4)
    void whenACallerAndTheOwnerAnswerAtOnce_thereIsOneAnswer_andNothingHalfDone() throws Exception {
        closedCase();
        String token = token();
        String task = task("callOwner").id();
        Map<String, Object> heard = call("REACHED");
        heard.putAll(answers("yes", 3, 3, 3, 3));
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        boolean called;
        int online;
        try {
            Future<Boolean> caller = threads.submit(() -> {
                together.await();
                try {
                    as(CALLER, () -> {
                        inbox.complete(task, heard);
                        return true;
                    });
                    return true;
                } catch (FormRejected | NoSuchElementException | OptimisticLockingException refused) {
                    return false;
                }
            });
            Future<Integer> owner = threads.submit(() -> {
                together.await();
                return answer(token, answers("yes", 5, 5, 5, 5)).getStatus();
            });
            called = caller.get(1, TimeUnit.MINUTES);
            online = owner.get(1, TimeUnit.MINUTES);
        } finally {
            threads.shutdownNow();
        }
        assertThat(online).isIn(200, 410, 422);
        assertThat(called).as("exactly one of them").isNotEqualTo(online == 200);
        assertThat(outcome()).isEqualTo(called ? "ANSWERED" : "ONLINE");
        var callback = callback();
        assertThat(callback.get("answers")).hasSize(1);
        assertThat(callback.get("answers").get(0).get("scores")).hasSize(5);
        assertThat(callback.get("calls")).hasSize(called ? 1 : 0);
        assertThat(callback.get("consequence").asText()).isEqualTo("NONE");
        assertThat(steps()).doesNotContain("userTask_callOwner");
        assertThat(open(token).getStatus()).isEqualTo(410);
    }
}
