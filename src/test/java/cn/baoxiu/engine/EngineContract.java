package cn.baoxiu.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.identity.TenantDirectory;
import cn.baoxiu.identity.UserDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
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

    private static final String OFFICE = "engine.office";
    private static final String OFFICE_TOO = "engine.office2";

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

    @Autowired
    UserDirectory users;

    @Autowired
    TenantDirectory tenants;

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
        people();
        tasks.setOwner(task.id(), OFFICE);
        tasks.delegateTask(task.id(), OFFICE_TOO);
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

    /** Colleagues, and people to whom no task of the warranty office in T1 may come. */
    private void people() {
        tenants.ensureTenant("T1", "甲公司");
        tenants.ensureTenant("T2", "乙公司");
        tenants.ensureCompanyGroup("contractor-E1", "施工甲");
        person(OFFICE, "warranty-office", "T1");
        person(OFFICE_TOO, "warranty-office", "T1");
        person("engine.builder", "contractor-E1", "T1");
        person("engine.foreign", "warranty-office", "T2");
    }

    private void person(String id, String group, String tenant) {
        users.create(id, "人", "测试", "Regen-auf-Dach-2026", List.of(group), List.of(tenant));
    }

    @Test
    void aTaskIsGivenToNobodyButACandidateOfItsTenant() {
        people();
        OpenTask task = taskOf(start());
        List<BiConsumer<String, String>> ways = List.of(
                tasks::setAssignee,
                tasks::setOwner,
                tasks::delegateTask,
                tasks::claim,
                (id, user) -> tasks.addUserIdentityLink(id, user, "assignee"),
                (id, user) -> {
                    Task changed = tasks.createTaskQuery().taskId(id).singleResult();
                    changed.setAssignee(user);
                    tasks.saveTask(changed);
                });
        for (var way : ways) {
            for (String user : List.of("engine.builder", "engine.foreign", "engine.does-not-exist")) {
                assertThatThrownBy(() -> way.accept(task.id(), user))
                        .isInstanceOfSatisfying(FormRejected.class, e -> assertThat(e.errors())
                                .containsExactly(FieldError.of("assignee", "assign.notCandidate", user)));
            }
            Task unchanged = tasks.createTaskQuery().taskId(task.id()).singleResult();
            assertThat(unchanged.getAssignee()).isNull();
            assertThat(unchanged.getOwner()).isNull();
        }
        for (var way : ways) {
            tasks.setAssignee(task.id(), null);
            way.accept(task.id(), OFFICE);
        }
        assertThat(inbox.find(task.id()).orElseThrow().assignee()).isEqualTo(OFFICE);
    }

    @Test
    void anAssigneeWhoIsNoCandidateCannotEndTheTask() {
        OpenTask task = taskOf(start());
        jdbc.sql("UPDATE act_ru_task SET assignee_ = 'engine.builder' WHERE id_ = :id")
                .param("id", task.id())
                .update();
        Map<String, Object> sent = Map.of("note", "n", "passed", true);
        List<Consumer<String>> ways = List.of(
                id -> tasks.complete(id, new HashMap<>(sent)),
                id -> tasks.resolveTask(id, new HashMap<>(sent)),
                id -> forms.submitTaskForm(id, new HashMap<>(sent)),
                id -> tasks.handleBpmnError(id, "x"),
                id -> tasks.handleEscalation(id, "x"));
        identity.setAuthentication("engine.builder", List.of("contractor-E1"), List.of("T1"));
        for (var way : ways) {
            assertThatThrownBy(() -> way.accept(task.id()))
                    .isInstanceOf(org.camunda.bpm.engine.AuthorizationException.class);
        }
        identity.setAuthentication("engine.admin", List.of("camunda-admin"), List.of("T1"));
        ways.get(0).accept(task.id());
        identity.clearAuthentication();
        assertThat(inbox.find(task.id())).isEmpty();
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
