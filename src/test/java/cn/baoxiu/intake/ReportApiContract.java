package cn.baoxiu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.TenantDirectory;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.testing.Web;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports through the API and the counter's page of the whole program. */
abstract class ReportApiContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLERK = "intake-clerk";
    private static final String REPAIRER = "intake-repairer";
    private static final String PASSWORD = "Regen-auf-Dach-2026";
    private static final String OTHERS_HOME = "ITB-P-1-1-0101";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    UserDirectory users;

    @Autowired
    TenantDirectory tenants;

    /** A home of its own for each test, so that tests are no duplicates of each other. */
    String home = "";

    @BeforeEach
    void twoSubsidiariesAndTheirPeople() {
        subsidiary("ita", "ITA-P");
        subsidiary("itb", "ITB-P");
        addHome("ITB-P", "1", OTHERS_HOME, "0101");
        tenants.ensureCompanyGroup("contractor-ITC", "某施工单位");
        users.create(CLERK, "前台", "测试", PASSWORD, List.of(Groups.PROPERTY_CS), Set.of("ita"));
        users.create(REPAIRER, "调度", "测试", PASSWORD, List.of("contractor-ITC"), Set.of("ita"));
        String entrance = UUID.randomUUID().toString().substring(0, 8);
        home = "ITA-P-1-" + entrance + "-1201";
        addHome("ITA-P", entrance, home, "1201");
    }

    @Test
    void opensACaseWithItsPromises() throws Exception {
        HttpResponse<String> response = post(CLERK, body(Map.of("description", "卫生间天花板漏水💧𠮷")));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        JsonNode answer = JSON.readTree(response.body());
        String number = answer.get("caseNumber").textValue();
        assertThat(number).matches("BX-ITA-P-\\d{8}-\\d{4}");
        assertThat(response.headers().firstValue("Location")).hasValue("/api/cases/" + number);
        assertThat(answer.get("grade").textValue()).isEqualTo("P1");
        assertThat(answer.get("promises").findValuesAsText("kind"))
                .containsExactlyInAnyOrder("FIRST_CONTACT", "ON_SITE", "FINISH");
        assertThat(answer.get("promises").findValuesAsText("due")).allMatch(due -> due.endsWith("+08:00"));
        assertThat(answer.get("reopened").booleanValue()).isFalse();
        assertThat(answer.get("duplicateOf").isNull()).isTrue();
        assertThat(jdbc.sql("select description from intake_report where case_number = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("卫生间天花板漏水💧𠮷");
    }

    @Test
    void aFullNumberIsShownToStaffWithAReasonAndLogged() throws Exception {
        String number = JSON.readTree(post(CLERK, body(Map.of())).body())
                .get("caseNumber")
                .textValue();
        String page = "/cases/" + number + "/reporter-phone";
        Web clerk = Web.browser(port, CLERK, PASSWORD);
        assertThat(clerk.get("/cases/" + number).body()).contains("190****0001").doesNotContain("19000000001");
        assertThat(clerk.get(page).body()).doesNotContain("19000000001");
        assertThat(clerk.postForm(page, "reason", " ", "_csrf", clerk.csrf(page))
                        .body())
                .contains("查看原因")
                .doesNotContain("19000000001");
        assertThat(looks(number)).isZero();

        assertThat(clerk.postForm(page, "reason", "约上门时间", "_csrf", clerk.csrf(page))
                        .body())
                .contains("19000000001");

        assertThat(looks(number)).isOne();
        Web company = Web.browser(port, REPAIRER, PASSWORD);
        assertThat(company.get(page).statusCode()).isEqualTo(404);
        assertThat(company.postForm(page, "reason", "好奇", "_csrf", company.csrf("/"))
                        .body())
                .doesNotContain("19000000001");
        assertThat(looks(number)).isOne();
    }

    private int looks(String number) {
        return jdbc.sql("select count(*) from intake_phone_access where case_number = ? and user_id = ?")
                .params(number, CLERK)
                .query(Integer.class)
                .single();
    }

    @Test
    void answersTheSameClientReferenceWithTheFirstCase() throws Exception {
        String reference = UUID.randomUUID().toString();
        HttpResponse<String> first = post(CLERK, body(Map.of("clientReference", reference)));
        HttpResponse<String> again = post(CLERK, body(Map.of("clientReference", reference, "description", "又一次")));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(JSON.readTree(again.body())).isEqualTo(JSON.readTree(first.body()));
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(reportsOf(home)).isEqualTo(1);
    }

    @Test
    void opensOneCaseWhenTheSameClientReferenceRaces() throws Exception {
        String body = body(Map.of("clientReference", UUID.randomUUID().toString()));
        int requests = 6;
        ExecutorService pool = Executors.newFixedThreadPool(requests);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                answers.add(pool.submit(() -> {
                    go.await();
                    return post(CLERK, body);
                }));
            }
            go.countDown();
            List<Integer> statuses = new ArrayList<>();
            List<String> numbers = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).as(answer.get().body()).isIn(200, 201);
                statuses.add(answer.get().statusCode());
                numbers.add(JSON.readTree(answer.get().body()).get("caseNumber").textValue());
            }
            assertThat(statuses).containsOnlyOnce(201);
            assertThat(Set.copyOf(numbers)).hasSize(1);
            assertThat(reportsOf(home)).isEqualTo(1);
            assertThat(casesOf(home)).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void namesEachWrongFieldAndStoresNothing() throws Exception {
        HttpResponse<String> response = post(
                CLERK,
                body(Map.of(
                        "homeCode", "ITA-P-99-9-9999",
                        "reporterPhone", "1900000001",
                        "description", "漏".repeat(20_000),
                        "defectClass", "METEORITE",
                        "reportedAt", "2099-01-01T00:00:00+08:00",
                        "hazards", "GAS")));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode errors = JSON.readTree(response.body()).get("errors");
        assertThat(errors.findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "homeCode", "reporterPhone", "description", "defectClass", "reportedAt", "hazards");
        assertThat(errors.findValuesAsText("message")).allMatch(m -> !m.isBlank());
        assertThat(casesOf("ITA-P-99-9-9999")).isZero();
    }

    @Test
    void namesWhatIsMissing() throws Exception {
        HttpResponse<String> response = post(CLERK, "{}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(JSON.readTree(response.body()).get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "homeCode", "defectClass", "description", "reporterName", "reporterPhone", "channel");
    }

    @Test
    void aHomeOfAnotherSubsidiaryIsAnsweredLikeAnUnknownOne() throws Exception {
        JsonNode others =
                JSON.readTree(post(CLERK, body(Map.of("homeCode", OTHERS_HOME))).body());
        JsonNode unknown = JSON.readTree(
                post(CLERK, body(Map.of("homeCode", "ITB-P-9-9-0909"))).body());
        assertThat(others.get("errors").get(0).get("field").textValue()).isEqualTo("homeCode");
        assertThat(others.get("errors").get(0).get("code"))
                .isEqualTo(unknown.get("errors").get(0).get("code"));
        assertThat(others.get("status").intValue()).isEqualTo(422);
        assertThat(casesOf(OTHERS_HOME)).isZero();
    }

    @Test
    void refusesABodyThatIsNotJson() throws Exception {
        for (String body : new String[] {"homeCode=1", "{\"homeCode\":", "[]", "\"text\"", ""}) {
            HttpResponse<String> response = post(CLERK, body);
            assertThat(response.statusCode()).as(body).isEqualTo(400);
            assertThat(JSON.readTree(response.body()).get("status").intValue()).isEqualTo(400);
        }
        HttpResponse<String> text = send(request("/api/reports", CLERK)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(body(Map.of())))
                .build());
        assertThat(text.statusCode()).isEqualTo(415);
    }

    @Test
    void takesReportsOnlyFromThoseWhoTakeReports() throws Exception {
        assertThat(post(REPAIRER, body(Map.of())).statusCode()).isEqualTo(403);
        HttpResponse<String> nobody = send(HttpRequest.newBuilder(uri("/api/reports"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(Map.of())))
                .build());
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(casesOf(home)).isZero();
    }

    @Test
    void offersTheOpenCaseAsDuplicate() throws Exception {
        JsonNode first = JSON.readTree(post(CLERK, body(Map.of())).body());
        JsonNode second = JSON.readTree(post(CLERK, body(Map.of())).body());
        assertThat(second.get("caseNumber")).isNotEqualTo(first.get("caseNumber"));
        assertThat(second.get("duplicateOf")).isEqualTo(first.get("caseNumber"));
    }

    @Test
    void theCounterEntersAReportOnThePage() throws Exception {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        String login = get(browser, "/login").body();
        submit(browser, "/login", Map.of("username", CLERK, "password", PASSWORD, "_csrf", token(login)));

        assertThat(get(browser, "/reports/new/search?q=" + home).body()).contains(home);
        assertThat(get(browser, "/reports/new/search?q=" + OTHERS_HOME).body()).doesNotContain(">" + OTHERS_HOME);
        HttpResponse<String> page = get(browser, "/reports/new?location=" + home);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("登记报修", "保修情况", "防水").doesNotContain("??");
        assertThat(get(browser, "/reports/new/warranty?location=" + home + "&defectClass=LEAK&place=BATHROOM")
                        .body())
                .contains("防水")
                .doesNotContain("电梯");

        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("location", home);
        fields.put("defectClass", "LEAK");
        fields.put("place", "BATHROOM");
        fields.put("description", "  ");
        fields.put("reporterName", "陈<b>女士");
        fields.put("reporterPhone", "1900000001");
        fields.put("channel", "COUNTER");
        fields.put("clientReference", UUID.randomUUID().toString());
        fields.put("_csrf", token(page.body()));
        HttpResponse<String> wrong = submit(browser, "/reports/new", fields);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"description-error\"", "id=\"reporterPhone-error\"", "陈&lt;b&gt;女士");
        assertThat(casesOf(home)).isZero();

        fields.put("description", "淋浴房漏水");
        fields.put("reporterPhone", "19000000001");
        fields.put("_csrf", token(wrong.body()));
        HttpResponse<String> done = submit(browser, "/reports/new", fields);
        assertThat(done.statusCode()).isEqualTo(200);
        Matcher number = Pattern.compile("/cases/(BX-ITA-P-\\d{8}-\\d{4})").matcher(done.body());
        assertThat(number.find()).isTrue();
        assertThat(casesOf(home)).isEqualTo(1);

        fields.remove("_csrf");
        assertThat(submit(browser, "/reports/new", fields).statusCode()).isEqualTo(403);
    }

    private void subsidiary(String code, String project) {
        tenants.ensureTenant(code, code);
        if (count("select count(*) from estate_subsidiary where code = ?", code) == 0) {
            jdbc.sql("insert into estate_subsidiary (code, name, city, head) values (?, ?, '广州市', '某人')")
                    .params(code, code)
                    .update();
            jdbc.sql(
                            """
                            insert into estate_project (code, subsidiary, name, city, completion_acceptance_date,
                                mass_handover_date, finish) values (?, ?, '试验里', '广州市', ?, ?, 'BARE')""")
                    .params(project, code, LocalDate.of(2025, 3, 1), LocalDate.of(2025, 6, 1))
                    .update();
        }
    }

    private void addHome(String project, String entrance, String code, String room) {
        if (count("select count(*) from estate_home where code = ?", code) == 0) {
            jdbc.sql(
                            """
                            insert into estate_home (code, project, building, building_no, entrance, entrance_no, room,
                                handover_date, completion_acceptance_date)
                            values (?, ?, '1号楼', '1', ?, ?, ?, ?, ?)""")
                    .params(code, project, entrance, entrance, room, LocalDate.of(2025, 6, 1), LocalDate.of(2025, 3, 1))
                    .update();
        }
    }

    private int reportsOf(String code) {
        return count("select count(*) from intake_report where location_code = ?", code);
    }

    private int casesOf(String code) {
        return count("select count(*) from repair_case where location_code = ?", code);
    }

    private int count(String sql, String code) {
        return jdbc.sql(sql).param(code).query(Integer.class).single();
    }

    private String body(Map<String, ?> change) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("homeCode", home);
        body.put("place", "BATHROOM");
        body.put("defectClass", "LEAK");
        body.put("symptom", "SEEPAGE");
        body.put("description", "天花板漏水");
        body.put("hazards", List.of());
        body.put("reporterName", "陈女士");
        body.put("reporterPhone", "190-0000-0001");
        body.put("channel", "PHONE");
        body.putAll(change);
        return JSON.writeValueAsString(body);
    }

    private HttpResponse<String> post(String user, String body) throws Exception {
        return send(request("/api/reports", user)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path, String user) {
        String basic = Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Basic " + basic);
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(HttpClient browser, String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(uri(path)).header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> submit(HttpClient browser, String path, Map<String, String> fields) throws Exception {
        List<String> pairs = new ArrayList<>();
        fields.forEach((k, v) -> pairs.add(k + "=" + URLEncoder.encode(v, StandardCharsets.UTF_8)));
        return browser.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String token(String html) {
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(html);
        assertThat(token.find()).as(html).isTrue();
        return token.group(1);
    }
}
