package cn.baoxiu.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.engine.guard.EngineCommands;
import cn.baoxiu.engine.guard.OpenTasks;
import cn.baoxiu.identity.TenantDirectory;
import cn.baoxiu.identity.UserDirectory;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheckBuilder;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
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
    DataSource database;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    EngineCommands commands;

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

    /** The engine looks for sub-tasks whenever a task ends. */
    @Test
    void subTasksAreFoundByAnIndex() throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            DatabaseMetaData facts = connection.getMetaData();
            String table = facts.storesLowerCaseIdentifiers() ? "act_ru_task" : "ACT_RU_TASK";
            try (ResultSet index = facts.getIndexInfo(null, connection.getSchema(), table, false, false)) {
                while (index.next()) {
                    if (index.getShort("ORDINAL_POSITION") == 1) {
                        columns.add(index.getString("COLUMN_NAME").toUpperCase(Locale.ROOT));
                    }
                }
            }
        }

        assertThat(columns).contains("PROC_INST_ID_", "PARENT_TASK_ID_");
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

    /** Its values are needed at once, on whichever node it was deployed. */
    @Test
    void aFieldOfANewerFormArrivesFromTheFirstSubmissionOn() {
        inbox.complete(taskOf(start()).id(), Map.of("note", "n", "passed", true));
        String form = "{\"id\":\"engine-check\",\"type\":\"default\",\"schemaVersion\":16,\"components\":["
                + "{\"type\":\"textfield\",\"id\":\"f1\",\"key\":\"note\",\"label\":\"备注\"},"
                + "{\"type\":\"checkbox\",\"id\":\"f2\",\"key\":\"passed\",\"label\":\"合格\"},"
                + "{\"type\":\"textfield\",\"id\":\"f3\",\"key\":\"%s\",\"label\":\"新\"}]}";

        OtherNode.deploy(database, "engine-check.form", form.formatted("fromAnotherNode"));
        inbox.complete(taskOf(start()).id(), Map.of("note", "n", "passed", true, "fromAnotherNode", "1"));
        assertThat(EngineTestBeans.checked.text("fromAnotherNode", 20)).isEqualTo("1");

        repository
                .createDeployment()
                .addString("engine-check.form", form.formatted("fromThisNode"))
                .deploy();
        inbox.complete(taskOf(start()).id(), Map.of("note", "n", "passed", true, "fromThisNode", "2"));
        assertThat(EngineTestBeans.checked.text("fromThisNode", 20)).isEqualTo("2");
        assertThat(EngineTestBeans.checked.text("fromAnotherNode", 20)).isNull();
        repository
                .createDeployment()
                .addClasspathResource("engine/engine-check.form")
                .deploy();
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

    /** The guard asks in one plain statement what the engine asks in many; both must always agree. */
    @Test
    void rightsAreWhatTheEnginesOwnCheckSays() {
        OpenTask task = taskOf(start());
        OpenTask other = taskOf(start());
        List<String> granted = new ArrayList<>();
        granted.add(
                grant(Authorization.AUTH_TYPE_GRANT, "rights.one", null, Resources.TASK, task.id(), Permissions.READ));
        granted.add(
                grant(Authorization.AUTH_TYPE_GRANT, "rights.all", null, Resources.TASK, "*", Permissions.TASK_WORK));
        granted.add(grant(
                Authorization.AUTH_TYPE_GRANT,
                null,
                "rights-group",
                Resources.PROCESS_DEFINITION,
                "engine-test",
                Permissions.READ_TASK));
        granted.add(grant(
                Authorization.AUTH_TYPE_GRANT,
                null,
                "rights-other",
                Resources.PROCESS_INSTANCE,
                task.id(),
                Permissions.ALL));
        List<Map.Entry<String, List<String>>> people = List.of(
                Map.entry("rights.one", List.of()),
                Map.entry("rights.all", List.of("rights-unknown")),
                Map.entry("rights.none", List.of()),
                Map.entry("rights.none", List.of("rights-group", "rights-unknown")),
                Map.entry("rights.none", List.of("rights-other")),
                Map.entry("rights.none", List.of("warranty-office")),
                Map.entry("rights.none", List.of("camunda-admin")));
        compareRights(people, List.of(task.id(), other.id()));
        granted.add(grant(Authorization.AUTH_TYPE_GLOBAL, "*", null, Resources.TASK, other.id(), Permissions.READ));
        compareRights(people, List.of(task.id(), other.id()));
        granted.forEach(authorizations::deleteAuthorization);
    }

    private String grant(int type, String user, String group, Resources resource, String id, Permissions permission) {
        Authorization grant = authorizations.createNewAuthorization(type);
        if (type == Authorization.AUTH_TYPE_GRANT) {
            grant.setUserId(user);
            grant.setGroupId(group);
        }
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.addPermission(permission);
        return authorizations.saveAuthorization(grant).getId();
    }

    private void compareRights(List<Map.Entry<String, List<String>>> people, List<String> taskIds) {
        List<Boolean> answers = new ArrayList<>();
        for (var person : people) {
            for (String task : taskIds) {
                for (List<Permissions> pair : List.of(
                        List.of(Permissions.READ, Permissions.READ_TASK),
                        List.of(Permissions.TASK_WORK, Permissions.TASK_WORK),
                        List.of(Permissions.UPDATE, Permissions.UPDATE_TASK))) {
                    boolean[] both = commands.run(command -> {
                        CompositePermissionCheck check = new PermissionCheckBuilder()
                                .disjunctive()
                                .atomicCheckForResourceId(Resources.TASK, task, pair.get(0))
                                .atomicCheckForResourceId(Resources.PROCESS_DEFINITION, "engine-test", pair.get(1))
                                .build();
                        AuthorizationManager ours = command.getAuthorizationManager();
                        AuthorizationManager engines = new AuthorizationManager();
                        return new boolean[] {
                            ours.isAuthorized(person.getKey(), person.getValue(), check),
                            engines.isAuthorized(person.getKey(), person.getValue(), check)
                        };
                    });
                    assertThat(both[0]).as("%s on %s: %s", person, task, pair).isEqualTo(both[1]);
                    answers.add(both[0]);
                }
                identity.setAuthentication(person.getKey(), person.getValue(), List.of("T1"));
                boolean visible = tasks.createTaskQuery().taskId(task).count() == 1;
                String key = caseOf(task);
                assertThat(inbox.ofCase(key)).as("%s sees %s", person, task).hasSize(visible ? 1 : 0);
                identity.setAuthentication(person.getKey(), person.getValue(), List.of("T2"));
                boolean admin = person.getValue().contains("camunda-admin");
                assertThat(inbox.ofCase(key)).as("of another tenant").hasSize(visible && admin ? 1 : 0);
                identity.clearAuthentication();
            }
        }
        assertThat(answers).contains(true, false);
    }

    /** A listener that asks in the course of a completion sees who has just claimed the task. */
    @Test
    void whatACommandHasChangedAndNotWrittenIsSeenWithinIt() {
        String key = start();
        OpenTask task = taskOf(key);

        List<OpenTask> within = commands.runFreely(command -> {
            command.getTaskManager().findTaskById(task.id()).setAssignee(OFFICE);
            return OpenTasks.ofCase(key).execute(command);
        });

        assertThat(within).singleElement().satisfies(seen -> {
            assertThat(seen.assignee()).isEqualTo(OFFICE);
            assertThat(seen.candidateGroups()).isEqualTo(task.candidateGroups()).isNotEmpty();
        });
        assertThat(taskOf(key)).isEqualTo(within.get(0));
    }

    private String caseOf(String taskId) {
        return commands.runFreely(OpenTasks.byId(taskId)).businessKey();
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
