package cn.baoxiu.contractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.baoxiu.contractor.ContractorCases.Facts;
import cn.baoxiu.contractor.OwnerScores.Score;
import cn.baoxiu.contractor.rating.Quarter;
import cn.baoxiu.contractor.rating.Rating;
import cn.baoxiu.contractor.rating.RatingFilter;
import cn.baoxiu.contractor.rating.RatingFreeze;
import cn.baoxiu.contractor.rating.RatingItem;
import cn.baoxiu.contractor.rating.RatingLine;
import cn.baoxiu.contractor.rating.RatingList;
import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.TenantDirectory;
import cn.baoxiu.identity.UserDirectory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Ratings of quarters long past, of companies of their own, so that nothing of other tests is among them.
 *
 * <p>Company RT01 in the first quarter of 2024, worked by hand:
 *
 * <pre>
 * promises    9 fell due, 8 kept       88.8889 %  (88.8889 - 70) / (95 - 70)   = 0.755556
 * rework      5 inspections, 1 rework  20 %       (20 - 30) / (10 - 30)        = 0.5
 * violations  1 in 6 cases             16.6667    (16.6667 - 50) / (5 - 50)    = 0.740741
 * scores      nobody was asked: 20 of 100 are spread, 40 : 20 : 20 become 50 : 25 : 25
 * points      50 × 0.755556 = 37.78    25 × 0.5 = 12.50    25 × 0.740741 = 18.52    together 68.80, grade C
 * </pre>
 *
 * In the second quarter of 2026 the same, and owners gave 4 and 4.4 of 5, on average 84 of 100:
 *
 * <pre>
 * scores      (84 - 60) / (90 - 60)    = 0.8
 * points      40 × 0.755556 = 30.22    20 × 0.5 = 10.00    20 × 0.740741 = 14.81    20 × 0.8 = 16.00    together 71.03
 * </pre>
 */
abstract class RatingContract extends PenaltyBed {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "Probe-Only-4711";
    private static final String R_SOUTH = "rat-south";
    private static final String R_NORTH = "rat-north";
    private static final String ONE = "RT01";
    private static final String TWO = "RT02";
    private static final String BAD = "RT03";

    private static final String R_OFFICE = "rat.office";
    private static final String R_BUYER = "rat.buyer";
    private static final String R_ENGINEER = "rat.engineer";
    private static final String R_NORTHERN = "rat.north";
    private static final String R_AUDITOR = "rat.auditor";
    private static final String R_BUILDER = "rat.builder";
    private static final String R_THIRD = "rat.third";

    private static final Quarter WORKED = new Quarter(2024, 1);
    private static final Quarter ASKED = new Quarter(2026, 2);
    private static final Quarter RACED = new Quarter(2022, 3);

    private final List<Boolean> raced = new ArrayList<>();

    @Autowired
    MockMvc web;

    @Autowired
    RatingList ratings;

    @Autowired
    RatingFreeze freeze;

    @Autowired
    Ratings grades;

    @Autowired
    PenaltyApp.AskedOwners owners;

    @Autowired
    List<BackgroundTask> background;

    @BeforeAll
    void facts(@Autowired TenantDirectory tenants, @Autowired UserDirectory users) throws Exception {
        tenants.ensureTenant(R_SOUTH, "评南");
        tenants.ensureTenant(R_NORTH, "评北");
        for (String company : List.of("contractor-RT01", "third-party-RT01")) {
            tenants.ensureCompanyGroup(company, company);
        }
        List<String> south = List.of(R_SOUTH);
        users.create(R_OFFICE, "一", "保", PASSWORD, List.of(Groups.WARRANTY_OFFICE), south);
        users.create(R_BUYER, "一", "采", PASSWORD, List.of(Groups.PROCUREMENT), south);
        users.create(R_ENGINEER, "一", "工", PASSWORD, List.of(Groups.ENGINEERING), south);
        users.create(R_NORTHERN, "二", "保", PASSWORD, List.of(Groups.WARRANTY_OFFICE), List.of(R_NORTH));
        users.create(R_AUDITOR, "一", "审", PASSWORD, List.of(Groups.AUDITOR), List.of());
        users.create(R_BUILDER, "一", "包", PASSWORD, List.of("contractor-RT01"), south);
        users.create(R_THIRD, "一", "三", PASSWORD, List.of("third-party-RT01"), south);
        RatedFacts rows = new RatedFacts(jdbc, transaction);
        rows.estate(List.of(
                "insert into estate_subsidiary values ('rat-south', '评南公司', '武汉', '一')",
                "insert into estate_subsidiary values ('rat-north', '评北公司', '北京', '二')",
                "insert into estate_project values ('RAT-S', 'rat-south', '南台', '武汉', date '2020-03-28', null, '毛坯')",
                "insert into estate_project values ('RAT-N', 'rat-north', '北台', '北京', date '2020-03-28', null, '毛坯')",
                "insert into estate_contractor values ('RT01', '=蓝盾防水', 'SUB')",
                "insert into estate_contractor values ('RT02', '亮格门窗', 'SUB')",
                "insert into estate_contractor values ('RT03', '慢工建设', 'MAIN')",
                contract("RAT-HT-1", "RAT-S", ONE),
                contract("RAT-HT-2", "RAT-N", ONE),
                contract("RAT-HT-3", "RAT-S", TWO),
                contract("RAT-HT-4", PROJECT, BAD)));
        worked(rows, "W", "2024-02-10T10:00");
        leftOut(rows);
        worked(rows, "S", "2026-05-10T10:00");
        // in the other subsidiary one promise, kept
        rows.repairCase("RAT-N1", R_NORTH, "RAT-N", null, true);
        rows.promise("RAT-N1", "ACCEPT", ONE, "MET", "2024-03-01T10:00");
        // another company, whose points beat those of the first
        rows.repairCase("RAT-T1", R_SOUTH, "RAT-S", null, true);
        rows.promise("RAT-T1", "ACCEPT", TWO, "MET", "2026-05-10T10:00");
        // a dozen broken promises
        for (int i = 1; i <= 12; i++) {
            rows.repairCase("RAT-B" + i, SOUTH, PROJECT, null, true);
            rows.promise("RAT-B" + i, "ACCEPT", BAD, "BREACHED", "2022-08-0" + (i % 9 + 1) + "T10:00");
        }
        now("2022-10-11T04:20:00");
        twoNodesFreeze();
    }

    private static String contract(String no, String project, String contractor) {
        return "insert into estate_contract values ('" + no + "', '工程合同', '" + project + "', '" + contractor + "', '"
                + contractor + "', 1000000, 3, date '2020-03-28', date '2030-03-28', 20, '第十二条', 'NONE')";
    }

    /** Six cases: nine promises of which one was broken, five inspections of which one of rework, one violation. */
    private static void worked(RatedFacts rows, String name, String when) {
        for (int i = 1; i <= 6; i++) {
            String number = "RAT-" + name + i;
            rows.repairCase(number, R_SOUTH, "RAT-S", null, i == 1 ? null : true);
            rows.promise(number, "ACCEPT", ONE, i == 6 ? "OPEN" : "MET", when);
            if (i <= 3) {
                rows.promise(number, "CONTRACTOR_FINISH", ONE, "MET", when);
            }
            if (i <= 4) {
                rows.inspected(number, 1, "DISPATCH", ONE, when, i > 1);
            }
        }
        rows.inspected("RAT-" + name + "1", 1, "REWORK", ONE, when, true);
        rows.violation("RAT-" + name + "6", R_SOUTH, "RAT-S", ONE, when, false);
    }

    /** Whatever does not belong to the quarter, is not due, is not the contractor's, or does not count. */
    private static void leftOut(RatedFacts rows) {
        rows.promise("RAT-W1", "FINISH", Groups.WARRANTY_OFFICE, "BREACHED", "2024-02-10T10:00");
        rows.promise("RAT-W1", "ACCEPT", "T001", "BREACHED", "2024-02-10T10:00");
        rows.promise("RAT-W1", "CONTRACTOR_FINISH", ONE, "OPEN", null);
        rows.promise("RAT-W2", "ACCEPT", ONE, "CANCELLED", "2024-02-10T10:00");
        rows.promise("RAT-W2", "ACCEPT", ONE, "BREACHED", "2023-12-31T23:59:59");
        rows.promise("RAT-W2", "ACCEPT", ONE, "BREACHED", "2024-04-01T00:00");
        rows.promise("RAT-W2", "ACCEPT", ONE, "LEGACY", "2024-02-10T10:00");
        rows.repairCase("RAT-X1", R_SOUTH, "RAT-S", "MERGED", null);
        rows.promise("RAT-X1", "ACCEPT", ONE, "BREACHED", "2024-02-10T10:00");
        rows.repairCase("RAT-X2", R_SOUTH, "RAT-S", "WITHDRAWN", true);
        rows.promise("RAT-X2", "ACCEPT", ONE, "BREACHED", "2024-02-10T10:00");
        rows.violation("RAT-X2", R_SOUTH, "RAT-S", ONE, "2024-02-10T10:00", false);
        rows.repairCase("RAT-X3", R_SOUTH, "RAT-S", "REPAIRED", false);
        rows.inspected("RAT-X3", 1, "REWORK", ONE, "2024-02-10T10:00", true);
        rows.violation("RAT-W5", R_SOUTH, "RAT-S", ONE, "2024-02-10T10:00", true);
        rows.claimed("RAT-HT-1", "RAT-W6", "2024-03-01T10:00", "1200.00", "2024-03-31T23:59", "200.00");
    }

    private void twoNodesFreeze() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        CyclicBarrier together = new CyclicBarrier(2);
        try {
            List<Future<Boolean>> answers = Stream.of(1, 2)
                    .map(node -> nodes.submit(() -> {
                        together.await();
                        return freeze.freeze(RACED);
                    }))
                    .toList();
            for (Future<Boolean> answer : answers) {
                raced.add(answer.get());
            }
        } finally {
            nodes.shutdown();
        }
    }

    private List<Rating> list(String who, Quarter quarter, @Nullable String subsidiary, @Nullable String contractor) {
        return user.callAs(who, () -> ratings.list(new RatingFilter(quarter, subsidiary, contractor)));
    }

    /** Value, sample, points of each item, then the total. */
    private static List<String> numbers(Rating rating) {
        List<String> numbers = new ArrayList<>();
        for (RatingLine item : rating.items()) {
            numbers.add(item.amount() + " n=" + item.sample() + " " + item.points());
        }
        numbers.add(rating.total() + " " + rating.grade());
        return numbers;
    }

    @Test
    void theNumbersAreThoseWorkedByHand_andStayOnceFrozen() {
        now("2024-04-10T23:00:00");
        Rating live = list(R_OFFICE, WORKED, null, ONE).get(0);
        List<String> expected =
                List.of("88.89 n=9 37.78", "20.00 n=5 12.50", "16.67 n=6 18.52", "null n=0 null", "68.80 C");
        assertThat(numbers(live)).isEqualTo(expected);
        assertThat(live.provisional()).isTrue();
        assertThat(live.few()).isTrue();
        assertThat(live.deductionsCny()).isEqualByComparingTo("1000.00");
        assertThat(live.leftOut()).isEqualTo(6);
        assertThat(live.items().get(0).weight()).isEqualByComparingTo("50");
        // facts may be entered until the tenth day after the quarter
        assertThat(freeze.due()).doesNotContain(WORKED);
        assertThatThrownBy(() -> freeze.freeze(WORKED)).isInstanceOf(IllegalArgumentException.class);

        now("2024-04-11T04:20:00");
        assertThat(freeze.due()).contains(WORKED);
        night().run("");
        Rating frozen = list(R_OFFICE, WORKED, null, ONE).get(0);
        assertThat(numbers(frozen)).isEqualTo(expected);
        assertThat(frozen.provisional()).isFalse();

        RatedFacts rows = new RatedFacts(jdbc, transaction);
        rows.promise("RAT-W2", "ACCEPT", ONE, "BREACHED", "2024-02-10T10:00");
        jdbc.sql("update contractor_violation set revoked_at = happened_at where case_number = 'RAT-W6'")
                .update();
        now("2024-06-01T04:20:00");
        night().run("");
        assertThat(freeze.freeze(WORKED)).isFalse();
        assertThat(list(R_OFFICE, WORKED, null, ONE)).containsExactly(frozen);
        assertThat(factsOf(R_OFFICE, WORKED, RatingItem.PROMISES.name())).isEqualTo(12);
        assertThat(grades.gradeAt(ONE, R_SOUTH, at("2024-05-01T00:00:00")))
                .as("six cases are too few to hold anything against anybody")
                .isEmpty();
        // the group has one promise more: 9 of 10
        assertThat(numbers(list(R_AUDITOR, WORKED, null, ONE).get(0)).get(0)).startsWith("90.00 n=10");
        assertThat(numbers(list(R_NORTHERN, WORKED, null, ONE).get(0)).get(0)).startsWith("100.00 n=1 ");
    }

    private int factsOf(String who, Quarter quarter, String item) {
        return user.callAs(who, () -> ratings.facts(new RatingFilter(quarter, null, ONE), item, 0, 50))
                .facts()
                .size();
    }

    private BackgroundTask night() {
        return background.stream()
                .filter(task -> task.name().equals("contractor.rating-night"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatOwnersSayWeighsAsSoonAsSomebodyIsAsked() {
        now("2026-06-01T10:00:00");
        owners.scores.add(score("RAT-S1", "2026-05-11T10:00:00", "80"));
        owners.scores.add(score("RAT-S2", "2026-05-12T10:00:00", "88"));
        owners.scores.add(score("RAT-S3", "2026-07-01T00:00:00", "20"));
        try {
            Rating rating = list(R_BUYER, ASKED, R_SOUTH, ONE).get(0);
            assertThat(numbers(rating))
                    .containsExactly(
                            "88.89 n=9 30.22", "20.00 n=5 10.00", "16.67 n=6 14.81", "84.00 n=2 16.00", "71.03 C");
            assertThat(factsOf(R_BUYER, ASKED, RatingItem.SCORES.name())).isEqualTo(2);
        } finally {
            owners.scores.clear();
        }
        // a promise is due when its time is over, not before
        now("2026-05-10T09:59:00");
        assertThat(list(R_BUYER, ASKED, null, ONE)).isEmpty();
    }

    private static Score score(String number, String when, String points) {
        return new Score(ONE, R_SOUTH, "RAT-S", number, at(when), new BigDecimal(points));
    }

    @Test
    void workIsInspectedOnce_andIsReworkInALaterRoundOfTheCaseToo() {
        now("2025-06-01T10:00:00");
        RatedFacts rows = new RatedFacts(jdbc, transaction);
        rows.repairCase("RAT-R1", R_SOUTH, "RAT-S", null, true);
        rows.replaced("RAT-R1", TWO, "2025-02-01T10:00");
        rows.inspected("RAT-R1", 1, "REPLACEMENT", ONE, "2025-02-03T10:00", true);
        rows.inspected("RAT-R1", 2, "DISPATCH", ONE, "2025-03-03T10:00", true);
        List<Rating> all = list(R_OFFICE, new Quarter(2025, 1), null, null);
        assertThat(all).singleElement().satisfies(rating -> {
            assertThat(rating.contractor()).isEqualTo(ONE);
            assertThat(rating.items().get(RatingItem.REWORK.ordinal()))
                    .satisfies(rework ->
                            assertThat(rework.sample() + " " + rework.hits()).isEqualTo("2 1"));
        });
    }

    @Test
    void twoNodesFreezeAtOnce_oneWrites() {
        assertThat(raced).containsExactlyInAnyOrder(true, false);
        assertThat(count("contractor_rating")).isEqualTo(2);
        assertThat(count("contractor_rating_fact")).isEqualTo(12);
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table + " where quarter = ?")
                .param(RACED.toString())
                .query(Integer.class)
                .single();
    }

    @Test
    void aBadRatingBringsWarningAndInterviewEarlier() {
        assertThat(grades.gradeAt(BAD, SOUTH, at("2022-10-10T00:00:00"))).isEmpty();
        assertThat(grades.gradeAt(BAD, SOUTH, at("2022-10-20T10:00:00"))).contains("D");
        List<String> proposed = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            now("2022-10-2" + i + "T10:00:00");
            String number = "BX-RAT-000" + i;
            cases.put(new Facts(
                    number,
                    SOUTH,
                    PROJECT,
                    "越江台",
                    "越江台3号楼1单元1201",
                    "WATERPROOF",
                    "主卫渗漏",
                    "P2",
                    now(),
                    true,
                    BAD,
                    "RAT-HT-4",
                    now(),
                    "在保修期内",
                    BAD,
                    List.of()));
            violations.record(new Violations.Fact(
                    number + "|ACCEPT", number, 1, ViolationKind.ACCEPTED_LATE, BAD, now(), "没有接单", null, null));
            proposed.add(jdbc.sql("select proposed from contractor_penalty where case_number = ?")
                    .param(number)
                    .query((row, n) -> Objects.toString(row.getString(1)))
                    .single());
        }
        assertThat(proposed).containsExactly("null", "null", "WARNING_REPORT", "REPAIR_NOTICE", "INTERVIEW");
    }

    private MockHttpServletResponse send(String address, String who) throws Exception {
        AppUser person = user.callAs(who, () -> user.find().orElseThrow());
        MockHttpServletResponse response = web.perform(get(address)
                        .with(authentication(UsernamePasswordAuthenticationToken.authenticated(
                                person, null, AuthorityUtils.createAuthorityList(person.groups())))))
                .andReturn()
                .getResponse();
        response.setCharacterEncoding("UTF-8");
        return response;
    }

    private String page(String address, String who) throws Exception {
        MockHttpServletResponse response = send(address, who);
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return response.getContentAsString();
    }

    private List<String> rated(String query, String who) throws Exception {
        JsonNode list = JSON.readTree(page("/api/ratings" + query, who));
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path("contractor").asText() + " "
                        + one.path("subsidiary").asText())
                .toList();
    }

    @Test
    void everybodySeesWhatIsTheirs() throws Exception {
        now("2026-06-01T10:00:00");
        assertThat(rated("?quarter=2026Q2", R_OFFICE)).containsExactly("RT02 rat-south", "RT01 rat-south");
        assertThat(rated("?quarter=2026Q2", R_NORTHERN)).isEmpty();
        assertThat(rated("?quarter=2026Q2", R_AUDITOR)).contains("RT02 *", "RT01 *");
        assertThat(rated("?quarter=2026Q2&subsidiary=rat-south", R_AUDITOR))
                .containsExactly("RT02 rat-south", "RT01 rat-south");
        assertThat(rated("?quarter=2026Q2&contractor=RT01", R_BUYER)).containsExactly("RT01 rat-south");
        assertThat(rated("?quarter=2026Q2", R_BUILDER)).containsExactly("RT01 rat-south");
        assertThat(page("/ratings/RT01?quarter=2026Q2", R_BUILDER)).contains("68.80");
        for (String nobody : List.of(R_ENGINEER, R_THIRD)) {
            assertThat(send("/api/ratings?quarter=2026Q2", nobody).getStatus()).isEqualTo(403);
            assertThat(send("/ratings", nobody).getStatus()).isEqualTo(403);
            assertThat(send("/ratings/RT01", nobody).getStatus()).isEqualTo(403);
            assertThat(send("/ratings/export", nobody).getStatus()).isEqualTo(403);
        }
        // of others a contractor does not even learn that they are rated
        for (String path : List.of("/ratings/RT02", "/ratings/RT02/cases?item=PROMISES", "/ratings?contractor=RT02")) {
            MockHttpServletResponse refused = send(path, R_BUILDER);
            assertThat(refused.getStatus()).as(path).isEqualTo(422);
            assertThat(refused.getContentAsString()).contains("没有“RT02”这个施工单位").doesNotContain("亮格门窗");
        }
        assertThat(page("/", R_BUYER)).contains("履约评估");
        assertThat(page("/", R_ENGINEER)).doesNotContain("履约评估");
    }

    @ParameterizedTest
    @CsvSource({
        "quarter=2026-05, quarter, 不是季度",
        "quarter=2026Q5, quarter, 不是季度",
        "quarter=2026Q3, quarter, 还没有开始",
        "contractor=RT99, contractor, 没有“RT99”这个施工单位",
        "subsidiary=rat-north, subsidiary, 没有“rat-north”这个公司"
    })
    void badInputIsNamed(String query, String field, String reason) throws Exception {
        now("2026-06-30T23:59:59");
        MockHttpServletResponse api = send("/api/ratings?" + query, R_OFFICE);
        assertThat(api.getStatus()).isEqualTo(422);
        JsonNode error = JSON.readTree(api.getContentAsString()).path("errors").path(0);
        assertThat(error.path("field").asText()).isEqualTo(field);
        assertThat(error.toString()).contains(reason);
        for (String path : List.of("/ratings?", "/ratings/export?")) {
            MockHttpServletResponse shown = send(path + query, R_OFFICE);
            assertThat(shown.getStatus()).isEqualTo(422);
            assertThat(shown.getContentAsString()).contains(reason).doesNotContain("68.80");
        }
    }

    @Test
    void everyNumberLeadsToItsCases() throws Exception {
        now("2026-06-01T10:00:00");
        String list = page("/ratings?quarter=2026Q2", R_OFFICE);
        assertThat(list)
                .contains("=蓝盾防水", "亮格门窗", "68.80", "88.89%", "37.78 分", "n = 9", "16.67 次/百件", "无数据", "暂定", "样本少（6 件）")
                .contains("/ratings/RT01/cases?quarter=2026Q2&amp;subsidiary=rat-south&amp;item=PROMISES")
                .doesNotContain("??");
        String one = page("/ratings/RT01?quarter=2026Q2&subsidiary=rat-south", R_OFFICE);
        assertThat(one)
                .contains("9 项承诺到期，兑现 8 项", "验收 5 次，其中返修 1 次", "6 件案件，违约 1 次", "不用于处罚")
                .doesNotContain("??");
        String promises = page("/ratings/RT01/cases?quarter=2026Q2&subsidiary=rat-south&item=PROMISES", R_OFFICE);
        assertThat(promises)
                .contains("/cases/RAT-S1", "/cases/RAT-S6", "未兑现", "2026-05-10 10:00")
                .doesNotContain("??");
        now("2024-04-05T10:00:00");
        assertThat(page("/ratings/RT01/cases?quarter=2024Q1&item=PROMISES", R_OFFICE))
                .contains("不计入：案件已合并", "不计入：案件已撤回", "不计入：导入前已超期");
        assertThat(page("/ratings/RT01/cases?quarter=2024Q1&item=VIOLATIONS", R_OFFICE))
                .contains("接单逾期", "不计入：异议成立");
        assertThat(page("/ratings/RT01/cases?quarter=2024Q1&item=DEDUCTIONS", R_OFFICE))
                .contains("1,200.00", "-200.00", "/cases/RAT-W6");
        assertThat(send("/ratings/RT01/cases?quarter=2024Q1&item=BEAUTY", R_OFFICE)
                        .getStatus())
                .isEqualTo(422);
        now("2026-06-01T10:00:00");
        assertThat(page("/ratings/RT03?quarter=2022Q3", GROUP)).contains("已冻结", "33.33", "慢工建设");
        // the quarters before stand on the page of the contractor
        assertThat(page("/ratings/RT03?quarter=2026Q2", GROUP)).contains("2022Q3", "33.33", "本季度没有可计入的事实");
    }

    @Test
    void forTendersThereIsASpreadsheet() throws Exception {
        now("2026-06-01T10:00:00");
        MockHttpServletResponse file = send("/ratings/export?quarter=2026Q2", R_BUYER);
        assertThat(file.getStatus()).isEqualTo(200);
        assertThat(file.getHeader("Content-Disposition")).contains("2026Q2.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file.getContentAsByteArray()))) {
            Row head = book.getSheetAt(0).getRow(0);
            assertThat(head.getCell(5).getStringCellValue()).isEqualTo("总分");
            assertThat(head.getCell(8).getStringCellValue()).isEqualTo("承诺兑现");
            Row one = book.getSheetAt(0).getRow(2);
            assertThat(one.getCell(0).getStringCellValue()).isEqualTo(ONE);
            assertThat(one.getCell(1).getStringCellValue()).isEqualTo("'=蓝盾防水");
            assertThat(one.getCell(5).getNumericCellValue()).isEqualTo(68.80);
            assertThat(one.getCell(9).getNumericCellValue()).isEqualTo(9);
            assertThat(one.getCell(20).getStringCellValue()).isEqualTo("无数据");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/ratings?quarter=2026Q2", "/ratings/RT01?quarter=2026Q2", "/ratings/RT01/cases?item=REWORK"})
    void thePagesSpeakEnglishToo(String address) throws Exception {
        now("2026-06-01T10:00:00");
        AppUser person = user.callAs(R_OFFICE, () -> user.find().orElseThrow());
        String page = web.perform(get(address)
                        .header("Accept-Language", "en")
                        .with(authentication(UsernamePasswordAuthenticationToken.authenticated(
                                person, null, AuthorityUtils.createAuthorityList(person.groups())))))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("Rework").doesNotContain("返修", "??");
    }
}
