package cn.baoxiu.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.testing.Web;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A subsidiary sees itself, a company its own work orders, on every way into the engine. */
abstract class IsolationContract {

    private static final List<String> SUB_RESOURCES =
            List.of("", "/form", "/form-variables", "/deployed-form", "/identity-links", "/comment", "/rendered-form");

    @LocalServerPort
    int port;

    @Autowired
    TenantDirectory tenants;

    @Autowired
    UserDirectory users;

    @Autowired
    CurrentUser currentUser;

    @Autowired
    Probe probe;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    Probe.Started east;
    Probe.Started south;
    Probe.Started ours;
    Probe.Started theirs;

    @BeforeEach
    void cases() {
        TestPeople.create(tenants, users);
        probe.deploy();
        east = probe.start(TestPeople.EAST, Groups.PROPERTY_ENGINEERING);
        south = probe.start(TestPeople.SOUTH, Groups.PROPERTY_ENGINEERING);
        ours = probe.start(TestPeople.SOUTH, TestPeople.COMPANY);
        theirs = probe.start(TestPeople.SOUTH, TestPeople.OTHER_COMPANY);
    }

    /** One person at the door of programs and at that of the web applications. */
    private record Doors(Web program, Web browser) {

        List<String> get(String path) {
            return List.of(
                    program.get("/engine-rest" + path).body(),
                    browser.get("/camunda/api/engine/engine/default" + path).body());
        }

        List<String> post(String path, String json) {
            return List.of(
                    program.postJson("/engine-rest" + path, json).body(),
                    browser.postAsWebApplication("/camunda/api/engine/engine/default" + path, json)
                            .body());
        }

        List<Integer> getStatus(String path) {
            return List.of(
                    program.get("/engine-rest" + path).statusCode(),
                    browser.get("/camunda/api/engine/engine/default" + path).statusCode());
        }

        List<Integer> postStatus(String path, String json) {
            return List.of(
                    program.postJson("/engine-rest" + path, json).statusCode(),
                    browser.postAsWebApplication("/camunda/api/engine/engine/default" + path, json)
                            .statusCode());
        }
    }

    private Doors doors(String user) {
        return new Doors(Web.program(port, user, TestPeople.PASSWORD), Web.browser(port, user, TestPeople.PASSWORD));
    }

    @Test
    void clerkSeesTasksOfTheOwnSubsidiaryOnly() {
        Doors clerk = doors(TestPeople.CLERK_EAST);
        String filter = allTasksFilter(clerk);

        for (var answers : List.of(
                clerk.get("/task?processDefinitionKey=" + Probe.KEY),
                clerk.post("/task", "{\"processDefinitionKey\":\"isolation-probe\"}"),
                clerk.post("/filter/" + filter + "/list", "{\"processDefinitionKey\":\"isolation-probe\"}"))) {
            assertThat(answers).allSatisfy(body -> assertThat(body)
                    .contains(east.task())
                    .doesNotContain(south.task(), ours.task(), theirs.task(), TestPeople.SOUTH));
        }
        for (String foreign : List.of(
                "{\"tenantIdIn\":[\"probe-south\"]}",
                "{\"withoutTenantId\":true}",
                "{\"taskId\":\"" + south.task() + "\"}",
                "{\"processInstanceId\":\"" + south.process() + "\"}",
                "{\"orQueries\":[{\"tenantIdIn\":[\"probe-south\"]}]}")) {
            assertThat(clerk.post("/task", foreign)).containsOnly("[]");
            assertThat(clerk.post("/task/count", foreign)).containsOnly("{\"count\":0}");
        }
    }

    private static String allTasksFilter(Doors doors) {
        Matcher id = Pattern.compile("\"id\":\"([^\"]+)\",\"resourceType\":\"Task\",\"name\":\"全部任务\"")
                .matcher(doors.get("/filter").get(0));
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    @Test
    void foreignTaskIsNotThere() {
        for (String user : List.of(TestPeople.CLERK_EAST, TestPeople.BUILDER, TestPeople.NOBODY)) {
            Doors doors = doors(user);
            for (Probe.Started foreign : List.of(south, theirs)) {
                for (String sub : SUB_RESOURCES) {
                    assertThat(doors.getStatus("/task/" + foreign.task() + sub))
                            .as(user + sub)
                            .allMatch(status -> status == 404 || status == 403);
                }
                for (String verb : List.of("claim", "unclaim", "assignee", "complete", "submit-form")) {
                    assertThat(doors.postStatus(
                                    "/task/" + foreign.task() + "/" + verb, "{\"userId\":\"" + user + "\"}"))
                            .as(user + verb)
                            .allMatch(status -> status == 404 || status == 403);
                }
            }
        }
        assertThat(probe.isOpen(south)).isTrue();
        assertThat(probe.isOpen(theirs)).isTrue();
    }

    @Test
    void companySeesItsOwnWorkOrdersOnly() {
        Doors builder = doors(TestPeople.BUILDER);

        assertThat(builder.get("/task")).allSatisfy(body -> assertThat(body)
                .contains(ours.task())
                .doesNotContain(east.task(), south.task(), theirs.task()));
        assertThat(builder.getStatus("/task/" + ours.task())).containsOnly(200);
        assertThat(builder.getStatus("/task/" + ours.task() + "/identity-links"))
                .containsOnly(200);
    }

    @Test
    void instancesAndHistoryAreNotListedForStaffAndCompanies() {
        for (String user : List.of(TestPeople.CLERK_EAST, TestPeople.OFFICE_SOUTH, TestPeople.BUILDER)) {
            Doors doors = doors(user);
            for (String path : List.of(
                    "/process-instance",
                    "/process-instance/" + south.process(),
                    "/process-instance/" + south.process() + "/variables",
                    "/variable-instance",
                    "/execution",
                    "/history/process-instance",
                    "/history/task",
                    "/history/activity-instance",
                    "/history/variable-instance",
                    "/history/detail",
                    "/history/identity-link-log",
                    "/incident",
                    "/job")) {
                assertThat(doors.getStatus(path)).as(user + path).containsOnly(403);
            }
            assertThat(doors.get("/history/user-operation"))
                    .allSatisfy(body -> assertThat(body).doesNotContain(south.process(), theirs.process()));
        }
    }

    @Test
    void engineItselfKeepsSubsidiariesApart() {
        currentUser.callAs(TestPeople.CLERK_EAST, () -> {
            assertThat(runtime.createProcessInstanceQuery()
                            .processDefinitionKey(Probe.KEY)
                            .list())
                    .isNotEmpty()
                    .allMatch(instance -> TestPeople.EAST.equals(instance.getTenantId()));
            assertThat(tasks.createTaskQuery().processDefinitionKey(Probe.KEY).list())
                    .isNotEmpty()
                    .allMatch(task -> TestPeople.EAST.equals(task.getTenantId()));
            assertThat(history.createHistoricProcessInstanceQuery()
                            .processDefinitionKey(Probe.KEY)
                            .list())
                    .isNotEmpty()
                    .allMatch(instance -> TestPeople.EAST.equals(instance.getTenantId()));
            assertThat(history.createHistoricTaskInstanceQuery()
                            .processDefinitionKey(Probe.KEY)
                            .list())
                    .isNotEmpty()
                    .allMatch(task -> TestPeople.EAST.equals(task.getTenantId()));
            assertThatThrownBy(() -> tasks.complete(south.task())).isInstanceOf(RuntimeException.class);
            return true;
        });
        assertThat(probe.isOpen(south)).isTrue();
    }

    @Test
    void instanceWithoutSubsidiaryCannotBeStarted() {
        long before = runtime.createProcessInstanceQuery().withoutTenantId().count();
        assertThatThrownBy(() -> runtime.createProcessInstanceByKey(Probe.KEY)
                        .setVariable("repairingGroup", Groups.PROPERTY_CS)
                        .execute())
                .isInstanceOf(RuntimeException.class);
        assertThat(runtime.createProcessInstanceQuery().withoutTenantId().count())
                .isEqualTo(before)
                .isZero();
    }

    @Test
    void homePageCountsTheOwnSubsidiaryOnly() {
        Web eastClerk = Web.browser(port, TestPeople.CLERK_EAST, TestPeople.PASSWORD);
        Web southClerk = Web.browser(port, TestPeople.CLERK_SOUTH, TestPeople.PASSWORD);
        int eastBefore = groupTasks(eastClerk);
        int southBefore = groupTasks(southClerk);

        probe.start(TestPeople.SOUTH, Groups.PROPERTY_ENGINEERING);

        assertThat(groupTasks(eastClerk)).isEqualTo(eastBefore);
        assertThat(groupTasks(southClerk)).isEqualTo(southBefore + 1);
    }

    private static int groupTasks(Web web) {
        Matcher number = Pattern.compile("我组待办</div>\\s*<div[^>]*>(\\d+)</div>")
                .matcher(web.get("/").body());
        assertThat(number.find()).isTrue();
        return Integer.parseInt(number.group(1));
    }

    @Test
    void groupLevelSeesAllSubsidiariesAlsoLaterOnes() {
        tenants.ensureTenant("probe-late", "后建公司");
        Probe.Started late = probe.start("probe-late", Groups.PROPERTY_ENGINEERING);

        Doors auditor = doors(TestPeople.AUDITOR);
        assertThat(auditor.get("/process-instance?processDefinitionKey=" + Probe.KEY))
                .allSatisfy(body -> assertThat(body).contains(east.process(), south.process(), late.process()));
    }
}
