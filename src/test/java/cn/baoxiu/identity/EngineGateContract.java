package cn.baoxiu.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.testing.Web;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The gate before the engine's REST interface: what is not allowed expressly is refused, on every spelling. */
abstract class EngineGateContract {

    private static final List<String> NOT_ADMIN = List.of(
            TestPeople.CLERK_EAST,
            TestPeople.OFFICE_SOUTH,
            TestPeople.BUILDER,
            TestPeople.AUDITOR,
            TestPeople.DESIGNER,
            TestPeople.NOBODY);

    @LocalServerPort
    int port;

    @Autowired
    TenantDirectory tenants;

    @Autowired
    UserDirectory users;

    @Autowired
    Probe probe;

    @Autowired
    RepositoryService repository;

    Probe.Started started;

    private final Map<String, Web> programs = new HashMap<>();

    @BeforeEach
    void people() {
        TestPeople.create(tenants, users);
        probe.deploy();
        started = probe.start(TestPeople.EAST, Groups.PROPERTY_ENGINEERING);
    }

    private Web program(String user) {
        return Web.program(port, user, TestPeople.PASSWORD);
    }

    private void assertRefused(String user, String method, String path) {
        Web program = programs.computeIfAbsent(user, this::program);
        for (String door : List.of("/engine-rest", "/engine-rest/engine/default")) {
            var answer = call(program, method, door + path);
            assertThat(answer.statusCode()).as("%s %s %s", user, method, path).isEqualTo(403);
            assertThat(answer.body()).contains("您没有权限");
        }
    }

    private static HttpResponse<String> call(Web web, String method, String path) {
        return web.send(
                method,
                path,
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"),
                "Content-Type",
                "application/json");
    }

    @Test
    void namesOfPeopleSubsidiariesAndRightsAreForAdministrators() {
        for (String user : NOT_ADMIN) {
            for (String path : List.of(
                    "/user",
                    "/user/",
                    "/user/count",
                    "/user?idIn=" + TestPeople.CLERK_SOUTH,
                    "/user/" + TestPeople.CLERK_SOUTH + "/profile",
                    "/tenant",
                    "/tenant/count",
                    "/tenant/" + TestPeople.SOUTH,
                    "/group",
                    "/authorization",
                    "/identity/groups?userId=" + TestPeople.CLERK_SOUTH,
                    "/identity/groups?userId=" + user + "&userId=" + TestPeople.CLERK_SOUTH,
                    "/group/count?member=" + TestPeople.CLERK_SOUTH)) {
                assertRefused(user, "GET", path);
            }
        }
        assertThat(program(TestPeople.ADMIN).get("/engine-rest/user").statusCode())
                .isEqualTo(200);
        assertThat(program(TestPeople.CLERK_EAST)
                        .get("/engine-rest/user/" + TestPeople.CLERK_EAST + "/profile")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void metricsAndStatisticsOverAllSubsidiariesAreForAdministrators() {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(Probe.KEY)
                .latestVersion()
                .singleResult()
                .getId();
        for (String user : NOT_ADMIN) {
            for (String path : List.of(
                    "/metrics",
                    "/metrics/root-process-instance-start/sum",
                    "/history/process-definition/" + definition + "/statistics",
                    "/history/process-instance/report?reportType=duration&periodUnit=month",
                    "/history/task/report?reportType=count",
                    "/history/cleanup/configuration",
                    "/batch",
                    "/history/batch",
                    "/schema/log",
                    "/telemetry/data",
                    "/event-subscription")) {
                assertRefused(user, "GET", path);
            }
        }
    }

    @Test
    void whatChangesCasesPastTheirFormsIsRefused() {
        String task = "/task/" + started.task();
        String process = "/process-instance/" + started.process();
        for (String user : NOT_ADMIN) {
            for (String call : List.of(
                    "POST /process-definition/key/isolation-probe/start",
                    "POST " + task + "/variables",
                    "POST " + task + "/localVariables",
                    "PUT " + task + "/variables/grade",
                    "PUT " + task,
                    "POST /task/create",
                    "POST " + task + "/comment/create",
                    "POST " + task + "/attachment/create",
                    "POST " + task + "/identity-links",
                    "POST " + task + "/delegate",
                    "POST " + task + "/bpmnError",
                    "POST " + process + "/variables",
                    "PUT " + process + "/variables/grade",
                    "POST " + process + "/modification",
                    "PUT " + process + "/suspended",
                    "DELETE " + process,
                    "POST /process-instance/delete",
                    "POST /execution/" + started.process() + "/signal",
                    "POST /message",
                    "POST /signal",
                    "POST /condition",
                    "POST /migration/generate",
                    "POST /modification/execute",
                    "POST /external-task/fetchAndLock",
                    "POST /batch/x/jobs",
                    "POST /filter/create",
                    "PUT /filter/x",
                    "DELETE /filter/x",
                    "POST /user/create",
                    "POST /tenant/create",
                    "POST /authorization/create",
                    "POST /history/cleanup",
                    "POST /decision-definition/key/triage/evaluate",
                    "DELETE /process-definition/key/isolation-probe",
                    "DELETE /deployment/x",
                    "POST /deployment/x/redeploy",
                    "PUT /job/x/retries",
                    "POST /job/x/execute",
                    "HEAD /user",
                    "OPTIONS /user")) {
                String[] parts = call.split(" ");
                var answer = programs.computeIfAbsent(user, this::program)
                        .send(
                                parts[0],
                                "/engine-rest" + parts[1],
                                BodyPublishers.ofString("{}"),
                                "Content-Type",
                                "application/json");
                assertThat(answer.statusCode()).as("%s %s", user, call).isEqualTo(403);
            }
        }
        assertThat(probe.isOpen(started)).isTrue();
    }

    @Test
    void webApplicationsInterfaceHasTheSameGate() {
        Web clerk = Web.browser(port, TestPeople.CLERK_EAST, TestPeople.PASSWORD);
        for (String path : List.of(
                "/camunda/api/engine/engine/default/user",
                "/camunda/api/engine/engine/default/tenant",
                "/camunda/api/engine/engine/default/metrics",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/camunda/api/admin/plugin/adminPlugins/default/metrics/aggregated")) {
            assertThat(clerk.get(path).statusCode()).as(path).isEqualTo(403);
        }
        for (String path : List.of(
                "/camunda/api/engine/engine/default/filter/create",
                "/camunda/api/engine/engine/default/process-definition/key/isolation-probe/start",
                "/camunda/api/engine/engine/default/task/" + started.task() + "/variables")) {
            assertThat(clerk.postAsWebApplication(path, "{}").statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        Web auditor = Web.browser(port, TestPeople.AUDITOR, TestPeople.PASSWORD);
        assertThat(auditor.get("/camunda/api/cockpit/plugin/base/default/process-definition/statistics")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void firstUserSetUpAndCamundasOwnLoginAreClosedForEverybody() {
        for (String user : List.of(TestPeople.CLERK_EAST, TestPeople.ADMIN)) {
            Web web = Web.browser(port, user, TestPeople.PASSWORD);
            for (String path : List.of(
                    "/camunda/api/admin/setup/default/user/create",
                    "/camunda/api/admin/auth/user/default/login/tasklist")) {
                assertThat(web.postAsWebApplication(path, "{}").statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void nobodyDeploysIntoASubsidiaryAndOnlyDesignersDeploy() {
        for (String user : List.of(TestPeople.DESIGNER, TestPeople.ADMIN)) {
            assertThat(deploy(user, "tenant-id", TestPeople.SOUTH).statusCode()).isEqualTo(403);
            assertThat(deploy(user, "tenant-id", TestPeople.EAST).statusCode()).isEqualTo(403);
        }
        assertThat(deploy(TestPeople.DESIGNER, "deployment-source", "test").statusCode())
                .isEqualTo(200);
        for (String user : List.of(
                TestPeople.CLERK_EAST, TestPeople.BUILDER, TestPeople.AUDITOR, TestPeople.NOBODY, TestPeople.ADMIN)) {
            assertThat(deploy(user, "deployment-source", "test").statusCode()).isEqualTo(403);
        }
        assertRefused(TestPeople.ADMIN, "POST", "/deployment/create");
        assertRefused(TestPeople.ADMIN, "POST", "/deployment/x/redeploy");
        users.create(
                "probe.root.designer",
                "人",
                "测试",
                TestPeople.PASSWORD,
                List.of(Groups.CAMUNDA_ADMIN, Groups.DESIGNER),
                List.of());
        assertThat(deploy("probe.root.designer", "deployment-source", "test").statusCode())
                .isEqualTo(200);
        assertThat(repository
                        .createDeploymentQuery()
                        .tenantIdIn(TestPeople.EAST, TestPeople.SOUTH)
                        .count())
                .isZero();
    }

    private HttpResponse<String> deploy(String user, String field, String value) {
        String body = part("deployment-name", "gate-test") + part(field, value)
                + "--limit\r\nContent-Disposition: form-data; name=\"f\"; filename=\"probe-note.form\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n"
                + "{\"id\":\"probe-note\",\"type\":\"default\",\"components\":[]}\r\n--limit--\r\n";
        return program(user)
                .send(
                        "POST",
                        "/engine-rest/deployment/create",
                        BodyPublishers.ofString(body),
                        "Content-Type",
                        "multipart/form-data; boundary=limit");
    }

    private static String part(String name, String value) {
        return "--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    @Test
    void expressionsInQueriesOfPeopleAreRefused() {
        Web clerk = program(TestPeople.CLERK_EAST);
        String id = clerk.get("/engine-rest/filter").body().replaceAll("(?s)^\\[\\{\"id\":\"([^\"]+)\".*", "$1");
        for (String path : List.of("/task", "/task/count", "/filter/" + id + "/list")) {
            for (String field : List.of("assigneeExpression", "dueBeforeExpression", "candidateGroupExpression")) {
                var answer = clerk.postJson("/engine-rest" + path, "{\"" + field + "\":\"${currentUser()}\"}");
                assertThat(answer.statusCode()).as(path + field).isGreaterThanOrEqualTo(400);
                assertThat(answer.body()).contains("Expressions are forbidden");
            }
        }
    }

    @Test
    void everyRoleFindsItsListsInTasklist() {
        for (String user : List.of(TestPeople.CLERK_EAST, TestPeople.OFFICE_SOUTH, TestPeople.BUILDER)) {
            Web web = program(user);
            String filters = web.get("/engine-rest/filter").body();
            assertThat(filters).contains("我的任务", "我组待办", "今日到期", "已超期", "全部任务");
            var ids = Pattern.compile("\"id\":\"([^\"]+)\",\"resourceType\"").matcher(filters);
            int count = 0;
            while (ids.find()) {
                count++;
                assertThat(web.get("/engine-rest/filter/" + ids.group(1) + "/list")
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(count).isEqualTo(5);
        }
    }

    @Test
    void auditorReadsAndChangesNothing() {
        Web auditor = program(TestPeople.AUDITOR);
        for (String path : List.of(
                "/process-instance/" + started.process(),
                "/process-instance/" + started.process() + "/activity-instances",
                "/history/process-instance/" + started.process(),
                "/history/activity-instance?processInstanceId=" + started.process(),
                "/history/user-operation",
                "/deployment",
                "/decision-definition",
                "/task/" + started.task())) {
            assertThat(auditor.get("/engine-rest" + path).statusCode()).as(path).isEqualTo(200);
            assertThat(auditor.send("HEAD", "/engine-rest" + path, BodyPublishers.noBody())
                            .statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
        assertRefused(TestPeople.AUDITOR, "POST", "/task/" + started.task() + "/complete");
        assertRefused(TestPeople.AUDITOR, "POST", "/task/" + started.task() + "/claim");
        assertThat(probe.isOpen(started)).isTrue();
    }

    @Test
    void candidateClaimsAndCompletes() {
        Web clerk = program(TestPeople.CLERK_EAST);
        String task = "/engine-rest/task/" + started.task();
        assertThat(clerk.postJson(task + "/claim", "{\"userId\":\"" + TestPeople.CLERK_EAST + "\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(clerk.postJson(task + "/complete", "{}").statusCode()).isLessThan(300);
        assertThat(clerk.postJson(task + "/complete", "{}").statusCode()).isEqualTo(404);
    }
}
