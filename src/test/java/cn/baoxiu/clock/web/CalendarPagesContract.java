package cn.baoxiu.clock.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.TenantDirectory;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.testing.Web;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Calendars as people and programs ask them, and as a year's holidays are brought. */
abstract class CalendarPagesContract {

    private static final String PASSWORD = "Probe-Only-4711";
    private static final String TENANT = "calendar-web";
    private static final String CLERK = "calendar.clerk";
    private static final String OPERATOR = "calendar.operator";
    private static final String AUDITOR = "calendar.auditor";
    private static final String COMPANY = "calendar.company";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Far away: the program that runs here is shared with other tests. 1 January 2091 is a Monday, the 6th a Saturday. */
    private static final int YEAR = 2091;

    private static final String PAPER =
            """
            {"year": 2091, "papers": ["https://www.gov.cn/2091"], "days": [
              {"name": "元旦<b>", "date": "2091-01-01", "isOffDay": true},
              {"name": "元旦<b>", "date": "2091-01-06", "isOffDay": false}]}""";

    @LocalServerPort
    int port;

    @Autowired
    UserDirectory users;

    @Autowired
    TenantDirectory tenants;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void people() {
        tenants.ensureTenant(TENANT, "日历公司");
        tenants.ensureCompanyGroup("contractor-c902", "日历施工公司");
        users.create(CLERK, "客服", "日历", PASSWORD, List.of(Groups.PROPERTY_CS), List.of(TENANT));
        users.create(COMPANY, "施工", "日历", PASSWORD, List.of("contractor-c902"), List.of(TENANT));
        users.create(OPERATOR, "集团", "日历", PASSWORD, List.of(Groups.GROUP_CS), List.of());
        users.create(AUDITOR, "审计", "日历", PASSWORD, List.of(Groups.AUDITOR), List.of());
        jdbc.sql("delete from clock_holiday where paper_year = ?").param(YEAR).update();
        jdbc.sql("delete from clock_holiday_year where holiday_year = ?")
                .param(YEAR)
                .update();
    }

    @Test
    void aDeadlineIsExplainedByTheDaysOnTheWay() {
        // Friday 13 February 16:00: two hours that day, the 14th is made up, two hours in the morning
        JsonNode short4h = json(program(CLERK).get(deadline("CAL_CN_WORK", "2026-02-13T16:00", "PT4H")));
        assertThat(short4h.path("due").asText()).startsWith("2026-02-14T10:30");
        assertThat(short4h.path("provisional").asBoolean()).isFalse();
        assertThat(short4h.path("days")).hasSize(1);
        assertThat(short4h.path("days").get(0).path("why").asText()).isEqualTo("MAKEUP_WORKDAY");

        // two working days from the 13th: the 14th, then Spring Festival from the 15th to the 23rd, then the 24th
        JsonNode acrossTheFestival = json(program(COMPANY).get(deadline("CAL_CN_WORK", "2026-02-13T16:00", "P2D")));
        assertThat(acrossTheFestival.path("due").asText()).startsWith("2026-02-24T18:00");
        assertThat(acrossTheFestival.path("days").findValuesAsText("why"))
                .startsWith("MAKEUP_WORKDAY")
                .hasSize(10)
                .contains("HOLIDAY");
        assertThat(acrossTheFestival.path("days").findValuesAsText("name")).contains("春节");

        JsonNode unknown = json(program(CLERK).get(deadline("CAL_CN_WORK", "2092-02-13T16:00", "P2D")));
        assertThat(unknown.path("provisional").asBoolean()).isTrue();
    }

    @Test
    void whatCannotBeComputedIsRefusedByField() {
        refused(deadline("CAL_CN_WORK", "yesterday", "P2D"), "start");
        refused(deadline("CAL_CN_WORK", "2026-13-01T00:00", "P2D"), "start");
        refused(deadline("CAL_CN_WORK", "1900-01-01T00:00", "P2D"), "start");
        refused(deadline("CAL_CN_WORK", "2026-01-05T09:00", "P2DT4H"), "amount");
        refused(deadline("CAL_24X7", "2026-01-05T09:00", "P2D"), "amount");
        refused(deadline("CAL_CALENDAR_DAYS", "2026-01-05T09:00", "PT4H"), "amount");
        assertThat(program(CLERK)
                        .get(deadline("CAL_MARS", "2026-01-05T09:00", "P2D"))
                        .statusCode())
                .isEqualTo(404);
    }

    private void refused(String path, String field) {
        HttpResponse<String> answer = program(CLERK).get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).path("errors").findValuesAsText("field")).containsExactly(field);
    }

    @Test
    void programsBringAYearIfTheirUserMay() {
        assertThat(put(CLERK, PAPER).statusCode()).isEqualTo(403);
        assertThat(put(COMPANY, PAPER).statusCode()).isEqualTo(403);
        assertThat(put(OPERATOR, PAPER.replace("2091-01-06", "2091-01-01")).statusCode())
                .isEqualTo(422);
        assertThat(known()).isFalse();
        assertThat(put(OPERATOR, 2150, PAPER.replace("2091", "2150")).statusCode())
                .isEqualTo(422);
        HttpResponse<String> taken = put(OPERATOR, PAPER);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(json(taken).path("changes")).as(taken.body()).hasSize(2);
        assertThat(json(put(OPERATOR, PAPER)).path("changes")).isEmpty();
        assertThat(known()).isTrue();
    }

    @Test
    void onlyAuditorsHaveTheLogReplayed() {
        String path = "/api/clocks/recomputation?case=BX-NO-SUCH-1";
        assertThat(program(CLERK).postJson(path, "").statusCode()).isEqualTo(403);
        assertThat(program(OPERATOR).postJson(path, "").statusCode()).isEqualTo(403);
        JsonNode result = json(program(AUDITOR).postJson(path, ""));
        assertThat(result.path("differences").isArray()).isTrue();
        assertThat(result.path("differences")).isEmpty();
    }

    @Test
    void thePageShowsTheYearAndExplainsADeadline() {
        Web clerk = Web.browser(port, CLERK, PASSWORD);
        String page = clerk.get("/calendars?year=2026&calendar=CAL_CN_WORK&start=2026-02-13T16:00&number=2&unit=D")
                .body();
        assertThat(page)
                .contains("2026 年 · 248 个工作日", "2026-02-24 18:00", "2026-02-15 放假 春节", "2026-02-14 调休上班")
                .doesNotContain("/calendars/holidays", "没有节假日数据");
        assertThat(clerk.get("/calendars?calendar=CAL_24X7&start=2026-02-13T16:00&number=2&unit=D")
                        .body())
                .contains("该日历不能按此单位计算");
        assertThat(clerk.get("/calendars?year=2090").body()).contains("2090 年没有节假日数据");
        assertThat(clerk.get("/calendars?year=MMXXVI&start=%00&unit=").statusCode())
                .isEqualTo(200);
        assertThat(clerk.get("/calendars?calendar=CAL_MARS").statusCode()).isEqualTo(404);
        assertThat(Web.browser(port, COMPANY, PASSWORD).get("/calendars").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPersonBringsAYearAndSeesWhatItChanged() {
        Web operator = Web.browser(port, OPERATOR, PASSWORD);
        HttpResponse<String> twice = upload(operator, String.valueOf(YEAR), PAPER.replace("2091-01-06", "2091-01-01"));
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("没有导入", "「days[1].date」2091-01-01 出现两次。");
        assertThat(upload(operator, "2090", PAPER).body()).contains("「年度」年份与 2090 不符。");
        assertThat(upload(operator, "", PAPER).body()).contains("「年度」应为 1993 至 2099 年。");
        assertThat(upload(operator, String.valueOf(YEAR), "").body()).contains("「文件」没有选择文件");
        assertThat(known()).isFalse();

        HttpResponse<String> taken = upload(operator, String.valueOf(YEAR), PAPER);
        assertThat(taken.statusCode()).isEqualTo(302);
        String page = operator.get("/calendars?year=" + YEAR).body();
        assertThat(page).contains("已导入，2 天有变更", "元旦&lt;b&gt;").doesNotContain("元旦<b>", "没有节假日数据");

        Matcher link = Pattern.compile("/calendars/imports/\\d+").matcher(page);
        assertThat(link.find()).isTrue();
        assertThat(Web.browser(port, AUDITOR, PASSWORD).get(link.group()).body())
                .contains("2091-01-01 按星期 → 放假", "没有受影响的时限");
        Web clerk = Web.browser(port, CLERK, PASSWORD);
        assertThat(clerk.get(link.group()).statusCode()).isEqualTo(403);
        assertThat(clerk.get("/calendars?year=" + YEAR).body()).doesNotContain("/calendars/imports/");
        assertThat(upload(clerk, String.valueOf(YEAR), PAPER).statusCode()).isEqualTo(403);
        assertThat(operator.get("/calendars/imports/99999999").statusCode()).isEqualTo(404);
        assertThat(operator.get("/calendars/imports/first").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> upload(Web web, String year, String paper) {
        String boundary = "----holidays";
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
                + web.csrf("/calendars")
                + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"year\"\r\n\r\n" + year
                + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"2091.json\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + paper + "\r\n--" + boundary + "--\r\n";
        return web.send(
                "POST",
                "/calendars/holidays",
                BodyPublishers.ofString(body),
                "Content-Type",
                "multipart/form-data; boundary=" + boundary);
    }

    private HttpResponse<String> put(String user, String paper) {
        return put(user, YEAR, paper);
    }

    private HttpResponse<String> put(String user, int year, String paper) {
        return program(user)
                .send(
                        "PUT",
                        "/api/calendars/holidays/" + year,
                        BodyPublishers.ofString(paper),
                        "Content-Type",
                        "application/json");
    }

    private boolean known() {
        return jdbc.sql("select count(*) from clock_holiday_year where holiday_year = ?")
                        .param(YEAR)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static String deadline(String calendar, String start, String amount) {
        return "/api/calendars/" + calendar + "/deadline?start=" + start + "&amount=" + amount;
    }

    private Web program(String user) {
        return Web.program(port, user, PASSWORD);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body(), e);
        }
    }
}
