package cn.baoxiu.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** Call-backs that do not go their way: held up or cancelled in Cockpit, late, or written down late. */
abstract class CallbackCareContract extends CallbackBed {

    private static final String UPKEEP = "survey.upkeep";

    @Autowired
    RuntimeService runtime;

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
    void aSecondCallThatWasCancelledEnds_andTheFirstAnswerStays() throws Exception {
        closedCase();
        alwaysAgain();
        var fine = call("REACHED");
        fine.putAll(answers("yes", 5, 5, 5, 5));
        calls(CALLER, "callOwner", fine);
        runtime.deleteProcessInstance(instance(), "test");
        runs(UPKEEP);
        assertThat(outcome()).isEqualTo("ANSWERED");
        assertThat(jdbc.sql("select second_outcome from survey_callback where case_number = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("CANCELLED");
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
}
