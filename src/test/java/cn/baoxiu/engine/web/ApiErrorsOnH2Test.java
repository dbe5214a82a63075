package cn.baoxiu.engine.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.testing.AppOnH2;
import cn.baoxiu.testing.Web;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What no controller of the API meets is still answered with a problem document, and a page with a page. */
@AppOnH2
class ApiErrorsOnH2Test {

    private static final String USER = "error-groupcs";
    private static final String PASSWORD = "Irrtum-Vorbehalten-26";

    @LocalServerPort
    int port;

    @Autowired
    UserDirectory users;

    @BeforeEach
    void user() {
        users.create(USER, "错", "误", PASSWORD, List.of(Groups.GROUP_CS), List.of());
    }

    @Test
    void anUnknownAddressIsAProblem() {
        assertProblem(program().get("/api/nope"), 404, "没有找到");
    }

    @Test
    void aWrongMethodIsAProblem() {
        assertProblem(
                program().send("DELETE", "/api/cases", BodyPublishers.noBody(), "Accept", "application/json"),
                405,
                "不支持的方法");
    }

    @Test
    void aWrongContentTypeIsAProblem() {
        assertProblem(
                program().send("POST", "/api/reports", BodyPublishers.ofString("a=b"), "Content-Type", "text/plain"),
                415,
                "不支持的内容类型");
    }

    @Test
    void aBrowserGetsAPage() {
        HttpResponse<String> answer =
                Web.browser(port, USER, PASSWORD).with("Accept", "text/html").get("/no-such-page");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    }

    @Test
    void theDescriptionNamesTheLogin() {
        String description =
                Web.browser(port, USER, PASSWORD).get("/v3/api-docs").body();
        assertThat(description).contains("\"basic\"").contains("报修");
    }

    private Web program() {
        return Web.program(port, USER, PASSWORD);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String title) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"title\":\"" + title + "\"").contains("\"status\":" + status);
    }
}
