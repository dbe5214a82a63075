package cn.baoxiu.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people send with forms: only the form's own values arrive, and none of them stays in the engine. */
abstract class EngineContract {

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    HistoryService history;

    @Autowired
    IdentityService identity;

    @Autowired
    TaskInbox inbox;

    @Autowired
    ProcessStarter starter;

    @Autowired
    Messages messages;

    @Autowired
    JdbcClient jdbc;

    final String secret = "secret-" + UUID.randomUUID();

    @BeforeEach
    void deploy() {
        identity.clearAuthentication();
        var builder = repository.createDeployment().name("engine-test").enableDuplicateFiltering(true);
        for (String name : List.of("engine-test.bpmn", "engine-start.form", "engine-check.form", "engine-grade.dmn")) {
            builder.addClasspathResource("engine/" + name);
        }
        builder.deploy();
    }

    @AfterEach
    void forgetUser() {
        identity.clearAuthentication();
    }

    String start() {
        return starter.start("engine-test", Map.of("place", "K-" + UUID.randomUUID(), "description", secret));
    }

    OpenTask taskOf(String key) {
        return inbox.ofCase(key).get(0);
    }

    @Test
    void start_takesTenantFromThePlanAndKeepsNoValue() {
        String key = starter.start(
                "engine-test",
                Map.of("place", "K-" + UUID.randomUUID(), "description", secret, "grade", "P0", "intruder", "x"));

        assertThat(EngineTestBeans.started.text("description", 200)).isEqualTo(secret);
        assertThat(EngineTestBeans.started.text("intruder", 200)).isNull();
        OpenTask task = taskOf(key);
        assertThat(task.tenantId()).isEqualTo("T1");
        assertThat(task.candidateGroups()).containsExactly("warranty-office");
        assertThat(runtime.getVariables(processOf(task))).containsOnly(Map.entry("grade", "P2"));
        assertThat(EngineTables.containing(jdbc, secret)).isEmpty();
    }

    @Test
    void start_atTheMessageOfThePlan() {
        String key = starter.start("engine-test", Map.of("place", "K-" + UUID.randomUUID(), "description", "again"));

        var started = history.createHistoricActivityInstanceQuery()
                .processInstanceId(processOf(taskOf(key)))
                .activityType("messageStartEvent")
                .list();
        assertThat(started).hasSize(1);
        assertThat(started.get(0).getTenantId()).isEqualTo("T1");
        assertThat(EngineTestBeans.started.text("description", 20)).isEqualTo("again");
    }

    @Test
    void start_refusedByThePlanStoresNothing() {
        long before = history.createHistoricProcessInstanceQuery().count();
        assertThatThrownBy(() -> starter.start("engine-test", Map.of("place", "nowhere")))
                .isInstanceOf(FormRejected.class);
        assertThat(history.createHistoricProcessInstanceQuery().count()).isEqualTo(before);
    }

    @Test
    void start_forAForeignTenantIsRefused() {
        identity.setAuthentication("someone", List.of("camunda-nobody"), List.of("T2"));
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("engine-test")
                .latestVersion();
        identity.clearAuthentication();
        String id = definition.singleResult().getId();
        identity.setAuthentication("someone", List.of("camunda-nobody"), List.of("T2"));
        assertThatThrownBy(() -> forms.submitStartForm(id, Map.of("place", "K-1")))
                .isInstanceOf(org.camunda.bpm.engine.AuthorizationException.class);
    }

    @Test
    void startWithoutTenantIsAnError() {
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("engine-test"))
                .hasStackTraceContaining("without a tenant");
    }

    @Test
    void everyWayToCompletePassesOnlyTheFormsOwnValues() {
        Map<String, Object> sent = Map.of("note", secret, "passed", true, "grade", "P0", "intruder", secret + "x");
        List<Consumer<String>> ways = List.of(
                id -> tasks.complete(id, new HashMap<>(sent)),
                id -> tasks.completeWithVariablesInReturn(id, new HashMap<>(sent), false),
                id -> forms.submitTaskForm(id, new HashMap<>(sent)),
                id -> forms.submitTaskFormWithVariablesInReturn(id, new HashMap<>(sent), false),
                id -> inbox.complete(id, sent));
        for (var way : ways) {
            OpenTask task = taskOf(start());
            way.accept(task.id());
            assertThat(EngineTestBeans.checked.text("note", 200)).isEqualTo(secret);
            assertThat(EngineTestBeans.checked.flag("passed")).isTrue();
            assertThat(EngineTestBeans.checked.text("intruder", 200)).isNull();
            assertThat(inbox.find(task.id())).isEmpty();
            assertThat(history.createHistoricVariableInstanceQuery()
                            .processInstanceId(historicProcessOf(task))
                            .list())
                    .extracting(v -> v.getName() + "=" + v.getValue())
                    .containsExactly("grade=P2");
        }
        assertThat(EngineTables.containing(jdbc, secret)).isEmpty();
    }

    @Test
    void resolveAndErrorsAndEscalationsPassNoVariableEither() {
        OpenTask task = taskOf(start());
        tasks.setOwner(task.id(), "boss");
        tasks.delegateTask(task.id(), "helper");
        tasks.resolveTask(task.id(), new HashMap<>(Map.of("grade", "P0", "note", secret)));
        assertThat(runtime.getVariables(processOf(task))).containsOnly(Map.entry("grade", "P2"));

        assertThatThrownBy(() -> tasks.handleEscalation(task.id(), "x", new HashMap<>(Map.of("grade", "P0"))))
                .isInstanceOf(RuntimeException.class);
        tasks.handleBpmnError(task.id(), "nobodyCatches", "m", new HashMap<>(Map.of("grade", "P0", "note", secret)));
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(historicProcessOf(task))
                        .list())
                .extracting(v -> v.getName() + "=" + v.getValue())
                .containsExactly("grade=P2");
        assertThat(EngineTables.containing(jdbc, secret)).isEmpty();
    }

    @Test
    void typedValuesOfTheRestApiArriveAsPlainValues() {
        OpenTask task = taskOf(start());
        VariableMap sent = Variables.createVariables()
                .putValueTyped("note", Variables.stringValue("n"))
                .putValueTyped("passed", Variables.booleanValue(false))
                .putValueTyped("parts", SpinValues.jsonValue("[\"A\",\"B\"]").create());
        forms.submitTaskForm(task.id(), sent);
        assertThat(EngineTestBeans.checked.flag("passed")).isFalse();
        assertThat(EngineTestBeans.checked.choices("parts", Part.class)).containsExactly(Part.A, Part.B);
    }

    enum Part {
        A,
        B
    }

    @Test
    void whatTheListenerRefusesComesOutAsItIs_andTheTaskStaysUnclaimed() {
        OpenTask task = taskOf(start());
        identity.setAuthentication("clerk", List.of("warranty-office"), List.of("T1"));
        assertThatThrownBy(() -> inbox.complete(task.id(), Map.of("note", "n")))
                .isInstanceOfSatisfying(FormRejected.class, e -> assertThat(e.errors())
                        .containsExactly(FieldError.of("passed", "form.required")));
        assertThat(inbox.find(task.id()).orElseThrow().assignee()).isNull();

        inbox.complete(task.id(), Map.of("note", "n", "passed", true));
        assertThatThrownBy(() -> inbox.complete(task.id(), Map.of("note", "n", "passed", true)))
                .isInstanceOf(NoSuchElementException.class);
        identity.clearAuthentication();
        var done = history.createHistoricTaskInstanceQuery().taskId(task.id()).singleResult();
        assertThat(done.getAssignee()).isEqualTo("clerk");
    }

    @Test
    void formVariablesShowTheFactsOfTheRoom_andStoreNone() {
        OpenTask task = taskOf(start());
        VariableMap shown = forms.getTaskFormVariables(task.id(), null, false);
        assertThat(shown).containsEntry("grade", "P2").containsEntry("caseNumber", task.businessKey());
        JsonValue choices = shown.getValueTyped("partChoices");
        assertThat(choices.getValueSerialized()).contains("\"WALL\"");
        assertThat(forms.getTaskFormVariables(task.id(), List.of("count"), false))
                .containsOnlyKeys("count");
        assertThat(runtime.getVariables(processOf(task))).containsOnlyKeys("grade");
    }

    @Test
    void aMessageReachesTheInstanceWithItsValues_andItsDecisionBelongsToTheInstance() {
        String key = start();
        String instance = processOf(taskOf(key));
        assertThatThrownBy(() -> messages.correlate("engine-test", key, "engine.changed", Map.of()))
                .isInstanceOf(FormRejected.class);

        assertThat(messages.correlate("engine-test", key, "engine.changed", Map.of("reason", secret)))
                .isTrue();

        assertThat(EngineTestBeans.changed.text("reason", 200)).isEqualTo(secret);
        assertThat(runtime.getVariables(instance)).containsOnly(Map.entry("grade", "P0"));
        var decision = history.createHistoricDecisionInstanceQuery()
                .processInstanceId(instance)
                .includeInputs()
                .singleResult();
        assertThat(decision.getDecisionDefinitionKey()).isEqualTo("engine-grade");
        assertThat(decision.getTenantId()).isEqualTo("T1");
        assertThat(EngineTables.containing(jdbc, secret)).isEmpty();
        assertThat(messages.correlate("engine-test", "unknown", "engine.changed", Map.of("reason", "r")))
                .isFalse();
    }

    String processOf(OpenTask task) {
        return tasks.createTaskQuery().taskId(task.id()).singleResult().getProcessInstanceId();
    }

    String historicProcessOf(OpenTask task) {
        return history.createHistoricTaskInstanceQuery()
                .taskId(task.id())
                .singleResult()
                .getProcessInstanceId();
    }
}
