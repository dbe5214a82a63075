package cn.baoxiu.engine.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.engine.EngineTables;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.ProcessStarter;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.TenantDirectory;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.testing.Web;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Tasklist and Camunda Modeler see through {@code /engine-rest} when something is refused. */
abstract class RestGateContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADMIN = "engine-rest-admin";
    private static final String DESIGNER = "engine-rest-designer";
    private static final String PASSWORD = "Regen-auf-Dach-2026";

    @LocalServerPort
    int port;

    @Autowired
    UserDirectory users;

    @Autowired
    RepositoryService repository;

    @Autowired
    IdentityService identity;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    TenantDirectory tenants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProcessStarter starter;

    @Autowired
    TaskInbox inbox;

    @BeforeEach
    void peopleAndModel() {
        identity.clearAuthentication();
        users.create(ADMIN, "管理", "测试", PASSWORD, List.of(Groups.CAMUNDA_ADMIN), List.of());
        users.create(DESIGNER, "设计", "测试", PASSWORD, List.of(Groups.DESIGNER), List.of());
        var builder = repository.createDeployment().name("engine-test").enableDuplicateFiltering(true);
        for (String name : List.of("engine-test.bpmn", "engine-start.form", "engine-check.form", "engine-grade.dmn")) {
            builder.addClasspathResource("engine/" + name);
        }
        builder.deploy();
    }

    @Test
    void aRefusedFormIsAnsweredWithTheSentencesAlone() throws Exception {
        OpenTask task = task();
        for (String way : List.of("complete", "submit-form")) {
            HttpResponse<String> answer =
                    post(ADMIN, "/task/" + task.id() + "/" + way, "application/json", "{\"variables\":{}}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            JsonNode body = JSON.readTree(answer.body());
            assertThat(body.path("type").asText()).isEqualTo("FormRejected");
            assertThat(body.path("message").asText()).matches("「.+」必须填写；「.+」必须填写");
        }
        assertThat(inbox.find(task.id())).isPresent();
    }

    @Test
    void aTaskGivenToSomebodyWhoIsNoCandidateIsRefusedInChinese() throws Exception {
        users.create("engine-rest-builder", "施工", "测试", PASSWORD, List.of(), List.of());
        OpenTask task = task();
        for (String way : List.of("assignee", "claim", "delegate")) {
            for (String user : List.of("engine-rest-builder", "engine-rest-unknown")) {
                HttpResponse<String> answer = post(
                        ADMIN, "/task/" + task.id() + "/" + way, "application/json", "{\"userId\":\"" + user + "\"}");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
                JsonNode body = JSON.readTree(answer.body());
                assertThat(body.path("type").asText()).isEqualTo("FormRejected");
                assertThat(body.path("message").asText()).startsWith("「任务办理人」不能把任务交给“" + user + "”");
            }
        }
        assertThat(inbox.find(task.id()).orElseThrow().assignee()).isNull();
    }

    @Test
    void aBodyThatIsNoJsonIsRefusedInChinese() throws Exception {
        OpenTask task = task();
        for (String way : List.of("complete", "submit-form")) {
            for (String bad : List.of("{\"variables\":", "[1]", "garbage", "{\"variables\":3}")) {
                HttpResponse<String> answer = post(ADMIN, "/task/" + task.id() + "/" + way, "application/json", bad);
                assertThat(answer.statusCode()).as(bad + answer.body()).isEqualTo(400);
                assertThat(JSON.readTree(answer.body()).path("message").asText())
                        .as(bad + answer.body())
                        .startsWith("请求的内容不是有效的 JSON");
            }
        }
    }

    @Test
    void whoMayNotEndATaskIsToldSoInChineseWithoutIds() throws Exception {
        tenants.ensureTenant("T1", "甲公司");
        users.create("engine-rest-cs", "客服", "测试", PASSWORD, List.of(Groups.PROPERTY_CS), List.of("T1"));
        OpenTask task = task();
        jdbc.sql("UPDATE act_ru_task SET assignee_ = 'engine-rest-cs' WHERE id_ = :id")
                .param("id", task.id())
                .update();
        identity.clearAuthentication();
        authorizations.saveAuthorization(readAndWork(task));
        for (String way : List.of("complete", "submit-form")) {
            HttpResponse<String> answer =
                    post("engine-rest-cs", "/task/" + task.id() + "/" + way, "application/json", "{}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            JsonNode body = JSON.readTree(answer.body());
            assertThat(body.path("type").asText()).isEqualTo("AuthorizationException");
            assertThat(body.path("message").asText()).isEqualTo("您无权进行此操作");
        }
    }

    private Authorization readAndWork(OpenTask task) {
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId("engine-rest-cs");
        grant.setResource(Resources.TASK);
        grant.setResourceId(task.id());
        grant.setPermissions(new Permission[] {TaskPermissions.READ, TaskPermissions.TASK_WORK});
        return grant;
    }

    @Test
    void anAcceptedFormIsAnsweredAsEver() throws Exception {
        OpenTask task = task();
        HttpResponse<String> answer = post(
                ADMIN,
                "/task/" + task.id() + "/submit-form",
                "application/json",
                "{\"variables\":{\"note\":{\"value\":\"n\"},\"passed\":{\"value\":true}}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(inbox.find(task.id())).isEmpty();
    }

    @Test
    void aVariableThatTheFormDoesNotHaveChangesNothingThroughTheWebApplications() {
        for (String way : List.of("complete", "submit-form")) {
            OpenTask task = task();
            String foreign = "smuggled-" + UUID.randomUUID();
            Web tasklist = Web.browser(port, ADMIN, PASSWORD);
            tasklist.get("/camunda/app/tasklist/default/");
            HttpResponse<String> answer = tasklist.postAsWebApplication(
                    "/camunda/api/engine/engine/default/task/" + task.id() + "/" + way,
                    "{\"variables\":{\"note\":{\"value\":\"n\"},\"passed\":{\"value\":true},"
                            + "\"grade\":{\"value\":\"" + foreign + "\"},\"stranger\":{\"value\":\"" + foreign
                            + "\"}}}");
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
            assertThat(inbox.find(task.id())).isEmpty();
            assertThat(EngineTables.containing(jdbc, foreign)).isEmpty();
            assertThat(EngineTables.containing(jdbc, "stranger")).isEmpty();
        }
    }

    @Test
    void theModelerIsToldWhyAModelIsRefused_andDeploysAGoodOne() throws Exception {
        String key = "engine-" + UUID.randomUUID();
        HttpResponse<String> refused = deploy(key, "<text>1</text>", "expressionLanguage='groovy'");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(JSON.readTree(refused.body()).path("message").asText())
                .contains("模型未通过检查，没有部署：", key + ".dmn，元素 l：表达式语言只能是 FEEL，而不是“groovy”");

        HttpResponse<String> accepted = deploy(key, "<text>1</text>", "");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
    }

    @Test
    void aDesignerGoesBackToAnEarlierVersionOnThePageOfModels() throws Exception {
        String key = "engine-" + UUID.randomUUID();
        assertThat(deploy(key, "<text>1</text>", "").statusCode()).isEqualTo(200);
        assertThat(deploy(key, "<text>2</text>", "").statusCode()).isEqualTo(200);
        Web browser = Web.browser(port, DESIGNER, PASSWORD);
        HttpResponse<String> page = browser.get("/models");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(key, "repair-case", "随版本发布", DESIGNER, "恢复此版本");

        HttpResponse<String> done = browser.postForm(
                "/models/DECISION/" + key + "/rollback", "version", "1", "_csrf", browser.csrf("/models"));
        assertThat(done.statusCode()).as(done.body()).isIn(200, 302);
        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .latestVersion()
                        .singleResult()
                        .getVersion())
                .isEqualTo(3);
    }

    @Test
    void nobodyElseSeesThePageOfModels() {
        users.create("engine-rest-clerk", "前台", "测试", PASSWORD, List.of(Groups.GROUP_CS), List.of());
        assertThat(Web.browser(port, "engine-rest-clerk", PASSWORD)
                        .get("/models")
                        .statusCode())
                .isEqualTo(403);
    }

    private OpenTask task() {
        String key = starter.start("engine-test", Map.of("place", "K-" + UUID.randomUUID()));
        return inbox.ofCase(key).get(0);
    }

    private HttpResponse<String> deploy(String key, String text, String language) throws Exception {
        String dmn = "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'"
                + " xmlns:camunda='http://camunda.org/schema/1.0/dmn' id='d' name='d' namespace='n'>"
                + "<decision id='" + key + "' name='x' camunda:historyTimeToLive='P1D'><variable id='v' name='days'/>"
                + "<literalExpression id='l' " + language + ">" + text
                + "</literalExpression></decision></definitions>";
        String body = part("deployment-name", "", "x") + part("deployment-source", "", "Camunda Modeler")
                + part(key + ".dmn", "; filename=\"" + key + ".dmn\"", dmn) + "--part--\r\n";
        return post(DESIGNER, "/deployment/create", "multipart/form-data; boundary=part", body);
    }

    private static String part(String name, String more, String content) {
        return "--part\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" + content + "\r\n";
    }

    private HttpResponse<String> post(String user, String path, String type, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        return send(user, request, "/engine-rest" + path);
    }

    private HttpResponse<String> send(String user, HttpRequest.Builder request, String path)
            throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest built = request.uri(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + basic)
                .build();
        return HttpClient.newHttpClient().send(built, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
