package cn.baoxiu.repair;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.attachment.SampleFiles;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.ProcessStarter;
import cn.baoxiu.engine.TaskFacts;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Photos of a case through the doors of the program: who may see, add and strike out, and what is answered. */
abstract class CasePhotosContract {

    private static final String HOME = "HN-YJT-3-1-1201";
    private static final String PASSWORD = "Baoxiu-Photos-2026";
    private static final String BOUNDARY = "----photos";
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
    List<TaskFacts> facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    @LocalServerPort
    int port;

    private String number = "";

    private record Part(String name, byte[] content) {}

    @BeforeEach
    void aCase() {
        if (locations.find(HOME).isEmpty()) {
            KINDS.forEach(this::load);
        }
        person("photos.clerk", "huanan", Groups.PROPERTY_CS);
        person("photos.engineer", "huanan", Groups.PROPERTY_ENGINEERING);
        person("photos.office", "huanan", Groups.WARRANTY_OFFICE);
        person("photos.stranger", "huadong", Groups.WARRANTY_OFFICE);
        person("photos.auditor", "huanan", Groups.AUDITOR);
        person("photos.c101", "huanan", "contractor-C101");
        person("photos.c401", "huanan", "contractor-C401");
        jdbc.sql("update repair_case set stage = 'CLOSED', outcome = 'WITHDRAWN' where location_code = ?")
                .param(HOME)
                .update();
        number = currentUser.callAs(
                "photos.clerk",
                () -> starter.start(
                        "repair-case",
                        Map.of(
                                "homeCode",
                                HOME,
                                "place",
                                "BATHROOM",
                                "defectClass",
                                "LEAK",
                                "symptom",
                                "SEEPAGE",
                                "description",
                                "主卫吊顶渗水",
                                "reporterName",
                                "欧阳若兰",
                                "reporterPhone",
                                "13912345678",
                                "channel",
                                "PHONE")));
    }

    private void load(String kind) {
        String file = kind.replace('-', '_') + ".csv";
        try (InputStream in = getClass().getResourceAsStream("/demo/group/" + file)) {
            imports.run(kind, in, file, ImportOptions.allOrNothing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void person(String id, String tenant, String group) {
        users.create(id, id, "照", PASSWORD, List.of(group), List.of(tenant));
    }

    @Test
    void anEngineersPhotosAreSeenByAllWhoSeeTheCaseAndByNobodyElse() {
        HttpResponse<String> answer = upload("photos.engineer", "BEFORE", "主卫吊顶", phonePhoto(600, 400));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode photo = tree(answer).get("attachments").get(0);
        assertThat(tree(answer).get("fresh").asInt()).isEqualTo(1);
        assertThat(photo.get("height").asInt()).isEqualTo(600);
        assertThat(photo.get("takenAt").asText()).isEqualTo("2026-03-05T10:20:30+08:00");
        assertThat(photo.get("step").asText()).startsWith("userTask_");
        assertThat(tree(upload("photos.engineer", "BEFORE", "", phonePhoto(600, 400)))
                        .get("fresh")
                        .asInt())
                .isZero();
        assertThat(timeline()).filteredOn("PHOTO_ADDED BEFORE 1"::equals).hasSize(1);

        String file = "/attachments/" + photo.get("id").asText();
        for (String reader : List.of("photos.clerk", "photos.auditor")) {
            assertThat(tree(api(reader).get("/api/cases/" + number + "/attachments")))
                    .hasSize(1);
            HttpResponse<String> content = api(reader).get("/api/cases/" + number + file);
            assertThat(content.statusCode()).isEqualTo(200);
            assertThat(content.headers().firstValueAsLong("Content-Length"))
                    .hasValue(photo.get("sizeBytes").asLong());
            assertThat(header(content, "Content-Type")).isEqualTo("image/jpeg");
            assertThat(header(content, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(content, "Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
            assertThat(header(content, "Cache-Control")).contains("private", "immutable");
            assertThat(api(reader)
                            .with("If-None-Match", header(content, "ETag"))
                            .get("/api/cases/" + number + file)
                            .statusCode())
                    .isEqualTo(304);
            assertThat(api(reader)
                            .get("/api/cases/" + number + file + "/thumbnail")
                            .statusCode())
                    .isEqualTo(200);
        }
        for (String stranger : List.of("photos.stranger", "photos.c101")) {
            for (String path : List.of("/attachments", file, file + "/thumbnail")) {
                assertThat(api(stranger).get("/api/cases/" + number + path).statusCode())
                        .as(stranger + path)
                        .isEqualTo(404);
            }
            Web browser = Web.browser(port, stranger, PASSWORD);
            assertThat(browser.get("/cases/" + number + file).statusCode()).isEqualTo(404);
            assertThat(browser.get("/cases/" + number + file + "/thumbnail").statusCode())
                    .isEqualTo(404);
            assertThat(upload(stranger, "BEFORE", "", phonePhoto(60, 40)).statusCode())
                    .isEqualTo(404);
            assertThat(strikeOut(stranger, photo.get("id").asText(), "x")).isEqualTo(404);
        }
        assertThat(upload("photos.auditor", "BEFORE", "", phonePhoto(60, 40)).statusCode())
                .isEqualTo(403);
        // An id of one case under the number of another the user may see.
        String first = number;
        aCase();
        assertThat(api("photos.clerk").get("/api/cases/" + number + file).statusCode())
                .isEqualTo(404);
        assertThat(api("photos.clerk").get("/api/cases/" + first + file).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCompanyAddsWhileItHasAnOrderAndLaterSeesOnlyWhatWasThere() {
        order("C101", null);
        order("C401", Instant.now().minusSeconds(3600));
        assertThat(upload("photos.c101", "AFTER", "主卫", phonePhoto(50, 40)).statusCode())
                .isEqualTo(201);
        assertThat(upload("photos.c401", "AFTER", "主卫", phonePhoto(52, 40)).statusCode())
                .isEqualTo(403);
        assertThat(tree(api("photos.c101").get("/api/cases/" + number + "/attachments")))
                .hasSize(1);
        assertThat(tree(api("photos.c401").get("/api/cases/" + number + "/attachments")))
                .isEmpty();
        assertThat(Web.browser(port, "photos.c401", PASSWORD)
                        .get("/cases/" + number)
                        .body())
                .contains("还没有照片或附件")
                .doesNotContain("data-upload");
    }

    @Test
    void aWrongPhotoIsStruckOutByItsUploaderOrTheWarrantyOfficeAndStays() {
        String id = tree(upload("photos.engineer", "AFTER", "主卫", phonePhoto(70, 40)))
                .get("attachments")
                .get(0)
                .get("id")
                .asText();
        assertThat(formFacts().get("photoLine")).isEqualTo("维修前 0 张，维修后 1 张");
        assertThat(formFacts().get("photosUrl")).isEqualTo("/cases/" + number + "#photos");
        assertThat(strikeOut("photos.clerk", id, "另一户")).isEqualTo(403);
        assertThat(strikeOut("photos.engineer", id, " ")).isEqualTo(422);
        assertThat(strikeOut("photos.engineer", id, "另一户的照片")).isEqualTo(204);
        assertThat(strikeOut("photos.office", id, "同上")).isEqualTo(204);
        JsonNode struck = tree(api("photos.clerk").get("/api/cases/" + number + "/attachments"))
                .get(0);
        assertThat(struck.get("wrongReason").asText()).isEqualTo("另一户的照片");
        assertThat(timeline()).filteredOn(e -> e.startsWith("PHOTO_STRUCK_OUT")).hasSize(1);
        assertThat(formFacts().get("photoLine")).isEqualTo("维修前 0 张，维修后 0 张");
        assertThat(Web.browser(port, "photos.clerk", PASSWORD)
                        .get("/cases/" + number)
                        .body())
                .contains("另一户的照片", "photo-wrong", id);
    }

    @Test
    void aBrowserUploadsWithoutScriptsAndIsToldWhatIsWrong() {
        Web browser = Web.browser(port, "photos.engineer", PASSWORD);
        String page = "/cases/" + number;
        assertThat(browser.get(page).body())
                .contains("还没有照片或附件", "data-upload", "capture")
                .doesNotContain("??");

        assertThat(post(browser, "BEFORE", new Part("<b>前.jpg", SampleFiles.phonePhoto(90, 60)), empty()))
                .endsWith("/cases/" + number + "#photos");
        assertThat(post(browser, "AFTER", new Part("后.png", SampleFiles.png(90, 60))))
                .contains("#photos");
        String html = browser.get(page).body();
        assertThat(html).contains("&lt;b&gt;前.jpg", "后.png", "主卫吊顶", "已上传 1 个文件", "/thumbnail", "维修前 × 1");
        assertThat(html).doesNotContain("<b>前", "??");

        post(browser, "AFTER", new Part("图.jpg", SampleFiles.svg()), new Part("毒.jpg", SampleFiles.executable()));
        assertThat(browser.get(page).body())
                .contains("图.jpg：文件内容是 image/svg+xml", "毒.jpg：文件内容是 application/x-", "没有上传");
        post(browser, "AFTER", empty());
        assertThat(browser.get(page).body()).contains("请选择要上传的文件");
        post(browser, "NONSENSE", new Part("后.png", SampleFiles.png(90, 60)));
        assertThat(browser.get(page).body()).contains("没有“NONSENSE”这个选项");
        post(browser, "AFTER", new Part("大照片.jpg", new byte[40 * 1024 * 1024]));
        assertThat(browser.get(page).body()).contains("大照片.jpg：40.0 MB，每个文件不能超过 15 MB");
        post(
                browser,
                "AFTER",
                IntStream.range(0, 60)
                        .mapToObj(i -> new Part(i + ".jpg", new byte[10]))
                        .toArray(Part[]::new));
        assertThat(browser.get(page).body()).contains("一次最多上传 20 个文件，收到 60 个");
        assertThat(photos()).isEqualTo(2);
    }

    @Test
    void aWrongUploadGetsAProblemThatNamesFileAndReason() throws IOException {
        HttpResponse<String> wrong = upload(
                "photos.engineer",
                "BEFORE",
                "",
                new Part("ok.jpg", SampleFiles.jpeg(20, 20)),
                new Part("../../etc/bomb.png", SampleFiles.bomb()),
                new Part("IMG.HEIC", SampleFiles.heic()));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(header(wrong, "Content-Type")).startsWith("application/problem+json");
        assertThat(tree(wrong).get("errors").findValuesAsText("message"))
                .satisfiesExactly(
                        bomb -> assertThat(bomb).contains("「照片与附件」bomb.png：50000 × 50000 像素"),
                        heic -> assertThat(heic).contains("IMG.HEIC：是 HEIC 格式"));
        HttpResponse<String> large =
                upload("photos.engineer", "BEFORE", "", new Part("x.jpg", new byte[40 * 1024 * 1024]));
        assertThat(large.statusCode()).isEqualTo(422);
        assertThat(large.body()).contains("x.jpg：40.0 MB，每个文件不能超过 15 MB");
        assertThat(upload("photos.engineer", "BEFORE", "字".repeat(41), phonePhoto(20, 20))
                        .statusCode())
                .isEqualTo(422);
        assertThat(upload("photos.engineer", "BEFORE", "").statusCode()).isEqualTo(422);
        assertThat(api("photos.engineer")
                        .send(
                                "POST",
                                "/api/cases/" + number + "/attachments",
                                BodyPublishers.ofByteArray(body(List.of("kind", "AFTER", "files", "no file"))),
                                "Content-Type",
                                "multipart/form-data; boundary=" + BOUNDARY)
                        .statusCode())
                .isEqualTo(422);
        assertThat(api("photos.engineer")
                        .postJson("/api/cases/" + number + "/attachments", "{}")
                        .statusCode())
                .isEqualTo(415);
        assertThat(api("photos.engineer")
                        .get("/api/cases/" + number + "/attachments/%27%20or%201%3D1")
                        .statusCode())
                .isEqualTo(404);
        assertThat(photos()).isZero();

        assertThat(announce("/api/cases/" + number + "/attachments", 400_000_000))
                .startsWith("HTTP/1.1 413")
                .contains("application/problem+json", "上传的内容合计不能超过 305 MB");
        assertThat(announce("/cases/" + number + "/attachments", 400_000_000))
                .startsWith("HTTP/1.1 413")
                .contains("上传的内容太大", "请返回后分几次上传");
        assertThat(announce("/api/imports/homes", 30_000_000))
                .startsWith("HTTP/1.1 413")
                .contains("25 MB");
    }

    @Test
    void theSamePhotoSentTwiceAtOnceIsKeptOnce() {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> upload("photos.engineer", "BEFORE", "", phonePhoto(600, 300))))
                .toList();
        assertThat(answers).allSatisfy(a -> assertThat(a.join().statusCode()).isEqualTo(201));
        assertThat(answers.stream()
                        .mapToInt(a -> tree(a.join()).get("fresh").asInt())
                        .sum())
                .isEqualTo(1);
        assertThat(photos()).isEqualTo(1);
    }

    /** Says how large the upload is going to be, and sends nothing of it. */
    private String announce(String path, long length) throws IOException {
        String credentials =
                Base64.getEncoder().encodeToString(("photos.engineer:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + credentials
                                    + "\r\nAccept: text/html,*/*\r\nContent-Type: multipart/form-data; boundary=x"
                                    + "\r\nContent-Length: " + length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void order(String party, Instant replacedAt) {
        jdbc.sql("insert into repair_work_order (case_number, round, kind, party, ordered_at, ordered_by, replaced_at)"
                        + " values (?, 1, 'DISPATCH', ?, ?, 'photos.office', ?)")
                .params(
                        number,
                        party,
                        Instant.now().minusSeconds(7200).atOffset(ZoneOffset.UTC),
                        replacedAt == null ? null : replacedAt.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql(
                        """
                        insert into repair_case_company (company, reported_at, case_number, open_since, closed_at, grade)
                        select ?, c.reported_at, c.case_number, c.open_since, c.closed_at, c.grade from repair_case c
                        where c.case_number = ? and not exists (
                            select 1 from repair_case_company o where o.company = ? and o.case_number = c.case_number)""")
                .params(party, number, party)
                .update();
    }

    private int photos() {
        return jdbc.sql("select count(*) from attachment where owner_key = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }

    private List<String> timeline() {
        return jdbc.sql("select kind || ' ' || note from repair_timeline where case_number = ? and note is not null")
                .param(number)
                .query(String.class)
                .list();
    }

    private Map<String, Object> formFacts() {
        return currentUser.callAs("photos.engineer", () -> {
            OpenTask task = inbox.allOfCase(number).get(0);
            return facts.stream()
                    .filter(f -> f.processKey().equals(task.processKey()))
                    .findFirst()
                    .orElseThrow()
                    .of(task);
        });
    }

    private int strikeOut(String person, String id, String reason) {
        return api(person)
                .postJson("/api/cases/" + number + "/attachments/" + id + "/wrong", "{\"reason\": \"" + reason + "\"}")
                .statusCode();
    }

    private Web api(String person) {
        return Web.program(port, person, PASSWORD);
    }

    private static Part phonePhoto(int width, int height) {
        return new Part("IMG_0001.jpg", SampleFiles.phonePhoto(width, height));
    }

    /** What a browser sends for a field that was left alone. */
    private static Part empty() {
        return new Part("", new byte[0]);
    }

    private HttpResponse<String> upload(String person, String kind, String spot, Part... files) {
        return api(person)
                .send(
                        "POST",
                        "/api/cases/" + number + "/attachments",
                        BodyPublishers.ofByteArray(body(List.of("kind", kind, "spot", spot), files)),
                        "Content-Type",
                        "multipart/form-data; boundary=" + BOUNDARY);
    }

    private String post(Web browser, String kind, Part... files) {
        String token = browser.csrf("/cases/" + number);
        HttpResponse<String> answer = browser.send(
                "POST",
                "/cases/" + number + "/attachments",
                BodyPublishers.ofByteArray(body(List.of("_csrf", token, "kind", kind, "spot", "主卫吊顶"), files)),
                "Content-Type",
                "multipart/form-data; boundary=" + BOUNDARY);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return header(answer, "Location");
    }

    private static byte[] body(List<String> fields, Part... files) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        List<String> pairs = new ArrayList<>(fields);
        for (int i = 0; i < pairs.size(); i += 2) {
            body.writeBytes(SampleFiles.text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\""
                    + pairs.get(i) + "\"\r\n\r\n" + pairs.get(i + 1) + "\r\n"));
        }
        for (Part file : files) {
            body.writeBytes(SampleFiles.text("--" + BOUNDARY
                    + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + file.name()
                    + "\"\r\nContent-Type: image/jpeg\r\n\r\n"));
            body.writeBytes(file.content());
            body.writeBytes(SampleFiles.text("\r\n"));
        }
        body.writeBytes(SampleFiles.text("--" + BOUNDARY + "--\r\n"));
        return body.toByteArray();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private JsonNode tree(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }
}
