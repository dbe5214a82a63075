package cn.baoxiu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.estate.ImportOptions;
import cn.baoxiu.estate.Imports;
import cn.baoxiu.estate.Locations;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.LegacyCase;
import cn.baoxiu.repair.LegacyCases;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.Symptom;
import cn.baoxiu.testing.Web;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Personal data goes when its time is over, figures stay; who looked at a number is on record. */
abstract class RetentionContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "Regen-auf-Dach-2026";
    private static final String AUDITOR = "retention-auditor";
    private static final String OFFICE = "retention-office";
    private static final String CLERK = "retention-clerk";
    private static final String STRANGER = "retention-stranger";
    private static final String PHONE = "13800001234";
    private static final String SECOND_PHONE = "13900005678";
    private static final String HOME = "HN-YJT-3-1-0301";
    private static final Instant LONG_AGO = Instant.parse("2021-03-01T02:00:00Z");
    private static final List<String> KINDS = List.of(
            "subsidiaries",
            "projects",
            "contractors",
            "third-parties",
            "homes",
            "contracts",
            "contract-terms",
            "project-terms",
            "seasons");

    @LocalServerPort
    int port;

    @Autowired
    List<BackgroundTask> tasks;

    @Autowired
    LegacyCases legacyCases;

    @Autowired
    Imports imports;

    @Autowired
    Locations locations;

    @Autowired
    UserDirectory users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SearchIndex index;

    @BeforeEach
    void group() {
        if (locations.find(HOME).isEmpty()) {
            KINDS.forEach(this::load);
        }
        users.create(AUDITOR, "审计", "何", PASSWORD, List.of(Groups.AUDITOR), List.of());
        users.create(OFFICE, "保修办", "林", PASSWORD, List.of(Groups.WARRANTY_OFFICE), List.of("huanan"));
        users.create(CLERK, "前台", "王", PASSWORD, List.of(Groups.PROPERTY_CS), List.of("huanan"));
        users.create(STRANGER, "保修办", "赵", PASSWORD, List.of(Groups.WARRANTY_OFFICE), List.of("huadong"));
    }

    private void load(String kind) {
        String file = kind.replace('-', '_') + ".csv";
        try (InputStream in = getClass().getResourceAsStream("/demo/group/" + file)) {
            imports.run(kind, in, file, ImportOptions.allOrNothing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void reportsOfCasesClosedLongAgoLoseTheirPersonAndKeepTheirFigures() throws Exception {
        String old = reported(HOME, LONG_AGO, LONG_AGO.plus(5, ChronoUnit.DAYS));
        String lately = reported(HOME, LONG_AGO, Instant.now().minus(400, ChronoUnit.DAYS));
        String running = reported(HOME, LONG_AGO, null);
        String merged = reported(HOME, LONG_AGO, LONG_AGO.plus(5, ChronoUnit.DAYS));
        jdbc.sql("update repair_case set merged_into = ? where case_number = ?")
                .params(running, merged)
                .update();
        long before = erasedReports();

        runAtNight();

        assertThat(erased(old)).isTrue();
        assertThat(erased(lately)).isFalse();
        assertThat(erased(running)).isFalse();
        assertThat(erased(merged)).as("merged into a running case").isFalse();
        Map<String, Object> row = jdbc.sql("select * from intake_report where case_number = ?")
                .param(old)
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("reporter_name", "")
                .containsEntry("reporter_phone", "")
                .containsEntry("reporter_phone_2", null)
                .containsEntry("description", "")
                .containsEntry("place_text", null)
                .containsEntry("symptom_text", null)
                .containsEntry("late_reason", null)
                .containsEntry("client_reference", null)
                .containsEntry("place", "BATHROOM")
                .containsEntry("defect_class", "LEAK")
                .containsEntry("channel", "PHONE");
        assertThat(row.get("reported_at")).isNotNull();
        assertThat(erasedReports()).isEqualTo(before + 1);

        JsonNode report = read(OFFICE, "/api/cases/" + old).get("reports").get(0);
        assertThat(report.get("description").isNull()).isTrue();
        assertThat(report.get("reporterName").isNull()).isTrue();
        assertThat(report.get("erasedAt").asText()).isNotEmpty();
        Web office = Web.browser(port, OFFICE, PASSWORD);
        assertThat(office.get("/cases/" + old).body()).contains("已按期限删除").doesNotContain("欧阳");
        String page = "/cases/" + old + "/reporter-phone";
        assertThat(office.postForm(page, "reason", "回访", "_csrf", office.csrf(page))
                        .body())
                .contains("已按期限删除")
                .doesNotContain("tel:");
        assertThat(read(AUDITOR, "/api/retention/erasures")
                        .get(0)
                        .get("monthsAfterClosing")
                        .asInt())
                .isEqualTo(36);

        runAtNight();
        assertThat(erasedReports()).as("nothing is erased twice").isEqualTo(before + 1);
    }

    @Test
    void whatStandsBesidesTheReportsIsErasedWithThem() {
        String old = reported(HOME, LONG_AGO, LONG_AGO.plus(5, ChronoUnit.DAYS));
        String lately = reported(HOME, LONG_AGO, Instant.now().minus(400, ChronoUnit.DAYS));
        for (String number : List.of(old, lately)) {
            index.add(
                    number,
                    locations.find(HOME).orElseThrow(),
                    LONG_AGO,
                    "欧阳若兰",
                    List.of(PHONE, SECOND_PHONE),
                    "欧阳女士家漏水");
            ledgerRow(number);
            escalated(number);
        }
        assertThat(personalTerms(old)).contains("若兰", "漏水", PHONE, SECOND_PHONE);

        runAtNight();

        assertThat(personalTerms(old)).isEmpty();
        assertThat(personalTerms(lately)).contains("若兰", "漏水", PHONE, SECOND_PHONE);
        assertThat(terms(old)).as("number and room are still found").isNotEmpty();
        assertThat(ledgerTexts(old)).containsOnlyNulls();
        assertThat(escalationWords(old)).containsOnlyNulls();
        assertThat(escalationWords(lately)).containsExactly("欧阳女士要找媒体");
        assertThat(ledgerTexts(lately)).containsExactly("欧阳来电", "满意", "欧阳代报");
    }

    private List<String> personalTerms(String number) {
        return jdbc.sql("select term from intake_search_term where case_number = ? and kind in ('N', 'P', 'T')")
                .param(number)
                .query(String.class)
                .list();
    }

    private List<String> terms(String number) {
        return jdbc.sql("select term from intake_search_term where case_number = ?")
                .param(number)
                .query(String.class)
                .list();
    }

    private void escalated(String number) {
        jdbc.sql("insert into escalation_case (case_number, subsidiary, level, opened_at, ended_at, outcome)"
                        + " values (?, 'huanan', 1, ?, ?, 'DROPPED')")
                .params(number, LONG_AGO.atOffset(ZoneOffset.UTC), LONG_AGO.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("insert into escalation_cause (escalation_id, kind, words, raised_at)"
                        + " select id, 'OWNER', '欧阳女士要找媒体', opened_at from escalation_case where case_number = ?")
                .param(number)
                .update();
    }

    private List<String> escalationWords(String number) {
        return jdbc.sql("select words from escalation_cause where escalation_id in"
                        + " (select id from escalation_case where case_number = ?)")
                .param(number)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private void ledgerRow(String number) {
        jdbc.sql(
                        """
                        insert into intake_ledger_taken (subsidiary, fingerprint, content_hash, case_number, file_id,
                            row_no, remark, score_text, channel_text, taken_at)
                        values ('huanan', :case, :case, :case, 1, 1, '欧阳来电', '满意', '欧阳代报', :at)""")
                .param("case", number)
                .param("at", LONG_AGO.atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<String> ledgerTexts(String number) {
        return jdbc.sql("select remark, score_text, channel_text from intake_ledger_taken where case_number = ?")
                .param(number)
                .query((row, n) -> Arrays.asList(row.getString(1), row.getString(2), row.getString(3)))
                .single();
    }

    @Test
    void aHoldKeepsPersonalDataUntilItIsReleased() throws Exception {
        String number = reported("HN-YJT-3-1-0302", LONG_AGO, LONG_AGO.plus(5, ChronoUnit.DAYS));
        owner("HN-YJT-3-1-0302", "2019-01-01", "2021-01-01");
        String hold = "/api/cases/" + number + "/retention-hold";
        assertThat(put(OFFICE, hold, "{\"holdReason\": \" \"}").statusCode()).isEqualTo(422);
        assertThat(put(CLERK, hold, "{\"holdReason\": \"诉讼\"}").statusCode()).isEqualTo(403);
        assertThat(put(STRANGER, hold, "{\"holdReason\": \"诉讼\"}").statusCode()).isEqualTo(404);
        assertThat(delete(OFFICE, hold)).isEqualTo(404);
        assertThat(put(OFFICE, hold, "{\"holdReason\": \"诉讼未结\"}").statusCode()).isEqualTo(204);
        assertThat(put(AUDITOR, hold, "{\"holdReason\": \"再次\"}").statusCode()).isEqualTo(204);
        assertThat(read(AUDITOR, "/api/retention/holds").findValuesAsText("reason"))
                .contains("诉讼未结")
                .doesNotContain("再次");
        assertThat(read(STRANGER, "/api/retention/holds").findValuesAsText("caseNumber"))
                .doesNotContain(number);

        runAtNight();
        assertThat(erased(number)).isFalse();
        assertThat(ownerName("HN-YJT-3-1-0302", "2019-01-01")).isEqualTo("前业主");

        assertThat(delete(AUDITOR, hold)).isEqualTo(204);
        runAtNight();
        assertThat(erased(number)).isTrue();
        assertThat(ownerName("HN-YJT-3-1-0302", "2019-01-01")).isEmpty();
    }

    @Test
    void moreThanOneBatchIsErased() {
        String number = reported("HN-YJT-3-1-0303", LONG_AGO, LONG_AGO.plus(5, ChronoUnit.DAYS));
        for (int i = 0; i < 1100; i++) {
            report(number, "HN-YJT-3-1-0303", LONG_AGO);
        }
        String second = reported("HN-YJT-3-1-0303", LONG_AGO, LONG_AGO.plus(6, ChronoUnit.DAYS));
        runAtNight();
        assertThat(erased(number)).isTrue();
        assertThat(erased(second)).isTrue();
    }

    @Test
    void formerOwnersAreErasedUnlessACaseOfTheHomeIsOpen() {
        owner(HOME, "2015-01-01", "2016-01-01");
        reported(HOME, LONG_AGO, null);
        owner("HN-YJT-3-1-0304", "2015-01-01", "2021-01-01");
        owner("HN-YJT-3-1-0304", "2021-01-01", "2025-01-01");
        owner("HN-YJT-3-1-0304", "2025-01-01", null);

        runAtNight();

        assertThat(ownerName(HOME, "2015-01-01")).isEqualTo("前业主");
        assertThat(ownerName("HN-YJT-3-1-0304", "2015-01-01")).isEmpty();
        assertThat(ownerName("HN-YJT-3-1-0304", "2021-01-01")).isEqualTo("前业主");
        assertThat(ownerName("HN-YJT-3-1-0304", "2025-01-01")).isEqualTo("前业主");
        importOwners("HN-YJT-3-1-0304,前业主,13800001234,2015-01-01");
        assertThat(ownerName("HN-YJT-3-1-0304", "2015-01-01")).isEmpty();
    }

    @Test
    void aWrongNumberInAFileIsMaskedInTheReport() {
        users.create("retention-dev", "客服", "周", PASSWORD, List.of(Groups.DEVELOPER_CS), List.of("huanan"));
        HttpResponse<String> answer = Web.program(port, "retention-dev", PASSWORD)
                .send(
                        "POST",
                        "/api/imports/owners?dryRun=true",
                        BodyPublishers.ofString(
                                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"o.csv\"\r\n"
                                        + "Content-Type: text/csv\r\n\r\n"
                                        + owners("HN-YJT-3-1-0304,某人,1380000123,2026-01-01")
                                        + "\r\n--b--\r\n"),
                        "Content-Type",
                        "multipart/form-data; boundary=b");
        assertThat(answer.body()).contains("138****0123").doesNotContain("1380000123");
    }

    @Test
    void auditorsReadWhoLookedAtANumber() throws Exception {
        String number = reported("HN-YJT-3-1-0204", Instant.now(), null);
        Web clerk = Web.browser(port, CLERK, PASSWORD);
        String page = "/cases/" + number + "/reporter-phone";
        assertThat(clerk.postForm(page, "reason", "约定上门时间", "_csrf", clerk.csrf(page))
                        .body())
                .contains(PHONE);
        for (int i = 0; i < 60; i++) {
            jdbc.sql("insert into intake_phone_access (case_number, user_id, reason, seen_at) values (?, ?, ?, ?)")
                    .params(number, "someone", "第" + i + "次", Instant.now().atOffset(ZoneOffset.UTC))
                    .update();
        }

        Web auditor = Web.browser(port, AUDITOR, PASSWORD);
        assertThat(auditor.get("/").body()).contains("/phone-accesses");
        String all = auditor.get("/phone-accesses?case=" + number).body();
        assertThat(all).contains("第59次", "下一页").doesNotContain("约定上门时间", "??", PHONE);
        assertThat(auditor.get("/phone-accesses?case=" + number + "&page=1").body())
                .contains("约定上门时间", "上一页")
                .doesNotContain("第59次", "下一页");
        assertThat(auditor.get("/phone-accesses?user=" + CLERK + "&case=" + number)
                        .body())
                .contains("约定上门时间")
                .doesNotContain("第1次");
        assertThat(auditor.get("/phone-accesses?page=abc&user=%27%3B--").statusCode())
                .isEqualTo(200);
        assertThat(clerk.get("/phone-accesses").statusCode()).isEqualTo(403);
        assertThat(clerk.get("/").body()).doesNotContain("/phone-accesses");
        assertThat(Web.program(port, CLERK, PASSWORD)
                        .get("/api/retention/erasures")
                        .statusCode())
                .isEqualTo(403);
    }

    private void runAtNight() {
        tasks.stream()
                .filter(task -> task.name().equals("intake.retention"))
                .findFirst()
                .orElseThrow()
                .run("daily");
    }

    /** A case with a report of a person. */
    private String reported(String home, Instant at, @Nullable Instant finished) {
        LegacyCase legacy = new LegacyCase(
                "x.csv",
                1,
                home,
                Place.BATHROOM,
                null,
                DefectClass.LEAK,
                Symptom.SEEPAGE,
                null,
                at,
                null,
                finished,
                null,
                null,
                null);
        String number = finished == null ? legacyCases.takeOpen(legacy) : legacyCases.takeClosed(legacy);
        report(number, home, at);
        return number;
    }

    private void report(String number, String home, Instant at) {
        jdbc.sql(
                        """
                        insert into intake_report (case_number, location_code, defect_class, place, place_text, symptom,
                            symptom_text, description, hazards, reporter_name, reporter_phone, reporter_phone_2, channel,
                            reported_at, received_at, received_by, late_reason, reopened)
                        values (:case, :home, 'LEAK', 'BATHROOM', '欧阳家主卫', 'SEEPAGE',
                            '欧阳说渗水', '欧阳女士家漏水', '', '欧阳若兰', :phone, :phone2, 'PHONE',
                            :at, :at, 'clerk', '欧阳来电', false)""")
                .param("case", number)
                .param("home", home)
                .param("phone", PHONE)
                .param("phone2", SECOND_PHONE)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void owner(String home, String since, @Nullable String until) {
        jdbc.sql("delete from estate_ownership where home = ? and since_date = cast(? as date)")
                .params(home, since)
                .update();
        jdbc.sql("insert into estate_ownership (home, name, phone, since_date, until_date)"
                        + " values (:home, '前业主', :phone, cast(:since as date), cast(:until as date))")
                .param("home", home)
                .param("phone", PHONE)
                .param("since", since)
                .param("until", until)
                .update();
    }

    private String ownerName(String home, String since) {
        return jdbc.sql("select name from estate_ownership where home = ? and since_date = cast(? as date)")
                .params(home, since)
                .query(String.class)
                .single();
    }

    private void importOwners(String line) {
        imports.run(
                "owners",
                new ByteArrayInputStream(owners(line).getBytes(StandardCharsets.UTF_8)),
                "owners.csv",
                ImportOptions.allOrNothing());
    }

    private static String owners(String line) {
        return "home,name,phone,since,moved_in\n" + line + ",\n";
    }

    private boolean erased(String number) {
        return jdbc.sql("select count(*) from intake_report where case_number = ? and erased_at is null")
                        .param(number)
                        .query(Integer.class)
                        .single()
                == 0;
    }

    private long erasedReports() {
        return jdbc.sql("select coalesce(sum(reports), 0) from intake_erasure")
                .query(Long.class)
                .single();
    }

    private JsonNode read(String user, String path) throws IOException {
        HttpResponse<String> answer = Web.program(port, user, PASSWORD).get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> put(String user, String path, String body) {
        return Web.program(port, user, PASSWORD)
                .send("PUT", path, BodyPublishers.ofString(body), "Content-Type", "application/json");
    }

    private int delete(String user, String path) {
        return Web.program(port, user, PASSWORD)
                .send("DELETE", path, BodyPublishers.noBody())
                .statusCode();
    }
}
