package cn.baoxiu.contractor.letter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.contractor.Letters;
import cn.baoxiu.contractor.Letters.Channel;
import cn.baoxiu.contractor.Letters.Delivery;
import cn.baoxiu.contractor.Letters.Draft;
import cn.baoxiu.contractor.Rung;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.TenantDirectory;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.testing.Web;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Letters through the doors of the program: who sees which, what the verification page says to everybody. */
abstract class LetterWebContract {

    private static final String PASSWORD = "Baoxiu-Letters-2026";
    private static final String EAST = "letters-east";
    private static final String SOUTH = "letters-south";
    private static final String BOUNDARY = "----letters";
    private static final byte[] PDF = "%PDF-1.7 as issued".getBytes(StandardCharsets.UTF_8);

    @Autowired
    TenantDirectory tenants;

    @Autowired
    UserDirectory users;

    @Autowired
    LetterRows rows;

    @Autowired
    PdfRows pdfs;

    @Autowired
    LetterNumbers numbers;

    @Autowired
    LetterTemplates templates;

    @Autowired
    Letters letters;

    @Autowired
    Clock clock;

    @Autowired
    ObjectMapper json;

    @LocalServerPort
    int port;

    /** A series and contractors of its own for each test. */
    private final String series = "测试" + UUID.randomUUID().toString().substring(0, 8);

    private final String contractor = "C" + UUID.randomUUID().toString().substring(0, 6);
    private final String caseNumber = "BX-T-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void people() {
        tenants.ensureTenant(EAST, "东区函件公司");
        tenants.ensureTenant(SOUTH, "南区函件公司");
        tenants.ensureCompanyGroup("contractor-" + contractor, "甲施工");
        tenants.ensureCompanyGroup("contractor-X" + contractor, "乙施工");
        person("letters.office", EAST, Groups.WARRANTY_OFFICE);
        person("letters.clerk", EAST, Groups.PROPERTY_CS);
        person("letters.stranger", SOUTH, Groups.WARRANTY_OFFICE);
        person("letters.group", EAST, Groups.GROUP_CS);
        person("letters." + contractor, EAST, "contractor-" + contractor);
        person("letters.X" + contractor, EAST, "contractor-X" + contractor);
    }

    private void person(String id, String tenant, String group) {
        users.create(id, id, "函", PASSWORD, List.of(group), List.of(tenant));
    }

    private long draft(Long corrects) {
        Draft d = LetterBed.draft(Rung.REPAIR_NOTICE);
        Draft says = new Draft(
                d.rung(),
                caseNumber,
                EAST,
                "P-EAST",
                "HT-1",
                contractor,
                d.copies(),
                d.clause(),
                d.demand(),
                d.performUntil(),
                d.deadlineBasis(),
                d.lines(),
                List.of(),
                corrects);
        long id = rows.insert(says, Map.of("contractorName", "甲施工", "grade", "P1"), "letters.office", now());
        rows.noteChange(id, Letters.State.DRAFT, "x", "letters.office", now(), null);
        return id;
    }

    private Instant now() {
        return clock.instant();
    }

    private Letters.Letter issued(Long corrects) {
        long id = draft(corrects);
        String token = UUID.randomUUID().toString().replace("-", "");
        pdfs.insert(id, PDF, DraftJson.hash(PDF));
        rows.issued(
                id,
                numbers.next(series, 2026),
                templates.version(Rung.REPAIR_NOTICE, 1),
                Map.of("contractorName", "甲施工", "grade", "P1"),
                DraftJson.hash(PDF),
                token,
                "letters.office",
                now());
        return rows.find(id).orElseThrow();
    }

    @Test
    void staffSeeThoseOfTheirSubsidiaryAndAContractorItsIssuedOnes() {
        Letters.Letter issued = issued(null);
        long draft = draft(null);
        String list = "/letters?contractor=" + contractor;
        for (String person : List.of("letters.office", "letters.clerk", "letters.group")) {
            Web web = browser(person);
            assertThat(web.get(list).body()).as(person).contains(issued.number(), "草稿 " + draft, "共 2 份", "未送达");
            assertThat(web.get("/letters/" + draft).statusCode()).isEqualTo(200);
            assertThat(web.get("/letters/" + issued.id()).body())
                    .contains(issued.number(), issued.pdfHash(), "经过", "请立即派员到场");
        }
        Web own = browser("letters." + contractor);
        assertThat(own.get("/letters").body())
                .contains(issued.number())
                .doesNotContain("草稿 " + draft)
                .doesNotContain("href=\"/letter-templates\"");
        assertThat(own.get("/letters/" + issued.id()).body())
                .contains(issued.number())
                .doesNotContain("经过");
        assertThat(own.get("/letters/" + issued.id() + "/pdf").body())
                .isEqualTo(new String(PDF, StandardCharsets.UTF_8));
        assertThat(own.get("/letters/" + draft).statusCode()).isEqualTo(404);
        assertThat(own.get("/letters/" + draft + "/pdf").statusCode()).isEqualTo(404);
        for (String stranger : List.of("letters.stranger", "letters.X" + contractor)) {
            Web web = browser(stranger);
            assertThat(web.get(list).body()).contains("共 0 份");
            assertThat(web.get("/letters/" + issued.id()).statusCode()).isEqualTo(404);
            assertThat(web.get("/letters/" + issued.id() + "/pdf").statusCode()).isEqualTo(404);
            assertThat(api(stranger).get("/api/letters/" + issued.id()).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void theListIsFilteredAndExported() throws IOException {
        Letters.Letter first = issued(null);
        Letters.Letter second = issued(null);
        draft(null);
        letters.deliver(first.id(), new Delivery(Channel.WECOM, now(), null, "王工", null));
        Web web = browser("letters.office");
        String base = "/letters?contractor=" + contractor;
        assertThat(web.get(base + "&delivered=yes").body())
                .contains(first.number())
                .doesNotContain(second.number());
        assertThat(web.get(base + "&delivered=no").body())
                .contains(second.number())
                .doesNotContain(first.number());
        assertThat(web.get(base + "&state=DRAFT").body()).contains("共 1 份");
        assertThat(web.get(base + "&kind=FORMAL_DEMAND").body()).contains("共 0 份");
        assertThat(web.get(base + "&project=P-EAST").body()).contains("共 3 份");
        assertThat(web.get(base + "&project=%27%20or%201=1--").body()).contains("共 0 份");
        assertThat(web.get(base + "&kind=x&state=y&page=-1").statusCode()).isEqualTo(200);
        assertThat(browser("letters.office")
                        .with("Accept-Language", "en")
                        .get(base)
                        .body())
                .contains("Repair notice", "3 letters");

        byte[] sheet = bytes("letters.office", base.replace("/letters", "/letters/export"));
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(sheet))) {
            List<String> firstColumns = new ArrayList<>();
            for (Row row : book.getSheetAt(0)) {
                firstColumns.add(row.getCell(0).getStringCellValue() + " "
                        + row.getCell(1).getStringCellValue());
            }
            assertThat(firstColumns)
                    .containsExactly("种类 编号", "维修通知单 ", "维修通知单 " + second.number(), "维修通知单 " + first.number());
        }
    }

    @Test
    void theApiTellsOfALetter() throws IOException {
        Letters.Letter old = issued(null);
        letters.deliver(old.id(), new Delivery(Channel.MAIL, now(), null, "王工", "a@b.cn"));
        Letters.Letter correction = issued(old.id());
        JsonNode answer = json.readTree(
                api("letters.office").get("/api/letters/" + old.id()).body());
        assertThat(answer.get("number").asText()).isEqualTo(old.number());
        assertThat(answer.get("state").asText()).isEqualTo("ISSUED");
        assertThat(answer.get("pdfHash").asText()).isEqualTo(DraftJson.hash(PDF));
        assertThat(answer.get("correctedBy").asText()).isEqualTo(correction.number());
        assertThat(answer.get("deliveries").get(0).get("person").asText()).isEqualTo("王工");
        assertThat(answer.has("token")).isFalse();
        HttpResponse<String> none = api("letters.office").get("/api/cases/BX-NO-SUCH/letters");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(Web.anonymous(port).get("/api/letters/" + old.id()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void anybodyVerifiesALetterAndLearnsNothingOfItsContent() throws Exception {
        Letters.Letter letter = issued(null);
        String path = "/v/" + letter.token();
        HttpResponse<String> page = Web.anonymous(port).get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("有效", letter.number(), "维修通知单", letter.pdfHash())
                .doesNotContain("甲施工", contractor, caseNumber, "HT-1", "请立即派员");
        assertThat(page.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(Web.anonymous(port).get("/letter-check.js").statusCode()).isEqualTo(200);

        assertThat(compare(path, PDF))
                .contains("id=\"different\" hidden=\"hidden\"")
                .doesNotContain("id=\"same\" hidden");
        assertThat(compare(path, "%PDF changed".getBytes(StandardCharsets.UTF_8)))
                .contains("id=\"same\" hidden=\"hidden\"")
                .doesNotContain("id=\"different\" hidden");

        Letters.Letter correction = issued(letter.id());
        assertThat(Web.anonymous(port).get(path).body())
                .contains("已由 " + correction.number() + " 更正")
                .doesNotContain("有效");
        letters.withdraw(correction.id(), "异议成立");
        assertThat(Web.anonymous(port).get("/v/" + correction.token()).body())
                .contains("已撤销")
                .doesNotContain("异议成立");
    }

    @Test
    void unknownTokensAllLookTheSame() {
        String none = null;
        for (String token : List.of("draft", "A".repeat(24), "A".repeat(500), "%27%20or%201=1", "null")) {
            HttpResponse<String> page = Web.anonymous(port).get("/v/" + token);
            assertThat(page.statusCode()).as(token).isEqualTo(404);
            assertThat(page.body()).contains("没有找到这份函件");
            none = none == null ? page.body() : none;
            assertThat(page.body()).isEqualTo(none);
        }
    }

    @Test
    void templatesAreEditedByThoseWhoMayAndRefusedWithTheLine() {
        Web office = browser("letters.office");
        assertThat(browser("letters.clerk").get("/letter-templates").statusCode())
                .isEqualTo(403);
        assertThat(browser("letters." + contractor)
                        .get("/letter-templates/SUSPENSION")
                        .statusCode())
                .isEqualTo(403);
        assertThat(office.get("/letter-templates").body()).contains("维修通知单", "随程序发布", "使用中");
        assertThat(office.get("/letter-templates/NO_KIND").statusCode()).isIn(400, 404);
        assertThat(office.get("/letter-templates/SUSPENSION/99").statusCode()).isEqualTo(404);

        assertThat(office.postForm(
                                "/letter-templates/senders/" + SOUTH,
                                "_csrf",
                                office.csrf("/letter-templates/SUSPENSION"),
                                "series",
                                "南",
                                "company",
                                "南",
                                "office",
                                "南",
                                "phone",
                                "",
                                "address",
                                "")
                        .statusCode())
                .isEqualTo(404);

        String address = "/letter-templates/SUSPENSION";
        int base = templates.versions(Rung.SUSPENSION).get(0).version();
        String html = LetterTemplates.shipped(Rung.SUSPENSION);
        int line = 1
                + (int) html.substring(0, html.indexOf("{{contractorName}}："))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        String broken = html.replace("{{contractorName}}：", "{{contractorNmae}}：");
        HttpResponse<String> refused = save(office, address, broken, base);
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body())
                .contains("第 " + line + " 行：没有占位符“contractorNmae”", "缺少必须出现的“contractorName”")
                .contains("{{contractorNmae}}：");
        assertThat(save(office, address + "/preview", html, base).body()).contains("不存在或无权查看");
        assertThat(templates.versions(Rung.SUSPENSION).get(0).version()).isEqualTo(base);

        HttpResponse<String> saved = save(office, address, html.replace("处理决定", "处理<!-- x -->意见"), base);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
        String shown = saved.headers().firstValue("Location").orElse("").replaceFirst("http://[^/]+", "");
        assertThat(shown).isEqualTo(address + "/" + (base + 1));
        assertThat(office.get(shown).body())
                .contains("-    &lt;h2&gt;处理决定&lt;/h2&gt;", "+    &lt;h2&gt;处理&lt;!-- x --&gt;意见");
        assertThat(save(office, address, html, base).body()).contains("其间已有人保存了第 " + (base + 1) + " 版");
    }

    private HttpResponse<String> save(Web web, String address, String html, int base) {
        return web.postForm(
                address,
                "_csrf",
                web.csrf("/letter-templates/SUSPENSION"),
                "html",
                html,
                "validFrom",
                LetterModels.dateOf(now()).toString(),
                "base",
                String.valueOf(base),
                "caseNumber",
                "BX-NO-SUCH");
    }

    private String compare(String path, byte[] file) {
        Web anybody = Web.anonymous(port);
        String csrf = anybody.csrf(path);
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrf + "\r\n--"
                + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n";
        String body = head + new String(file, StandardCharsets.ISO_8859_1) + "\r\n--" + BOUNDARY + "--\r\n";
        HttpResponse<String> answer = anybody.send(
                "POST",
                path,
                BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.ISO_8859_1)),
                "Content-Type",
                "multipart/form-data; boundary=" + BOUNDARY);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private byte[] bytes(String person, String path) {
        Web web = browser(person);
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .header("Cookie", "JSESSIONID=" + web.cookie("JSESSIONID"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Web browser(String person) {
        return Web.browser(port, person, PASSWORD);
    }

    private Web api(String person) {
        return Web.program(port, person, PASSWORD);
    }
}
