package cn.baoxiu.repair;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.engine.ProcessStarter;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.estate.ImportOptions;
import cn.baoxiu.estate.Imports;
import cn.baoxiu.estate.Locations;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.testing.Web;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case is found by everything that people know of it, and only by those who may see it. */
abstract class CaseListContract {

    private static final String PASSWORD = "Baoxiu-Listing-2026";
    private static final String HOME = "HN-YJT-5-1-0902";
    private static final String OTHER_HOME = "HD-LJW-1-1-0103";
    private static final List<String> KINDS = List.of(
            "subsidiaries",
            "projects",
            "contractors",
            "third-parties",
            "homes",
            "owners",
            "contracts",
            "contract-terms",
            "project-terms",
            "seasons");

    @LocalServerPort
    int port;

    @Autowired
    Imports imports;

    @Autowired
    Locations locations;

    @Autowired
    UserDirectory users;

    @Autowired
    CurrentUser currentUser;

    @Autowired
    ProcessStarter starter;

    @Autowired
    TaskInbox inbox;

    @Autowired
    List<BackgroundTask> backgroundTasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate batch;

    @Autowired
    RepairCases repairCases;

    @Autowired
    ObjectMapper json;

    private String number = "";
    private String ownerName = "";
    private String ownerPhone = "";

    @BeforeEach
    void aCase() throws IOException {
        if (locations.find(HOME).isEmpty()) {
            for (String kind : KINDS) {
                String file = kind.replace('-', '_') + ".csv";
                try (InputStream in = getClass().getResourceAsStream("/demo/group/" + file)) {
                    imports.run(kind, in, file, ImportOptions.allOrNothing());
                }
            }
        }
        person("list.clerk", "huanan", Groups.PROPERTY_CS);
        person("list.office", "huanan", Groups.WARRANTY_OFFICE);
        person("list.stranger", "huadong", Groups.PROPERTY_CS);
        person("list.c101", "huanan", "contractor-C101");
        jdbc.sql("update repair_case set stage = 'CLOSED', outcome = 'WITHDRAWN', open_since = null, holder = null"
                        + " where location_code = ?")
                .param(HOME)
                .update();
        number = report(HOME, "厨房吊柜背后墙面渗水，台面起泡", "list.clerk");
        Map<String, Object> owner = jdbc.sql(
                        "select name, phone from estate_ownership where home = ? and until_date is null")
                .param(HOME)
                .query()
                .singleRow();
        ownerName = owner.get("name").toString();
        ownerPhone = owner.get("phone").toString();
    }

    private void person(String id, String tenant, String group) {
        users.create(id, id, "列", PASSWORD, List.of(group), List.of(tenant));
    }

    private String report(String home, String description, String by) {
        Map<String, Object> body = Map.of(
                "homeCode", home,
                "place", "KITCHEN",
                "defectClass", "LEAK",
                "symptom", "SEEPAGE",
                "description", description,
                "reporterName", "司马文渊",
                "reporterPhone", "13866668421",
                "channel", "PHONE");
        return currentUser.callAs(by, () -> starter.start("repair-case", body));
    }

    @Test
    void isFoundByNumberHomeNameTelephoneAndWords() throws Exception {
        String digits = number.substring(number.length() - 13);
        for (String text : List.of(
                number,
                number.toLowerCase(),
                digits,
                digits.replace("-", ""),
                number.substring(number.length() - 4),
                "越江台5号楼1单元0902",
                "5-1-902",
                "越江台5#902室",
                "越江台 902",
                HOME,
                "5号楼 渗水",
                "司马文渊",
                "司马",
                "13866668421",
                "138 6666 8421",
                "+86 138-6666-8421",
                "8421",
                ownerName,
                ownerPhone,
                "吊柜",
                "台面起泡",
                "厨房吊柜背后墙面渗水，台面起泡",
                "渗水 吊柜",
                "越江台吊柜",
                "ＢＸ-" + number.substring(3))) {
            assertThat(found("list.clerk", text)).as(text).contains(number);
        }
        for (String text : List.of("恐龙", "吊柜 恐龙", "13866668422", "8-2-902", "司马懿", "BX-HN-YJT-20001301-0001")) {
            assertThat(found("list.clerk", text)).as(text).doesNotContain(number);
        }
    }

    @Test
    void reportsOfOlderReleasesAreAddedToTheIndexInTheBackground() throws Exception {
        jdbc.sql("delete from intake_search_term where case_number = ?")
                .param(number)
                .update();
        jdbc.sql("insert into intake_search_backlog (case_number) values (?)")
                .param(number)
                .update();
        assertThat(found("list.clerk", "台面起泡")).doesNotContain(number);

        backgroundTasks.stream()
                .filter(task -> task.name().equals("intake.searchBacklog"))
                .findFirst()
                .orElseThrow()
                .run("all");

        for (String text : List.of("台面起泡", "司马文渊", "13866668421", ownerName)) {
            assertThat(found("list.clerk", text)).as(text).contains(number);
        }
        assertThat(jdbc.sql("select count(*) from intake_search_backlog")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void strangeTextsGetAClearAnswerAndBreakNothing() throws Exception {
        for (String text : List.of("%", "'", "_", "\\", "😀", "漏", "''; drop table repair_case; --".substring(0, 3))) {
            HttpResponse<String> answer = ask("list.clerk", "/api/cases?q=" + encoded(text));
            assertThat(answer.statusCode()).as(text).isEqualTo(422);
            assertThat(json.readTree(answer.body())
                            .get("errors")
                            .get(0)
                            .get("field")
                            .asText())
                    .isEqualTo("q");
            assertThat(page("list.clerk", "/cases?q=" + encoded(text))).as(text).contains("「查找内容」");
        }
        HttpResponse<String> tooLong = ask("list.clerk", "/api/cases?q=" + encoded("漏".repeat(5_000)));
        assertThat(tooLong.statusCode()).isIn(400, 414, 422);
        assertThat(ask("list.clerk", "/api/cases?q=" + encoded("渗水".repeat(51))).statusCode())
                .isEqualTo(422);
        assertThat(ask("list.clerk", "/api/cases?q=" + encoded("渗水".repeat(50))).statusCode())
                .isEqualTo(200);
        for (String text : List.of("吊柜%", "吊柜'", "吊柜 \u0000", "吊柜💧", "%吊柜_")) {
            assertThat(found("list.clerk", text)).as(text).contains(number);
        }
    }

    @Test
    void aWrongParameterIsNamed() throws Exception {
        for (String wrong : List.of(
                "sort=colour",
                "stage=x",
                "holder=a'b",
                "overdue=maybe",
                "reportedFrom=2026-02-30",
                "reportedTo=tomorrow",
                "page=600",
                "contractor=%00")) {
            HttpResponse<String> answer = ask("list.clerk", "/api/cases?" + wrong.replace("'", "%27"));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
            assertThat(json.readTree(answer.body())
                            .get("errors")
                            .get(0)
                            .get("field")
                            .asText())
                    .isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
        assertThat(page("list.clerk", "/cases?reportedFrom=2026-03-02&reportedTo=2026-03-01"))
                .contains("「报修日期（到）」");
    }

    @Test
    void anotherSubsidiaryAndACompanyWithoutAnOrderFindNothing() throws Exception {
        for (String text : List.of(number, "司马文渊", "13866668421", "台面起泡", HOME, ownerPhone)) {
            assertThat(found("list.stranger", text)).as(text).doesNotContain(number);
            assertThat(found("list.c101", text)).as(text).doesNotContain(number);
        }
        jdbc.sql(
                        "insert into repair_case_company (company, reported_at, case_number, open_since, grade)"
                                + " select 'C101', reported_at, case_number, open_since, grade from repair_case where case_number = ?")
                .param(number)
                .update();
        assertThat(found("list.c101", "台面起泡")).contains(number);
        assertThat(found("list.c101", number)).contains(number);
        // A company does not find a case by a person.
        for (String personal : List.of("司马文渊", "13866668421", "8421", ownerName, ownerPhone)) {
            assertThat(found("list.c101", personal)).as(personal).doesNotContain(number);
        }
        JsonNode row = row("list.c101", "台面起泡");
        assertThat(row.get("holder").isNull()).isTrue();
        assertThat(row.get("nextDue").isNull()).isTrue();
        assertThat(numbers("list.c101", "holder=property-engineering")).doesNotContain(number);
        assertThat(numbers("list.clerk", "subsidiary=huadong")).isEmpty();
        assertThat(numbers("list.clerk", "project=HD-LJW")).isEmpty();
    }

    @Test
    void theListOfACompanyFollowsTheCase() throws Exception {
        jdbc.sql(
                        "insert into repair_case_company (company, reported_at, case_number, open_since, grade)"
                                + " select 'C101', reported_at, case_number, open_since, grade from repair_case where case_number = ?")
                .param(number)
                .update();
        String size = "&size=100";
        String other = row("list.c101", number).get("grade").asText().equals("P1") ? "P2" : "P1";
        assertThat(numbers("list.c101", "state=OPEN" + size)).contains(number);
        assertThat(numbers("list.c101", "sort=-closed" + size)).doesNotContain(number);
        assertThat(numbers("list.c101", "grade=" + other + size)).doesNotContain(number);

        Web office = Web.program(port, "list.office", PASSWORD);
        office.postJson("/api/cases/" + number + "/regrade", "{\"grade\": \"" + other + "\", \"reason\": \"复核\"}");
        assertThat(numbers("list.c101", "grade=" + other + size)).contains(number);

        office.postJson("/api/cases/" + number + "/withdrawal", "{\"reason\": \"业主自行处理\"}");
        assertThat(numbers("list.c101", "state=OPEN" + size)).doesNotContain(number);
        assertThat(numbers("list.c101", "state=CLOSED" + size)).contains(number);
        assertThat(numbers("list.c101", "sort=-closed" + size)).contains(number);

        repairCases.reopen(number, Instant.now());
        assertThat(numbers("list.c101", "state=OPEN" + size)).contains(number);
        assertThat(numbers("list.c101", "sort=-closed" + size)).doesNotContain(number);
    }

    @Test
    void aListTooLongToCountIsNotCountedAgainForAWhileButItsRowsAreRead() throws Exception {
        person("list.xinan", "xinan", Groups.PROPERTY_CS);
        List<Object[]> many = IntStream.rangeClosed(1, 1_030)
                .mapToObj(i -> new Object[] {"BX-MANY-" + i, number})
                .toList();
        batch.batchUpdate(
                """
                insert into repair_case (case_number, row_version, subsidiary, project, location_code, location_name,
                  place, defect_class, symptom, hazards, group_complaint, reported_at, round_reported_at, stage, round,
                  rework_count, handover_count, grade, open_since, current_class)
                select ?, 0, 'xinan', 'MANY', 'MANY', location_name, place, defect_class, symptom, hazards,
                  group_complaint, reported_at, round_reported_at, stage, round, rework_count, handover_count, 'P3',
                  open_since, current_class
                from repair_case where case_number = ?""",
                many);
        try {
            String list = "/api/cases?project=MANY";
            JsonNode first = json.readTree(ask("list.xinan", list).body());
            assertThat(first.get("total").asInt()).isEqualTo(1_000);
            assertThat(first.get("totalExceeded").asBoolean()).isTrue();

            jdbc.sql("delete from repair_case where project = 'MANY' and case_number not like 'BX-MANY-10%'")
                    .update();
            int left = 1 + 10 + 31; // 10, 100 to 109, 1000 to 1030
            JsonNode again = json.readTree(ask("list.xinan", list).body());
            assertThat(again.get("total").asInt()).isEqualTo(1_000);
            assertThat(again.get("cases").size()).isEqualTo(20);
            assertThat(again.get("cases").findValuesAsText("caseNumber")).allMatch(n -> n.startsWith("BX-MANY-10"));
            // Another list is counted, and the last page needs no count.
            JsonNode other = json.readTree(ask("list.xinan", list + "&grade=P3").body());
            assertThat(other.get("total").asInt()).isEqualTo(left);
            assertThat(other.get("totalExceeded").asBoolean()).isFalse();
            JsonNode whole = json.readTree(ask("list.xinan", list + "&size=100").body());
            assertThat(whole.get("total").asInt()).isEqualTo(left);
            assertThat(whole.get("totalExceeded").asBoolean()).isFalse();
        } finally {
            jdbc.sql("delete from repair_case where project = 'MANY'").update();
        }
    }

    @Test
    void aParameterThatIsGivenTwiceIsWrong() throws Exception {
        assertThat(ask("list.clerk", "/api/cases?grade=P1&grade=P2").statusCode())
                .isEqualTo(422);
        // What programs send along in headers is no filter.
        assertThat(Web.program(port, "list.clerk", PASSWORD)
                        .with("state", "nonsense")
                        .get("/api/cases")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void filtersAndOrders() throws Exception {
        String home = "&project=HN-YJT&size=100";
        for (String with : List.of(
                "state=OPEN",
                "stage=ASSESSING",
                "grade=P2",
                "defectClass=LEAK",
                "subsidiary=huanan",
                "holder=property-engineering",
                "reportedFrom=2020-01-01",
                "sort=due",
                "sort=grade",
                "sort=number",
                "sort=-number",
                "sort=reported&state=OPEN")) {
            String filter = with.startsWith("grade")
                    ? "grade=" + row("list.clerk", number).get("grade").asText()
                    : with;
            // searched for, because other tests leave more cases here than a page has
            assertThat(numbers("list.clerk", filter + home + "&q=" + number))
                    .as(with)
                    .containsExactly(number);
        }
        for (String without : List.of(
                "state=CLOSED",
                "stage=REPAIRING",
                "defectClass=LIFT",
                "holder=WAITING",
                "contractor=C101",
                "overdue=true",
                "groupComplaint=true",
                "reportedTo=2020-01-01",
                "sort=closed")) {
            assertThat(numbers("list.clerk", without + home)).as(without).doesNotContain(number);
        }
        jdbc.sql("update repair_case set next_due = reported_at where case_number = ?")
                .param(number)
                .update();
        assertThat(numbers("list.clerk", "overdue=true" + home + "&q=" + number))
                .containsExactly(number);
        List<String> ascending = numbers("list.clerk", "sort=number" + home);
        assertThat(ascending).isSorted();
    }

    @Test
    void holderAndTimeLeftFollowTheCase() throws Exception {
        JsonNode reported = row("list.clerk", number);
        assertThat(reported.get("holder").asText()).isEqualTo(Groups.PROPERTY_ENGINEERING);
        assertThat(reported.get("nextDue").isNull()).isFalse();
        assertThat(reported.get("overdue").asBoolean()).isFalse();

        assertThat(Web.program(port, "list.office", PASSWORD)
                        .postJson("/api/cases/" + number + "/withdrawal", "{\"reason\": \"业主自行处理\"}")
                        .statusCode())
                .isEqualTo(204);
        JsonNode closed = row("list.clerk", number);
        assertThat(closed.get("stage").asText()).isEqualTo("CLOSED");
        assertThat(closed.get("holder").isNull()).isTrue();
        assertThat(closed.get("nextDue").isNull()).isTrue();
        assertThat(numbers("list.clerk", "state=OPEN&project=HN-YJT&size=100")).doesNotContain(number);
        assertThat(numbers("list.clerk", "sort=-closed&project=HN-YJT&size=100"))
                .contains(number);
    }

    @Test
    void thePageKeepsFiltersOfOnesOwnAndExportsWithoutPersonalData() throws Exception {
        Web clerk = Web.browser(port, "list.clerk", PASSWORD);
        String page = clerk.get("/cases?q=" + encoded("司马文渊") + "&state=OPEN&sort=due")
                .body();
        assertThat(page).contains(number, "司马文渊").doesNotContain("13866668421");
        String token = clerk.csrf("/cases");
        HttpResponse<String> saved = clerk.postForm(
                "/cases/filters", "_csrf", token, "filterName", "快到期的", "query", "state=OPEN&sort=due&q=secret");
        assertThat(saved.statusCode()).isEqualTo(302);
        assertThat(clerk.get("/cases").body())
                .contains("快到期的", "state=OPEN&amp;sort=due")
                .doesNotContain("secret");
        assertThat(Web.browser(port, "list.office", PASSWORD).get("/cases").body())
                .doesNotContain("快到期的");
        assertThat(clerk.postForm("/cases/filters", "_csrf", token, "filterName", "坏的", "query", "state=x")
                        .statusCode())
                .isEqualTo(302);
        assertThat(clerk.get("/cases").body()).doesNotContain("坏的");

        HttpResponse<byte[]> export = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/cases/export?q=" + number))
                                .header("Cookie", "JSESSIONID=" + clerk.cookie("JSESSIONID"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(export.statusCode()).isEqualTo(200);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(export.body()))) {
            assertThat(book.getSheetAt(0).getRow(1).getCell(0).getStringCellValue())
                    .isEqualTo(number);
            StringBuilder all = new StringBuilder();
            book.getSheetAt(0)
                    .forEach(row -> row.forEach(cell -> all.append(cell).append('\n')));
            assertThat(all.toString()).contains("物业工程", "渗漏").doesNotContain("司马文渊", "13866668421", ownerPhone, "台面起泡");
        }
    }

    private List<String> found(String person, String text) throws IOException {
        return numbers(person, "size=100&q=" + encoded(text));
    }

    private JsonNode row(String person, String text) throws IOException {
        JsonNode cases = list(person, "size=100&q=" + encoded(text));
        return StreamSupport.stream(cases.spliterator(), false)
                .filter(c -> c.get("caseNumber").asText().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private List<String> numbers(String person, String query) throws IOException {
        return list(person, query).findValuesAsText("caseNumber");
    }

    private JsonNode list(String person, String query) throws IOException {
        HttpResponse<String> answer = ask(person, "/api/cases?" + query);
        assertThat(answer.statusCode()).as(query + " " + answer.body()).isEqualTo(200);
        return json.readTree(answer.body()).get("cases");
    }

    private HttpResponse<String> ask(String person, String path) {
        return Web.program(port, person, PASSWORD).get(path);
    }

    private String page(String person, String path) {
        return Web.browser(port, person, PASSWORD).get(path).body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
