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
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** Cases that are closed and called back, with every room at work. Closings are on a Monday at 10:00. */
abstract class CallbackBed extends CaseContract {

    protected static final String KEY = "callback-survey";
    protected static final String CALLER = "journey.developer";
    protected static final String GROUP = "callback.group";
    private static final Pattern TOKEN = Pattern.compile("/s/([A-Za-z0-9_-]{43})");

    @Autowired
    protected Callbacks callbacks;

    @Autowired
    protected List<BackgroundTask> background;

    @Autowired
    protected DueTimers timers;

    @BeforeEach
    protected void mondayMorning() {
        at("2026-11-23T10:00:00");
        users.create(GROUP, "团", "集", PASSWORD, List.of(Groups.GROUP_CS), List.of());
    }

    @AfterEach
    protected void itIsTodayAgain() {
        EngineTime.reset();
    }

    protected static void at(String local) {
        EngineTime.moveTo(LocalDateTime.parse(local).atZone(EngineTime.ZONE).toInstant());
    }

    /** A repaired case that the owner has confirmed, and its call-back. */
    protected void closedCase() {
        report();
        repairAndClose();
        callbacks.begin(number);
    }

    protected void repairAndClose() {
        assess();
        decide("C101");
        complete("journey.office", "dispatchWorkOrder", "repairingParty", "C101", "workScope", "重做防水");
        complete("journey.c101", "acceptWorkOrder", "accepted", "yes");
        repairOnce();
        complete("journey.office", "inspectRepair", "passed", "yes", "inspectedAt", now());
        ownerSigns("journey.clerk");
    }

    protected Map<String, Object> call(String result, Object... more) {
        Map<String, Object> form = new HashMap<>(map("calledAt", now(), "callResult", result));
        form.putAll(map(more));
        return form;
    }

    protected static Map<String, Object> answers(String solved, int overall, int speed, int quality, int attitude) {
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

    protected void calls(String person, String step, Map<String, Object> form) {
        String id = task(step).id();
        as(person, () -> {
            inbox.complete(id, form);
            return true;
        });
    }

    protected List<String> complaints(String person, String step, Map<String, Object> form) {
        Throwable thrown = catchThrowable(() -> calls(person, step, form));
        assertThat(thrown).isInstanceOf(FormRejected.class);
        return ((FormRejected) thrown)
                .errors().stream().map(e -> e.field() + " " + e.messageKey()).toList();
    }

    protected List<String> steps() {
        return inbox.ofCase(number).stream().map(OpenTask::definitionKey).toList();
    }

    protected String outcome() {
        return jdbc.sql(
                        "select coalesce(outcome, 'RUNNING') from survey_callback where case_number = ? order by id desc")
                .param(number)
                .query(String.class)
                .list()
                .get(0);
    }

    protected String token() {
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

    protected MockHttpServletResponse open(String token) throws Exception {
        return http.perform(get("/s/" + token)).andReturn().getResponse();
    }

    protected MockHttpServletResponse answer(String token, Map<String, Object> form) throws Exception {
        var request = post("/s/" + token).with(csrf());
        form.forEach((field, value) -> request.param(field, value.toString()));
        return http.perform(request).andReturn().getResponse();
    }

    protected JsonNode callback() throws Exception {
        JsonNode all = read("journey.office", "/api/cases/" + number).get("callbacks");
        return all.get(all.size() - 1);
    }

    protected void takeUp() {
        runs("survey.callbacks");
    }

    protected void runs(String work) {
        background.stream()
                .filter(task -> task.name().equals(work))
                .findFirst()
                .orElseThrow()
                .run("");
    }

    /** Whatever is drawn, the group calls. */
    protected void alwaysAgain() {
        jdbc.sql("update survey_callback set share_percent = 100 where case_number = ?")
                .param(number)
                .update();
    }
}
