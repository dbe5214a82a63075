package cn.baoxiu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.TenantDirectory;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiCase;
import cn.baoxiu.scorecard.kpi.KpiCases;
import cn.baoxiu.scorecard.kpi.KpiFilter;
import cn.baoxiu.scorecard.kpi.KpiLine;
import cn.baoxiu.scorecard.kpi.KpiList;
import cn.baoxiu.scorecard.kpi.KpiRefresh;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

/** Every key figure, worked by hand from the cases of {@link KpiExamples}; walls, lists, and how the figures are kept. */
@SpringBootTest(classes = KpiApp.class)
@AutoConfigureMockMvc
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KpiContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "Probe-Only-4711";
    private static final YearMonth APRIL = YearMonth.of(2024, 4);
    private static final String NOW = "2024-05-20T10:00";

    private static final String AUDITOR = "kpi.auditor";
    private static final String OFFICE = "kpi.office";
    private static final String BUILDER = "kpi.builder";
    private static final String HELPER = "kpi.helper";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    MockMvc web;

    @Autowired
    CurrentUser user;

    @Autowired
    KpiRefresh refresh;

    @Autowired
    KpiList kpis;

    @Autowired
    List<BackgroundTask> background;

    private KpiRows rows;

    @BeforeAll
    void examples(@Autowired TenantDirectory tenants, @Autowired UserDirectory users) {
        now(NOW);
        rows = new KpiRows(jdbc, transaction);
        new KpiExamples(rows).write();
        rows.subsidiary("k-random", 3);
        tenants.ensureTenant("k-speed", "k-speed公司");
        tenants.ensureTenant("k-close", "k-close公司");
        for (String company : List.of("contractor-KC1", "third-party-KT1")) {
            tenants.ensureCompanyGroup(company, company);
        }
        users.create(AUDITOR, "一", "审", PASSWORD, List.of(Groups.AUDITOR), List.of());
        users.create(OFFICE, "一", "保", PASSWORD, List.of(Groups.WARRANTY_OFFICE), List.of("k-speed"));
        users.create(BUILDER, "一", "包", PASSWORD, List.of("contractor-KC1"), List.of("k-speed"));
        users.create(HELPER, "一", "三", PASSWORD, List.of("third-party-KT1"), List.of("k-speed"));
        task("clock.held-minutes").run("");
        task("scorecard.kpi-night").run("");
    }

    @BeforeEach
    void clock() {
        now(NOW);
    }

    @AfterAll
    void clockBack() {
        EngineTime.reset();
    }

    private static void now(String local) {
        EngineTime.moveTo(LocalDateTime.parse(local).atZone(EngineTime.ZONE).toInstant());
    }

    private BackgroundTask task(String name) {
        return background.stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<KpiLine> lines(KpiFilter filter) {
        return user.callAs(AUDITOR, () -> kpis.report(filter, false)).lines();
    }

    private List<KpiCase> cases(KpiFilter filter, Kpi kpi, KpiCases.Shown shown) {
        return user.callAs(AUDITOR, () -> kpis.cases(filter, new KpiCases.Wanted(kpi, shown, null, 0, 500)))
                .cases();
    }

    private static BigDecimal sum(List<KpiCase> cases, java.util.function.Function<KpiCase, BigDecimal> what) {
        return cases.stream().map(what).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null
                ? "-"
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String parts(KpiLine line) {
        return line.parts().stream()
                .map(part -> part.part() + ":" + plain(part.numerator()) + "/" + plain(part.denominator()))
                .collect(Collectors.joining(" "));
    }

    private static String apart(KpiLine line) {
        return new TreeMap<>(line.leftOut())
                .entrySet().stream()
                        .map(reason -> reason.getKey() + ":" + reason.getValue())
                        .collect(Collectors.joining(" "));
    }

    /**
     * Expected by hand, see {@link KpiExamples}; the same by subsidiary (from the counts) and by its only project (from the
     * facts), and the list of cases adds up to both numbers.
     */
    @ParameterizedTest
    @CsvSource({
        "DISPATCH,          k-dispatch, 2024-04, 3,   5,    60,    '', ''",
        "RESPONSE,          k-speed,    2024-04, 2,   3,    66.67, '', ''",
        "ARRIVAL,           k-speed,    2024-04, 1,   2,    50,    '', ''",
        "ACCEPT,            k-speed,    2024-04, 1,   1,    100,   '', ''",
        "FINISH,            k-speed,    2024-04, 3,   6,    50,    '', 'LEGACY:2 MERGED:1 OUT_OF_WARRANTY:1 WITHDRAWN:1'",
        "FINISH,            k-speed,    2024-03, 1,   1,    100,   '', ''",
        "FINISH,            k-speed,    2024-05, 1,   2,    50,    '', ''",
        "FIRST_FIX,         k-fix,      2024-04, 4,   7,    57.14, '', ''",
        "FIRST_FIX,         k-fix,      2024-03, 1,   1,    100,   '', ''",
        "FIRST_FIX,         k-fix,      2024-05, 1,   1,    100,   '', ''",
        "REWORK,            k-rework,   2024-04, 1,   4,    25,    '', ''",
        "REWORK,            k-rework,   2024-05, 1,   1,    100,   '', ''",
        "AUTO_CLOSED,       k-rework,   2024-04, 1,   4,    25,    '', ''",
        "HANDOVERS,         k-rework,   2024-04, 3,   4,    0.75,  '', ''",
        "VISIT,             k-visit,    2024-04, 2,   9,    20.22, '', ''",
        "CLOSE_SHORT,       k-close,    2024-04, 2,   5,    40,    '', 'MERGED:1'",
        "OVERDUE,           k-open,     2024-04, 3,   5,    3,     '0:1/1 8:2/2', ''",
        "OVERDUE,           k-open,     2024-05, 3,   5,    3,     '8:2/2 31:1/1', ''",
        "PAUSED,            k-open,     2024-04, 1,   5,    20,    '', ''",
        "PAUSED,            k-open,     2024-05, 1,   5,    20,    '', ''",
        "CALLBACK,          k-voice,    2024-04, 6,   9,    66.67, '', 'WITHDRAWN:1'",
        "REACHED,           k-voice,    2024-04, 3,   6,    50,    '', ''",
        "NO_ANSWER,         k-voice,    2024-04, 2,   7,    28.57, '', ''",
        "SATISFACTION,      k-voice,    2024-04, 240, 3,    80,    'LINK:80/1 PHONE:160/2', ''",
        "SATISFIED,         k-voice,    2024-04, 2,   3,    66.67, 'LINK:1/1 PHONE:1/2', ''",
        "CITIZEN_RESPONSE,  k-voice,    2024-04, 1,   2,    50,    '', ''",
        "CITIZEN_SOLVED,    k-voice,    2024-04, 1,   2,    50,    '', ''",
        "CITIZEN_SATISFIED, k-voice,    2024-04, 1,   2,    50,    '', ''",
        "SATISFACTION,      k-voice,    2024-05, 20,  1,    20,    'PHONE:20/1', ''",
        "LEVEL_2,           k-angry,    2024-04, 4,   6,    66.67, '', ''",
        "LEVEL_3,           k-angry,    2024-04, 1,   6,    16.67, '', ''",
        "OWNER_RAISED,      k-angry,    2024-04, 3,   6,    50,    '', ''",
        "COMPLAINT_DENSITY, k-angry,    2024-04, 4,   10,   40,    '', ''",
        "COMPLAINT_IN_TIME, k-angry,    2024-04, 4,   6,    66.67, '1:1/2 2:2/3 3:1/1', ''",
        "COMPLAINT_REPEAT,  k-angry,    2024-04, 1,   5,    20,    '', ''",
        "REJECTED,          k-order,    2024-04, 2,   4,    50,    '', ''",
        "HELD,              k-held,     2024-04, 300, 2,    2.5,   'OTHER:0/2 OWNER:0/2 WAITING:0/2 CONTRACTOR:120/2"
                + " PROPERTY_CS:60/2 THIRD_PARTY:60/2 PROPERTY_ENG:0/2 WARRANTY_OFFICE:60/2', ''",
        "THIRD_PARTY,       k-third,    2024-04, 2,   4,    50,    '', ''",
        "RECOVERY,          k-third,    2024-04, 900, 1500, 60,    '', ''",
        "DENSITY_SHORT,     k-dense,    2024-04, 4,   10,   40,    'LEAK:1/10 WINDOW:3/10', ''",
        "DENSITY_LONG,      k-dense,    2024-04, 5,   10,   50,    'LEAK:1/10 WINDOW:4/10', ''"
    })
    void theNumbersAreThoseWorkedByHand(
            Kpi kpi,
            String subsidiary,
            String month,
            String numerator,
            String denominator,
            String value,
            String parts,
            String apart) {
        YearMonth of = YearMonth.parse(month);
        KpiFilter counted = new KpiFilter(of, subsidiary, null, null, null);
        KpiFilter live = new KpiFilter(of, null, KpiRows.project(subsidiary), null, null);
        for (KpiFilter filter : List.of(counted, live)) {
            KpiLine line = lines(filter).get(kpi.ordinal());
            assertThat(line.kpi()).isEqualTo(kpi);
            assertThat(plain(line.numerator()) + " / " + plain(line.denominator()) + " = " + plain(line.value()))
                    .as("%s", filter)
                    .isEqualTo(numerator + " / " + denominator + " = " + value);
            assertThat(parts(line)).isEqualTo(parts);
            assertThat(apart(line)).isEqualTo(apart);
            List<KpiCase> behind = cases(filter, kpi, KpiCases.Shown.COUNTED);
            assertThat(sum(behind, KpiCase::numerator)).isEqualByComparingTo(numerator);
            if (kpi == Kpi.HELD) {
                assertThat(behind).hasSize(16);
            } else if (!kpi.perHome()) {
                assertThat(sum(behind, KpiCase::denominator)).isEqualByComparingTo(denominator);
            }
            assertThat(cases(filter, kpi, KpiCases.Shown.LEFT_OUT))
                    .hasSize(line.leftOut().values().stream().mapToInt(n -> n).sum())
                    .allSatisfy(left -> assertThat(left.leftOut()).isNotNull());
        }
    }

    /** What the list says of each case, in the order of its number. */
    @ParameterizedTest
    @CsvSource({
        "FINISH, k-speed, 'S01 IN_TIME, S03 LATE, S04 NOT_YET, S12 IN_TIME, S14 IN_TIME, S14 LATE'",
        "FIRST_FIX, k-fix, 'F01 HELD_GOOD, F02 REWORKED, F03 RETURNED, F04 HELD_GOOD, F05 RETURNED, F06 HELD_GOOD, F09 HELD_GOOD'",
        "CLOSE_SHORT, k-close, 'C01 WITHIN, C02 LATER, C04 STILL_OPEN, C06 LATER, C07 WITHIN'",
        "VISIT, k-visit, 'V1 QUALIFIED, V2 DISPATCH_LATE, V3 ARRIVAL_LATE, V4 FINISH_LATE, V5 UNHAPPY, V6 UNHAPPY, V7 NO_PHOTO,"
                + " V8 QUALIFIED, V9 FINISH_LATE'",
        "REJECTED, k-order, 'J1 KEPT, J2 SENT_BACK, J3 KEPT, J3 REASSIGNED'"
    })
    void eachCaseSaysHowItCounts(Kpi kpi, String subsidiary, String expected) {
        assertThat(cases(new KpiFilter(APRIL, subsidiary, null, null, null), kpi, KpiCases.Shown.COUNTED).stream()
                        .map(one -> one.caseNumber() + " " + one.why())
                        .sorted()
                        .collect(Collectors.joining(", ")))
                .isEqualTo(expected);
    }

    @Test
    void filtersNarrowTheFactsAndNotTheRules() {
        assertThat(lines(new KpiFilter(APRIL, "k-fix", null, "LEAK", null))
                        .get(Kpi.FIRST_FIX.ordinal())
                        .denominator())
                .isEqualByComparingTo("1");
        KpiLine ofCompany = lines(new KpiFilter(APRIL, "k-speed", null, null, KpiRows.CONTRACTOR))
                .get(Kpi.FINISH.ordinal());
        assertThat(ofCompany.denominator()).isEqualByComparingTo("6");
        assertThat(lines(new KpiFilter(APRIL, "k-speed", null, null, KpiRows.THIRD_PARTY))
                        .get(Kpi.FINISH.ordinal())
                        .denominator())
                .isZero();
    }

    @Test
    void aFigureIsReadBesideThoseThatShowWhetherItIsEmbellished() {
        List<KpiLine> lines = lines(new KpiFilter(APRIL, "k-voice", null, null, null));
        KpiLine satisfaction = lines.get(Kpi.SATISFACTION.ordinal());
        assertThat(satisfaction.band()).isEqualTo("GOOD");
        assertThat(satisfaction.standing()).isEqualTo("FAIR");
        assertThat(satisfaction.invalid()).as("two of seven did not answer").isTrue();
        assertThat(satisfaction.few()).isTrue();
        assertThat(satisfaction.counters()).containsExactly(Kpi.NO_ANSWER);
        assertThat(lines.get(Kpi.CLOSE_LONG.ordinal()).counters())
                .containsExactly(Kpi.OVERDUE, Kpi.REWORK, Kpi.AUTO_CLOSED);
        KpiLine visit = lines(new KpiFilter(APRIL, "k-visit", null, null, null)).get(Kpi.VISIT.ordinal());
        assertThat(visit.deducted()).isEqualByComparingTo("2");
        assertThat(lines(new KpiFilter(APRIL.plusMonths(1), "k-speed", null, null, null))
                        .get(Kpi.FINISH.ordinal())
                        .previous())
                .isEqualByComparingTo("50");
    }

    private MockHttpServletResponse send(String address, String who, String language) throws Exception {
        AppUser person = user.callAs(who, () -> user.find().orElseThrow());
        MockHttpServletResponse response = web.perform(get(address)
                        .header("Accept-Language", language)
                        .with(authentication(UsernamePasswordAuthenticationToken.authenticated(
                                person, null, AuthorityUtils.createAuthorityList(person.groups())))))
                .andReturn()
                .getResponse();
        response.setCharacterEncoding("UTF-8");
        return response;
    }

    private MockHttpServletResponse send(String address, String who) throws Exception {
        return send(address, who, "zh-CN");
    }

    private String page(String address, String who) throws Exception {
        MockHttpServletResponse response = send(address, who);
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return response.getContentAsString();
    }

    private JsonNode line(String address, String who, Kpi kpi) throws Exception {
        for (JsonNode line : JSON.readTree(page(address, who)).path("kpis")) {
            if (line.path("code").asText().equals(kpi.name())) {
                return line;
            }
        }
        throw new AssertionError(kpi + " is missing");
    }

    @Test
    void staffSeeTheirOwn_theGroupAll_companiesNothing() throws Exception {
        // the whole group: 6 of k-speed, and those of the open cases: O1, O2, O4, O5, V4
        assertThat(line("/api/kpis?month=2024-04", AUDITOR, Kpi.FINISH)
                        .path("denominator")
                        .asInt())
                .isEqualTo(11);
        assertThat(line("/api/kpis?month=2024-04", OFFICE, Kpi.FINISH)
                        .path("denominator")
                        .asInt())
                .isEqualTo(6);
        assertThat(page("/api/kpis/FINISH/cases?month=2024-04", OFFICE))
                .contains("S01")
                .doesNotContain("\"O1\"");
        JsonNode each =
                JSON.readTree(page("/api/kpis?month=2024-04&each=true", OFFICE)).path("subsidiaries");
        assertThat(each.fieldNames()).toIterable().containsExactly("k-speed");
        for (String wall : List.of("subsidiary=k-close", "project=K-CLOSE")) {
            MockHttpServletResponse refused = send("/api/kpis?month=2024-04&" + wall, OFFICE);
            assertThat(refused.getStatus()).isEqualTo(422);
            assertThat(send("/kpis/FINISH/cases?month=2024-04&" + wall, OFFICE).getStatus())
                    .isEqualTo(422);
        }
        for (String company : List.of(BUILDER, HELPER)) {
            for (String address :
                    List.of("/api/kpis", "/api/kpis/FINISH/cases", "/kpis", "/kpis/FINISH/cases", "/kpis/export")) {
                assertThat(send(address, company).getStatus()).as(address).isEqualTo(403);
            }
            assertThat(page("/", company)).doesNotContain("\"/kpis\"");
        }
        assertThat(page("/", OFFICE)).contains("/kpis", "指标");
    }

    @ParameterizedTest
    @CsvSource({
        "month=2024-13, month, 不是月份",
        "month=2024-06, month, 还没有开始",
        "month=abc, month, 不是月份",
        "subsidiary=k-none, subsidiary, 没有“k-none”这个公司",
        "project=K-NONE, project, 没有“K-NONE”这个项目",
        "class=BEAUTY, class, 没有“BEAUTY”这个问题类别",
        "contractor=KC9, contractor, 没有“KC9”这个单位"
    })
    void badParametersAreNamed(String query, String field, String reason) throws Exception {
        MockHttpServletResponse api = send("/api/kpis?" + query, AUDITOR);
        assertThat(api.getStatus()).isEqualTo(422);
        assertThat(api.getContentType()).contains("problem+json");
        JsonNode error = JSON.readTree(api.getContentAsString()).path("errors").path(0);
        assertThat(error.path("field").asText()).isEqualTo(field);
        assertThat(error.toString()).contains(reason);
        for (String path : List.of("/kpis?", "/kpis/export?", "/kpis/FINISH/cases?")) {
            MockHttpServletResponse shown = send(path + query, AUDITOR);
            assertThat(shown.getStatus()).as(path).isEqualTo(422);
            assertThat(shown.getContentAsString()).contains(reason).doesNotContain("S01");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/kpis/BEAUTY/cases, kpi",
        "/api/kpis/FINISH/cases?show=NICE, show",
        "/api/kpis/SATISFACTION/cases?show=HITS, show",
        "/api/kpis/HELD/cases?show=MISSES, show",
        "/api/kpis/FINISH/cases?page=-1, page",
        "/api/kpis/FINISH/cases?size=501, size",
        "/api/kpis/OVERDUE/cases?part=a%20b, part"
    })
    void aListRefusesWhatItDoesNotKnow(String address, String field) throws Exception {
        MockHttpServletResponse api = send(address, AUDITOR);
        assertThat(api.getStatus()).isEqualTo(422);
        assertThat(JSON.readTree(api.getContentAsString())
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asText())
                .isEqualTo(field);
    }

    @Test
    void everyNumberLeadsToItsCases() throws Exception {
        String page = page("/kpis?month=2024-04&subsidiary=k-speed", OFFICE);
        assertThat(page)
                .contains("及时完成率", "50%", "截至 2024-05-20 10:00", "导入前已超期或已关闭 2", "保修期外 1", "目标 95，底线 75", "7 日关闭率")
                .contains("/kpis/FINISH/cases?month=2024-04&amp;subsidiary=k-speed", "href=\"#kpi-PAUSED\"")
                .contains("考核冻结之前")
                .doesNotContain("??", "kpi.");
        String cases = page("/kpis/FINISH/cases?month=2024-04&subsidiary=k-speed", OFFICE);
        assertThat(cases)
                .contains("/cases/S01", "/cases/S14", "按时", "逾期", "已到期，仍未完成", "2024-04-30 23:59")
                .doesNotContain("/cases/S02", "/cases/S08", "??");
        assertThat(page("/kpis/FINISH/cases?month=2024-04&subsidiary=k-speed&show=LEFT_OUT", OFFICE))
                .contains("/cases/S08", "不计入：已合并", "不计入：已撤回", "不计入：保修期外")
                .doesNotContain("/cases/S01");
        assertThat(page("/kpis/FINISH/cases?month=2024-04&subsidiary=k-speed&show=MISSES", OFFICE))
                .contains("/cases/S03")
                .doesNotContain("/cases/S01");
        assertThat(page("/kpis/SATISFACTION/cases?month=2024-04&subsidiary=k-voice&show=MISSES", AUDITOR))
                .contains("/cases/Q2\"", "/cases/Q3\"", "未满分")
                .doesNotContain("/cases/Q1\"", "分子以外", "show=HITS");
        assertThat(page("/kpis/HELD/cases?month=2024-04", AUDITOR))
                .contains("show=HITS")
                .doesNotContain("show=MISSES");
        String small = page("/api/kpis/FINISH/cases?month=2024-04&subsidiary=k-speed&size=2&page=1", OFFICE);
        assertThat(JSON.readTree(small).path("cases")).hasSize(2);
        assertThat(JSON.readTree(small).path("hasNext").asBoolean()).isTrue();
        assertThat(page("/kpis/OVERDUE/cases?month=2024-04&part=8", AUDITOR))
                .contains("/cases/O2", "/cases/O4", "超期 8–30 天")
                .doesNotContain("/cases/O1\"");
        for (Kpi kpi : Kpi.values()) {
            assertThat(page("/kpis/" + kpi + "/cases?month=2024-04&show=ALL", AUDITOR))
                    .as("%s", kpi)
                    .doesNotContain("??", "kpiWhy.", "kpi.");
        }
        assertThat(page("/kpis", AUDITOR)).contains("2024-05", "只计入已到期的");
        assertThat(send("/kpis?month=2024-04", AUDITOR, "en").getContentAsString())
                .contains("Finished in time", "Read beside")
                .doesNotContain("及时", "??");
    }

    @Test
    void theFiguresAreASpreadsheetAsWell() throws Exception {
        MockHttpServletResponse file = send("/kpis/export?month=2024-04", AUDITOR);
        assertThat(file.getStatus()).isEqualTo(200);
        assertThat(file.getHeader("Content-Disposition")).contains("2024-04.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file.getContentAsByteArray()))) {
            assertThat(book.getSheetAt(0).getRow(0).getCell(2).getStringCellValue())
                    .isEqualTo("指标");
            boolean found = false;
            for (Row row : book.getSheetAt(0)) {
                if (row.getCell(0).getStringCellValue().equals("k-voice公司")
                        && row.getCell(2).getStringCellValue().equals("满意度")) {
                    found = true;
                    assertThat(row.getCell(3).getNumericCellValue()).isEqualTo(80);
                    assertThat(row.getCell(5).getNumericCellValue()).isEqualTo(240);
                    assertThat(row.getCell(6).getNumericCellValue()).isEqualTo(3);
                    assertThat(row.getCell(13).getStringCellValue()).contains("无效");
                }
            }
            assertThat(found).isTrue();
        }
    }

    /** A holiday that becomes known later: nobody worked on that day. */
    @Test
    void newHolidaysChangeTheTimeHeld() {
        KpiFilter filter = new KpiFilter(APRIL, "k-held", null, null, null);
        String version = jdbc.sql("select version from clock_calendar_version")
                .query(String.class)
                .single();
        try {
            jdbc.sql("insert into clock_holiday_year (holiday_year, source, loaded_at) select 2024, 'x', loaded_at"
                            + " from (select cast(? as timestamp with time zone) as loaded_at) t"
                            + " where not exists (select 1 from clock_holiday_year where holiday_year = 2024)")
                    .param(KpiRows.at(NOW))
                    .update();
            jdbc.sql("insert into clock_holiday (holiday_date, paper_year, name, day_off)"
                            + " values (date '2024-04-08', 2024, 'x', true)")
                    .update();
            assertThat(heldUnder("one more", filter)).isZero();
        } finally {
            jdbc.sql("delete from clock_holiday where holiday_date = date '2024-04-08'")
                    .update();
            assertThat(heldUnder(version, filter)).isEqualByComparingTo("300");
        }
    }

    private BigDecimal heldUnder(String version, KpiFilter filter) {
        jdbc.sql("update clock_calendar_version set version = ?").param(version).update();
        task("clock.held-minutes").run("");
        task("scorecard.kpi-refresh").run("");
        return lines(filter).get(Kpi.HELD.ordinal()).numerator();
    }

    @Test
    void whatIsRefreshedByAndByEqualsWhatIsCountedAnew() {
        try {
            change(new Random(20240520), new ArrayList<>());
        } finally {
            now(NOW);
            refresh.refreshAll();
        }
    }

    private void change(Random random, List<String> numbers) {
        LocalDateTime day = LocalDateTime.parse("2024-05-21T09:00");
        for (int round = 0; round < 8; round++) {
            for (int i = 0; i < 6; i++) {
                change(random, numbers, day.plusHours(i));
            }
            day = day.plus(Duration.ofDays(9));
            EngineTime.moveTo(day.atZone(EngineTime.ZONE).toInstant());
            task("clock.held-minutes").run("");
            task("scorecard.kpi-refresh").run("");
            Map<String, List<Map<String, Object>>> byAndBy = everything();
            refresh.refreshAll();
            assertThat(everything()).as("round %d", round).isEqualTo(byAndBy);
        }
        assertThat(numbers).hasSizeGreaterThan(10);
    }

    private Map<String, List<Map<String, Object>>> everything() {
        Map<String, List<Map<String, Object>>> all = new TreeMap<>();
        for (Map.Entry<String, String> table : Map.of(
                        "scorecard_kpi_count", "month_start, subsidiary_id, kpi, part, left_out",
                        "scorecard_case_fact", "case_number",
                        "scorecard_case_event", "case_number, kind, happened_at, what, source, amount, total")
                .entrySet()) {
            all.put(
                    table.getKey(),
                    jdbc.sql("select * from " + table.getKey() + " order by " + table.getValue())
                            .query()
                            .listOfRows());
        }
        assertThat(all.get("scorecard_kpi_count")).isNotEmpty();
        return all;
    }

    /** Something happens in a case of the subsidiary {@code k-random}, as the rooms write it. */
    private void change(Random random, List<String> numbers, LocalDateTime when) {
        String at = when.toString();
        String number = "Z%02d".formatted(numbers.size());
        if (numbers.size() < 3 || random.nextInt(3) == 0) {
            KpiRows.Case one = rows.of("k-random", number).reported(at).of(random.nextBoolean() ? "LEAK" : "WINDOW");
            if (!numbers.isEmpty() && random.nextBoolean()) {
                one.repeats(numbers.get(random.nextInt(numbers.size())));
            }
            one.write();
            rows.promise(
                    number, "FINISH", "OPEN", when.plusDays(random.nextInt(40)).toString());
            rows.held(number, "property-cs", at, "HELD");
            numbers.add(number);
            return;
        }
        String old = numbers.get(random.nextInt(numbers.size()));
        switch (random.nextInt(6)) {
            case 0 -> {
                jdbc.sql("update repair_case set stage = 'CLOSED', outcome = ?, closing_kind = 'AUTO', closed_at = ?,"
                                + " handover_count = handover_count + 1 where case_number = ? and stage <> 'CLOSED'")
                        .params(random.nextInt(4) == 0 ? "WITHDRAWN" : "REPAIRED", KpiRows.at(at), old)
                        .update();
                rows.told(old, 1, "CLOSED", at, "REPAIRED");
                rows.held(old, "-", at, "ENDED");
            }
            case 1 -> {
                jdbc.sql(
                                "update repair_case set stage = 'REPORTED', outcome = null, closed_at = null, round = round + 1,"
                                        + " rework_count = rework_count + 1 where case_number = ? and stage = 'CLOSED'")
                        .param(old)
                        .update();
                rows.told(old, 2, "REOPENED", at, null);
            }
            case 2 -> {
                jdbc.sql(
                                "update clock_promise set state = 'MET', met_at = ?, ended_at = ? where case_number = ? and state = 'OPEN'")
                        .params(KpiRows.at(at), KpiRows.at(at), old)
                        .update();
                rows.told(old, 1, "INSPECTION_PASSED", at, null);
            }
            case 3 -> {
                long escalation = rows.escalated(old, at, at);
                rows.level(escalation, 2, at, when.plusDays(1).toString(), null, null);
            }
            case 4 -> {
                int id = 1000 + numbers.size() * 100 + random.nextInt(100_000);
                rows.callback(id, old, true, when.plusDays(2).toString(), at, 1, at, "ANSWERED");
                rows.answer(id, old, at, "PHONE", "OVERALL", 1 + random.nextInt(5), 60);
            }
            default -> {
                rows.order(old, "DISPATCH", at, random.nextBoolean() ? "KEPT" : "REJECTED");
                rows.told(old, 1, "DISPATCHED", at, null);
            }
        }
    }
}
