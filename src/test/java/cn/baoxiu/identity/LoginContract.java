package cn.baoxiu.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.testing.Web;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** One login for everything, nothing open but what must be, and the usual attacks on a login refused. */
abstract class LoginContract {

    /** The last is where the QR code of a letter leads: it confirms a letter to whoever holds its token. */
    private static final Set<String> OPEN =
            Set.of("/login", "/actuator/health", "/actuator/health/**", "/actuator/health/x", "/v/x", "/s/x", "/c/x");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    TenantDirectory tenants;

    @Autowired
    UserDirectory users;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void people() {
        TestPeople.create(tenants, users);
    }

    Web program(String user) {
        return Web.program(port, user, TestPeople.PASSWORD);
    }

    Web browser(String user) {
        return Web.browser(port, user, TestPeople.PASSWORD);
    }

    @Test
    void aPersonChoosesTheLanguage() {
        Web web = browser(TestPeople.CLERK_EAST);
        assertThat(web.get("/").body()).contains("lang=\"zh-CN\"", "首页").doesNotContain("Log out");
        String token = web.csrf("/");
        web.with("Referer", "http://elsewhere.example/cases?state=OPEN");
        HttpResponse<String> answer = web.postForm("/language", "to", "en", "_csrf", token);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/cases?state=OPEN");
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("elsewhere");
        assertThat(web.get("/").body()).contains("lang=\"en\"").doesNotContain("首页");
        web.postForm("/language", "to", "x", "_csrf", web.csrf("/"));
        assertThat(web.get("/").body()).contains("lang=\"zh-CN\"");
    }

    @Test
    void aBrokenLanguageCookieReadsChinese() {
        String page = Web.anonymous(port)
                .with("Cookie", "baoxiu-language=%00x")
                .get("/login")
                .body();
        assertThat(page).contains("lang=\"zh-CN\"");
    }

    @Test
    void theBrowserAsksAgainForWhatChangesWithOurVersions() {
        Web web = browser(TestPeople.CLERK_EAST);
        for (String file : List.of("locales/zh.json", "scripts/config.js", "styles/user-styles.css")) {
            assertThat(web.get("/camunda/app/tasklist/" + file).headers().firstValue("Cache-Control"))
                    .as(file)
                    .hasValue("no-cache");
        }
    }

    @Test
    void noRegisteredAddressAnswersAnonymously() {
        Set<String> checked = new TreeSet<>();
        for (var mapping :
                context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
            mapping.getHandlerMethods().keySet().forEach(info -> {
                var methods = info.getMethodsCondition().getMethods();
                for (String pattern : info.getPatternValues()) {
                    String path =
                            pattern.replaceAll("\\{(?:[^{}]|\\{[^{}]*})+}", "x").replace("/**", "/x");
                    if (OPEN.contains(path)) {
                        continue;
                    }
                    if (methods.isEmpty()) {
                        assertClosed("GET", path);
                    }
                    methods.forEach(method -> assertClosed(method.name(), path));
                    checked.add(path);
                }
            });
        }
        assertThat(checked).contains("/", "/v3/api-docs", "/error");
    }

    @Test
    void noAddressOfTheEngineOrItsWebApplicationsAnswersAnonymously() {
        for (String path : List.of(
                "/engine-rest",
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/version",
                "/engine-rest/user",
                "/engine-rest/metrics",
                "/%65ngine-rest/task",
                "/api",
                "/api/cases",
                "/camunda",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/",
                "/camunda/app/admin/default/setup/",
                "/camunda/api/engine/engine",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/v3/api-docs/swagger-config",
                "/actuator",
                "/actuator/env",
                "/h2-console",
                "/no-such-page")) {
            assertClosed("GET", path);
        }
        assertClosed("POST", "/engine-rest/deployment/create");
        assertClosed("POST", "/engine-rest/process-definition/key/repair-case/start");
        assertClosed("POST", "/camunda/api/admin/setup/default/user/create");
        assertClosed("POST", "/camunda/api/admin/auth/user/default/login/tasklist");
    }

    private void assertClosed(String method, String path) {
        var answer = Web.anonymous(port).send(method, path, BodyPublishers.noBody());
        boolean toLogin = answer.statusCode() == 302
                && answer.headers().firstValue("Location").orElse("").endsWith("/login");
        // The engine's servlet does not take an address in encoded letters at all.
        boolean refused =
                List.of(401, 403).contains(answer.statusCode()) || (path.contains("%") && answer.statusCode() >= 400);
        assertThat(toLogin || refused)
                .as("%s %s answered %s %s", method, path, answer.statusCode(), answer.body())
                .isTrue();
    }

    @Test
    void loginPageHealthAndStaticFilesAreOpen() {
        for (String path : List.of(
                "/login",
                "/actuator/health",
                "/actuator/health/liveness",
                "/app.css",
                "/favicon.svg",
                "/webjars/tabler__core/dist/css/tabler.min.css",
                "/webjars/htmx.org/dist/htmx.min.js")) {
            assertThat(Web.anonymous(port).get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void pagesCarryStrictHeaders() {
        var headers = browser(TestPeople.CLERK_EAST).get("/").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        var tasklist = browser(TestPeople.CLERK_EAST).get("/camunda/app/tasklist/default/");
        assertThat(tasklist.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("nonce");
        assertThat(tasklist.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    /** Camunda keeps the nonce in one place for all; a page whose scripts have another than its header stays empty. */
    @Test
    void eachPageHasTheNonceOfItsHeader_whenManyAreOpenedAtOnce() throws InterruptedException {
        Web browser = browser(TestPeople.CLERK_EAST);
        Queue<Set<String>> wrong = new ConcurrentLinkedQueue<>();
        ExecutorService many = Executors.newFixedThreadPool(16);
        for (int i = 0; i < 800; i++) {
            many.execute(() -> {
                Set<String> nonces = nonces(browser.get("/camunda/app/tasklist/default/"));
                if (nonces.size() != 1) {
                    wrong.add(nonces);
                }
            });
        }
        many.shutdown();
        assertThat(many.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        assertThat(wrong).isEmpty();
    }

    private static Set<String> nonces(HttpResponse<String> page) {
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        return Stream.concat(
                        Pattern.compile("'nonce-([^']+)'").matcher(policy).results(),
                        Pattern.compile("nonce=\"([^\"]+)\"")
                                .matcher(page.body())
                                .results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void sessionCookieIsHiddenFromScriptsAndOtherSites() {
        String cookie = Web.anonymous(port)
                .get("/login")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void oneLoginServesPagesAndWebApplications() {
        Web clerk = browser(TestPeople.CLERK_EAST);

        assertThat(clerk.get("/").body()).contains("测试人", "任务列表").doesNotContain("用户管理");
        assertThat(clerk.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(clerk.get("/camunda/api/admin/auth/user/default").body())
                .contains(TestPeople.CLERK_EAST, "tasklist")
                .doesNotContain("cockpit");
        assertThat(browser(TestPeople.AUDITOR)
                        .get("/camunda/api/admin/auth/user/default")
                        .body())
                .contains("cockpit")
                .doesNotContain("tasklist");
    }

    @Test
    void loginReturnsToThePageThatWasAskedFor() {
        Web web = Web.anonymous(port).with("Accept", "text/html,*/*");
        web.get("/camunda/app/tasklist/default/");
        assertThat(web.login(TestPeople.CLERK_EAST, TestPeople.PASSWORD)
                        .headers()
                        .firstValue("Location"))
                .get()
                .asString()
                .endsWith("/camunda/app/tasklist/default/");
    }

    @Test
    void logoutInTasklistEndsTheSession() {
        Web clerk = browser(TestPeople.CLERK_EAST);
        assertThat(clerk.postAsWebApplication("/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isLessThan(300);
        assertThat(clerk.get("/").headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/login");
    }

    @Test
    void logoutNeedsTheTokenOfThePage() {
        Web clerk = browser(TestPeople.CLERK_EAST);
        assertThat(clerk.postForm("/logout").statusCode()).isEqualTo(403);
        assertThat(clerk.postForm("/logout", "_csrf", "wrong").statusCode()).isEqualTo(403);
        assertThat(clerk.get("/").statusCode()).isEqualTo(200);
        assertThat(clerk.postForm("/logout", "_csrf", clerk.csrf("/")).statusCode())
                .isEqualTo(302);
        assertThat(clerk.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void webApplicationsKeepTheirOwnToken() {
        Web clerk = browser(TestPeople.CLERK_EAST);
        clerk.get("/camunda/app/welcome/default/");
        String path = "/camunda/api/engine/engine/default/task/count";
        assertThat(clerk.postAsWebApplication(path, "{}").statusCode()).isEqualTo(200);
        assertThat(clerk.postJson(path, "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void sessionDoesNotOpenTheDoorOfPrograms() {
        assertThat(browser(TestPeople.ADMIN).get("/engine-rest/task").statusCode())
                .isEqualTo(401);
    }

    @Test
    void browserOfAnotherSiteCannotUseRememberedCredentials() {
        String path = "/engine-rest/task/count";
        assertThat(program(TestPeople.ADMIN).postJson(path, "{}").statusCode()).isEqualTo(200);
        assertThat(program(TestPeople.ADMIN)
                        .with("Sec-Fetch-Site", "same-origin")
                        .postJson(path, "{}")
                        .statusCode())
                .isEqualTo(200);
        for (String site : List.of("cross-site", "same-site")) {
            assertThat(program(TestPeople.ADMIN)
                            .with("Sec-Fetch-Site", site)
                            .postJson(path, "{}")
                            .statusCode())
                    .isEqualTo(403);
        }
        for (String origin : List.of("https://evil.example", "null", "http://localhost:1")) {
            assertThat(program(TestPeople.ADMIN)
                            .with("Origin", origin)
                            .postJson(path, "{}")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void wrongPasswordLocksTheUserForAWhileAndSaysSo() {
        String user = newUser();
        Web web = Web.anonymous(port).with("Accept", "text/html");

        var wrong = web.login(user, "Not-The-Password-1");
        assertThat(wrong.headers().firstValue("Location")).get().asString().endsWith("/login?error");
        assertThat(web.get("/login?error").body()).contains("用户名或密码不正确");

        var locked = web.login(user, TestPeople.PASSWORD);
        String target = locked.headers().firstValue("Location").orElseThrow();
        assertThat(target).contains("/login?wait=");
        assertThat(web.get(target.substring(target.indexOf("/login"))).body()).contains("账号已暂时锁定", "秒后再试");
        var program = program(user).get("/engine-rest/version");
        assertThat(program.statusCode()).isEqualTo(401);
        assertThat(program.body()).contains("locked");
    }

    @Test
    void tenWrongPasswordsLockTheUserForGood() {
        String user = newUser();
        jdbc.sql("update act_id_user set attempts_ = 10 where id_ = :id")
                .param("id", user)
                .update();

        Web web = Web.anonymous(port).with("Accept", "text/html");
        var answer = web.login(user, TestPeople.PASSWORD);
        assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/login?locked");
        assertThat(web.get("/login?locked").body()).contains("账号已锁定，请联系管理员解锁");
    }

    @Test
    void passwordThatWasAcceptedBeforeIsCheckedAgainOnceItIsChangedOrWrongOnesCame() {
        String user = newUser();
        String path = "/engine-rest/version";
        assertThat(program(user).get(path).statusCode()).isEqualTo(200);
        assertThat(program(user).get(path).statusCode()).isEqualTo(200);

        String next = "Another-Only-4712";
        assertThat(program(user)
                        .send(
                                "PUT",
                                "/engine-rest/user/" + user + "/credentials",
                                BodyPublishers.ofString("{\"password\":\"" + next
                                        + "\",\"authenticatedUserPassword\":\"" + TestPeople.PASSWORD + "\"}"),
                                "Content-Type",
                                "application/json")
                        .statusCode())
                .isEqualTo(204);

        assertThat(Web.program(port, user, next).get(path).statusCode()).isEqualTo(200);
        assertThat(program(user).get(path).statusCode()).isEqualTo(401);
        var locked = Web.program(port, user, next).get(path);
        assertThat(locked.statusCode()).isEqualTo(401);
        assertThat(locked.body()).contains("locked");
    }

    private String newUser() {
        String user = "u" + UUID.randomUUID().toString().substring(0, 8);
        users.create(user, "人", "临时", TestPeople.PASSWORD, List.of(), List.of());
        return user;
    }

    @Test
    void weakPasswordIsRefused() {
        for (String weak : List.of("short1-A", "alllowercase-1", "NoDigitsHere-", "NoSpecial4711", "Probe.weak-4711")) {
            assertThatThrownBy(() -> users.create("probe.weak", "", "", weak, List.of(), List.of()))
                    .as(weak)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(users.exists("probe.weak")).isFalse();
        assertThat(program(TestPeople.CLERK_EAST)
                        .send(
                                "PUT",
                                "/engine-rest/user/" + TestPeople.CLERK_EAST + "/credentials",
                                BodyPublishers.ofString("{\"password\":\"weak\",\"authenticatedUserPassword\":\""
                                        + TestPeople.PASSWORD + "\"}"),
                                "Content-Type",
                                "application/json")
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(program(TestPeople.CLERK_EAST).get("/engine-rest/version").statusCode())
                .isEqualTo(200);
    }

    @Test
    void rightThatIsTakenAwayIsGoneAtTheNextRequest() {
        String user = newUser();
        users.create(user, "", "", TestPeople.PASSWORD, List.of(Groups.CAMUNDA_ADMIN), List.of());
        Web web = browser(user);
        assertThat(web.get("/").body()).contains("用户管理");
        Web admin = program(TestPeople.ADMIN);
        admin.send("DELETE", "/engine-rest/group/camunda-admin/members/" + user, BodyPublishers.noBody());
        assertThat(web.get("/").body()).doesNotContain("用户管理");
        admin.send("DELETE", "/engine-rest/user/" + user, BodyPublishers.noBody());
        assertThat(web.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void wrongAddressAnswersInChinese() {
        Web clerk = browser(TestPeople.CLERK_EAST);
        var missing = clerk.get("/no-such-page");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("找不到该页面");
        assertThat(clerk.postForm("/logout").body()).contains("您没有权限访问此页面");
    }
}
