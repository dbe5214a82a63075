package cn.baoxiu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.baoxiu.attachment.SampleFiles;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.TenantDirectory;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardComputation;
import cn.baoxiu.scorecard.card.CardProcess;
import cn.baoxiu.scorecard.card.Cards;
import cn.baoxiu.scorecard.card.MonthFreezing;
import cn.baoxiu.scorecard.inside.InsideScoring;
import cn.baoxiu.scorecard.rule.ScoreRefused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Rewards, and inside scores from freezing to publication and beyond, in order: April 2024 is worked by hand (see {@link
 * InsideExample}). The run of each card is left out.
 */
@SpringBootTest(classes = KpiApp.class)
@Import(InsideContract.NoRun.class)
@AutoConfigureMockMvc
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class InsideContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "Probe-Only-4711";
    private static final YearMonth APRIL = YearMonth.of(2024, 4);
    private static final YearMonth MAY = YearMonth.of(2024, 5);
    private static final List<String> DECISIONS = List.of(
            "score-item",
            "score-cycle",
            "plan-score-effect",
            "score-event",
            "bonus-coefficient",
            "inside-score",
            "inside-share",
            "reward-limit");

    private static final String CODE = "s-in";
    private static final String OTHER = "s-in-other";
    private static final String GROUP = "in.group";
    private static final String AUDITOR = "in.auditor";
    private static final String HEAD = "in.head";
    private static final String DEV = InsideExample.CALLER;
    private static final String DEV_2 = "in.dev2";
    private static final String DESK = "in.desk";
    private static final String OFFICE = InsideExample.OFFICE;
    private static final String OTHER_DEV = "in.otherdev";
    private static final String BUILDER = "in.builder";
    private static final String HOTLINE = "in.hotline";
    private static final String DESIGNER = "in.designer";
    /** Duties of the group and of a subsidiary together: members of every subsidiary. */
    private static final String MIXED = "in.mixed";

    private static final String MIXED_HEAD = "in.mixedhead";
    private static final String MIXED_GROUP = "in.mixedgroup";

    private static final String PAGE = "/scorecards/2024-04/" + CODE + "/inside";
    private static final String API = "/api/scorecards/2024-04/" + CODE + "/inside";

    @TestConfiguration
    static class NoRun {

        @Bean
        @Primary
        CardProcess noRun() {
            return new PlayedCardProcess();
        }
    }

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    MockMvc web;

    @Autowired
    CurrentUser user;

    @Autowired
    MonthFreezing freezing;

    @Autowired
    CardComputation computation;

    @Autowired
    InsideScoring scoring;

    @Autowired
    Cards cards;

    @Autowired
    RepositoryService repository;

    private KpiRows rows;
    private InsideExample hand;

    @BeforeAll
    void examples(@Autowired TenantDirectory tenants, @Autowired UserDirectory users) {
        now("2024-04-20T10:00");
        DeploymentBuilder deployment = repository.createDeployment().name("inside");
        DECISIONS.forEach(key -> deployment.addString(key + ".dmn", shipped(key)));
        deployment.deploy();
        rows = new KpiRows(jdbc, transaction);
        hand = new InsideExample(rows, jdbc, CODE);
        hand.write();
        rows.subsidiary(OTHER, 0);
        rows.of(OTHER, OTHER + "-01").reported("2024-04-03T09:00").write();
        major(hand.number("A", 5), "2024-04-21");
        // before the second round: of the first one's people
        major(hand.number("R", 1), "2024-04-09");
        tenants.ensureTenant(CODE, CODE + "公司");
        tenants.ensureTenant(OTHER, OTHER + "公司");
        tenants.ensureCompanyGroup("contractor-KC1", "KC1");
        create(users, GROUP, Groups.GROUP_CS, List.of());
        create(users, AUDITOR, Groups.AUDITOR, List.of());
        create(users, HEAD, Groups.SUBSIDIARY_HEAD, List.of(CODE));
        create(users, DEV, Groups.DEVELOPER_CS, List.of(CODE));
        create(users, DEV_2, Groups.DEVELOPER_CS, List.of(CODE));
        create(users, DESK, Groups.PROPERTY_CS, List.of(CODE));
        create(users, OFFICE, Groups.WARRANTY_OFFICE, List.of(CODE));
        create(users, InsideExample.OFFICE_2, Groups.WARRANTY_OFFICE, List.of(CODE));
        create(users, InsideExample.INSPECTOR, Groups.WARRANTY_OFFICE, List.of(CODE));
        create(users, OTHER_DEV, Groups.DEVELOPER_CS, List.of(OTHER));
        create(users, HOTLINE, Groups.HOTLINE_400, List.of());
        create(users, DESIGNER, Groups.DESIGNER, List.of());
        users.create(MIXED, MIXED, "人", PASSWORD, List.of(Groups.DEVELOPER_CS, Groups.HOTLINE_400), List.of(OTHER));
        users.create(
                MIXED_HEAD,
                MIXED_HEAD,
                "人",
                PASSWORD,
                List.of(Groups.SUBSIDIARY_HEAD, Groups.DESIGNER),
                List.of(OTHER));
        users.create(
                MIXED_GROUP, MIXED_GROUP, "人", PASSWORD, List.of(Groups.GROUP_CS, Groups.PROPERTY_CS), List.of(CODE));
        create(users, BUILDER, "contractor-KC1", List.of(CODE));
    }

    private void major(String number, String day) {
        jdbc.sql(
                        "insert into scorecard_event (subsidiary_id, kind, happened_on, case_number, reason, state, entered_by,"
                                + " entered_at, decided_by, decided_at, month_start) values (?, 'MAJOR', cast(? as date), ?,"
                                + " '重大投诉', 'CONFIRMED', 'x', ?, 'y', ?, date '2024-04-01')")
                .params(CODE, day, number, KpiRows.at("2024-04-22T10:00"), KpiRows.at("2024-04-22T11:00"))
                .update();
    }

    private static void create(UserDirectory users, String id, String group, List<String> tenants) {
        users.create(id, id, "人", PASSWORD, List.of(group), tenants);
    }

    @AfterAll
    void clockBack() {
        EngineTime.reset();
    }

    private static void now(String local) {
        EngineTime.moveTo(LocalDateTime.parse(local).atZone(EngineTime.ZONE).toInstant());
    }

    private static String shipped(String key) {
        try {
            return Files.readString(Path.of("processes/scorecard/" + key + ".dmn"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Card card(YearMonth month) {
        return cards.find(month, CODE).orElseThrow();
    }

    private Map<String, String> reward(String person) {
        return Map.of(
                "subsidiary", CODE,
                "rewardPerson", person,
                "rewardMonth", "2024-04",
                "rewardKind", "PENALTY",
                "rewardPoints", "2",
                "rewardReason", "回访时对业主不礼貌",
                "caseNumber", hand.number("C", 2));
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        Map<String, String> changed = new java.util.HashMap<>(form);
        changed.put(field, value);
        return changed;
    }

    @Test
    @Order(1)
    void rewardsOfOneself_withoutEvidence_beyondLimits_orOfOthersAreRefused() throws Exception {
        Map<String, String> form = reward(DEV);
        refused("/rewards", form, DEV, "不能录入本人的奖惩");
        refused("/rewards", with(form, "caseNumber", ""), DEV_2, "须有案件编号或证据附件");
        refused("/rewards", with(form, "rewardPoints", "10.01"), DEV_2, "「分数」超出上限 10");
        refused("/rewards", with(form, "rewardYuan", "500.01"), DEV_2, "「金额（元）」超出上限 500");
        refused("/rewards", with(form, "rewardPoints", "0"), DEV_2, "「分数」应大于 0");
        refused("/rewards", with(form, "rewardPoints", ""), DEV_2, "分数和金额至少填一项");
        refused("/rewards", with(form, "rewardMonth", "2024-05"), DEV_2, "2024-05 还没有开始");
        refused("/rewards", with(form, "rewardMonth", "四月"), DEV_2, "不是月份");
        refused("/rewards", with(form, "rewardPerson", OTHER_DEV), DEV_2, "不是该公司的人员");
        refused("/rewards", with(form, "rewardPerson", BUILDER), DEV_2, "不是该公司的人员");
        refused("/rewards", with(form, "subsidiary", OTHER), DEV_2, "没有“s-in-other”这个公司");
        refused("/rewards", with(form, "caseNumber", OTHER + "-01"), DEV_2, "不属于该公司");
        refused("/rewards", with(form, "rewardReason", " "), DEV_2, "事由");
        // D01 was found by others, and nobody called
        refused("/rewards", with(form, "caseNumber", hand.number("D", 1)), DEV_2, "该人员没有经办过案件");
        for (String who : List.of(DESK, HOTLINE, DESIGNER, MIXED, MIXED_HEAD, GROUP)) {
            assertThat(send(form("/rewards", form, false), who).getStatus())
                    .as(who)
                    .isEqualTo(403);
        }
        assertThat(send(get("/rewards"), BUILDER).getStatus()).isEqualTo(403);
        assertThat(jdbc.sql("select count(*) from scorecard_reward")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @Order(2)
    void aPenaltyIsEnteredByOneAndConfirmedByAnother() throws Exception {
        String page = entered(form("/rewards", reward(DEV), false), DEV_2);
        // a double click, and the same by somebody else
        refused("/rewards", reward(DEV), DEV_2, "已有一条待确认或已确认的记录");
        refused("/rewards", with(reward(DEV), "rewardReason", "另有说法"), HEAD, "已有一条待确认或已确认的记录");
        decide(page, DEV_2, "yes", 403);
        decide(page, DESK, "yes", 404);
        for (String who : List.of(HOTLINE, DESIGNER, MIXED, MIXED_HEAD)) {
            decide(page, who, "yes", 404);
        }
        // sees it as the group does, and is of a subsidiary as well
        decide(page, MIXED_GROUP, "yes", 403);
        assertThat(state(page)).isEqualTo("ENTERED");
        assertThat(body(get(page), DEV)).contains("回访时对业主不礼貌").doesNotContain("rewardDecision");
        decide(page, HEAD, "yes", 302);
        assertThat(state(page)).isEqualTo("CONFIRMED");
        assertThat(told("reward"))
                .containsExactlyInAnyOrder(
                        "reward-entered " + HEAD + " 1",
                        "reward-entered " + GROUP + " 1",
                        "reward-entered " + MIXED_HEAD + " 1",
                        "reward-entered " + MIXED_GROUP + " 1",
                        "reward-decided " + DEV_2 + " 1",
                        "reward-decided " + DEV + " 1",
                        "reward-decided " + HEAD + " 1",
                        "reward-decided " + MIXED_HEAD + " 1");
        // settled
        decide(page, GROUP, "no", 302);
        withdraw(page, DEV_2, "弄错了");
        assertThat(state(page)).isEqualTo("CONFIRMED");
        assertThat(body(get(page), DEV)).contains("该案件计入本人 2024-04 岗位得分");
        assertThat(jdbc.sql(
                                "select actor || ' ' || kind || ' ' || coalesce(note, '-') from scorecard_reward_log order by id")
                        .query(String.class)
                        .list())
                .containsExactly(DEV_2 + " ENTERED in.dev，2024-04 处罚：2.00 分，– 元", HEAD + " CONFIRMED -");
    }

    @Test
    @Order(3)
    void theLimitHoldsForAllOfAPersonInAMonthTogether() throws Exception {
        Map<String, String> more = with(with(reward(DEV), "caseNumber", hand.number("C", 4)), "rewardPoints", "8.01");
        refused("/rewards", more, DEV_2, "超出上限 10（该人员当月已录入 2，合计计算）");
        String page = entered(form("/rewards", with(more, "rewardPoints", "8"), false), DEV_2);
        refused(
                "/rewards",
                with(with(more, "caseNumber", hand.number("C", 5)), "rewardPoints", "0.01"),
                DEV_2,
                "该人员当月已录入 10");
        // rewards, and another month, are counted by themselves; what was withdrawn does not count
        withdraw(entered(form("/rewards", with(more, "rewardKind", "REWARD"), false), DEV_2), DEV_2, "弄错了");
        withdraw(entered(form("/rewards", with(more, "rewardMonth", "2024-03"), false), DEV_2), DEV_2, "弄错了");
        withdraw(page, DEV_2, "弄错了");
        withdraw(entered(form("/rewards", with(more, "rewardPoints", "8"), false), DEV_2), DEV_2, "弄错了");
    }

    @Test
    @Order(3)
    void twoClicksAtOnceMakeOnePenalty() throws Exception {
        Map<String, String> form = with(reward(OFFICE), "rewardMonth", "2024-01");
        Callable<Integer> click =
                () -> send(form("/rewards", form, false), HEAD).getStatus();
        ExecutorService clicks = Executors.newFixedThreadPool(2);
        try {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> one : clicks.invokeAll(List.of(click, click))) {
                answers.add(one.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(302, 422);
        } finally {
            clicks.shutdownNow();
        }
        assertThat(jdbc.sql("select count(*) from scorecard_reward where month_start = date '2024-01-01'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    @Order(4)
    void nobodyConfirmsTheOwnEntry_orWhatConcernsThem() throws Exception {
        Map<String, String> praise = with(with(reward(HEAD), "rewardKind", "REWARD"), "rewardYuan", "800");
        String ofHead = entered(form("/rewards", with(praise, "caseNumber", ""), true), DEV);
        decide(ofHead, HEAD, "yes", 302);
        assertThat(state(ofHead)).isEqualTo("ENTERED");
        String byHead = entered(form("/rewards", reward(OFFICE), false), HEAD);
        decide(byHead, HEAD, "yes", 302);
        assertThat(state(byHead)).isEqualTo("ENTERED");
        // a refusal needs a reason
        decide(byHead, GROUP, "no", 302);
        assertThat(state(byHead)).isEqualTo("ENTERED");
        withdraw(byHead, GROUP, "不是我录的");
        Map<String, String> withdrawal = Map.of("rewardWithdrawalReason", "不是我录的");
        assertThat(send(form(byHead + "/withdrawal", withdrawal, false), DEV).getStatus())
                .isEqualTo(404);
        withdraw(byHead, HEAD, " ");
        assertThat(state(byHead)).isEqualTo("ENTERED");
        withdraw(byHead, HEAD, "人弄错了");
        assertThat(state(byHead)).isEqualTo("WITHDRAWN");
        decide(ofHead, GROUP, "yes", 302);
        assertThat(state(ofHead)).isEqualTo("CONFIRMED");
        assertThat(body(get(ofHead), GROUP)).doesNotContain("该案件计入本人");
        // whoever has no post has no score in which a case could count
        String ofDesk = entered(form("/rewards", with(reward(DESK), "rewardMonth", "2023-12"), false), HEAD);
        decide(ofDesk, GROUP, "yes", 302);
        assertThat(state(ofDesk)).isEqualTo("CONFIRMED");
        assertThat(body(get(ofDesk), GROUP)).contains("已确认").doesNotContain("该案件计入本人");
        String file = jdbc.sql("select id from attachment where owner_key = ?")
                .param("reward-" + id(ofHead))
                .query(String.class)
                .single();
        assertThat(send(get(ofHead + "/files/" + file), GROUP).getContentType()).startsWith("image/jpeg");
        assertThat(send(get(ofHead + "/files/" + file), OFFICE).getStatus()).isEqualTo(404);
    }

    @Test
    @Order(5)
    void theOwnRewardsAndThoseOneEnteredAreSeen_headAndGroupSeeAll() throws Exception {
        assertThat(people(HEAD)).containsOnly(DEV, HEAD, OFFICE);
        assertThat(people(AUDITOR)).containsOnly(DEV, HEAD, OFFICE);
        assertThat(people(GROUP)).containsOnly(DEV, HEAD, OFFICE);
        // a colleague sees what concerns or was entered by that person, and nothing else
        assertThat(people(DEV)).containsOnly(DEV, HEAD);
        assertThat(people(DEV_2)).containsOnly(DEV);
        assertThat(people(OFFICE)).containsExactly(OFFICE);
        for (String who : List.of(DESK, OTHER_DEV, HOTLINE, DESIGNER, MIXED, MIXED_HEAD)) {
            assertThat(people(who)).as(who).isEmpty();
        }
        String ofOffice = "/rewards/"
                + jdbc.sql("select max(id) from scorecard_reward where person = ?")
                        .param(OFFICE)
                        .query(Long.class)
                        .single();
        for (String who : List.of(DEV, DEV_2, HOTLINE, DESIGNER, DESK, MIXED)) {
            assertThat(send(get(ofOffice), who).getStatus()).as(who).isEqualTo(404);
            assertThat(send(get("/api" + ofOffice), who).getStatus()).as(who).isEqualTo(404);
        }
        assertThat(body(get("/rewards").param("month", "2024-02"), HEAD)).contains("没有奖惩记录");
        assertThat(send(get("/rewards").param("month", "x"), HEAD).getStatus()).isEqualTo(422);
        assertThat(send(get("/rewards").param("state", "x"), HEAD).getStatus()).isEqualTo(422);
        assertThat(send(get("/api/rewards"), BUILDER).getStatus()).isEqualTo(403);
        JsonNode found =
                JSON.readTree(body(get("/api/rewards").param("person", DEV).param("state", "CONFIRMED"), HEAD));
        assertThat(found.get("rewards")).hasSize(1);
        assertThat(found.get("sums")).hasSize(1);
        assertThat(found.get("sums").get(0).get("points").decimalValue()).isEqualByComparingTo("2");
        assertThat(body(get("/rewards").param("person", DEV), HEAD)).contains("1 笔，2 分，0 元");
    }

    private List<String> people(String who) throws Exception {
        List<String> people = new ArrayList<>();
        JSON.readTree(body(get("/api/rewards").param("month", "2024-04"), who))
                .get("rewards")
                .forEach(one -> people.add(one.get("person").asText()));
        return people;
    }

    @Test
    @Order(6)
    void rewardsAreEnteredOverHttpToo() throws Exception {
        String json = JSON.writeValueAsString(Map.of(
                "subsidiary",
                CODE,
                "person",
                DESK,
                "month",
                "2024-04",
                "kind",
                "REWARD",
                "points",
                1.5,
                "reason",
                "主动跟进",
                "caseNumber",
                hand.number("A", 1)));
        MockHttpServletResponse created =
                send(post("/api/rewards").contentType("application/json").content(json), DEV);
        assertThat(created.getStatus()).as(created.getContentAsString()).isEqualTo(201);
        assertThat(JSON.readTree(created.getContentAsString()).get("state").asText())
                .isEqualTo("ENTERED");
        String other = json.replace("1.5", "11").replace(hand.number("A", 1), hand.number("A", 2));
        MockHttpServletResponse wrong =
                send(post("/api/rewards").contentType("application/json").content(other), DEV);
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(JSON.readTree(wrong.getContentAsString()).get("errors").toString())
                .contains("rewardPoints");
    }

    @Test
    @Order(10)
    void aMonthThatIsNotFrozenHasNoInsideScores() throws Exception {
        assertThat(send(get(PAGE), GROUP).getStatus()).isEqualTo(404);
        assertThat(send(get(API), GROUP).getStatus()).isEqualTo(404);
        assertThat(send(get("/scorecards/2024-13/" + CODE + "/inside"), GROUP).getStatus())
                .isEqualTo(404);
        assertThat(send(form(PAGE + "/corrections", correction("PROPERTY_CS", "-2"), true), DEV)
                        .getStatus())
                .isEqualTo(404);
    }

    /** docs/guides/inside-score-example.md, line by line. */
    @Test
    @Order(11)
    void theWorkedExampleIsWhatTheProgramSays() throws Exception {
        now("2024-05-01T00:20");
        freezing.freeze(APRIL);
        computation.compute(card(APRIL).id());
        JsonNode inside = inside(GROUP);
        JsonNode desk = score(inside, "PROPERTY_CS", null);
        lines(
                desk,
                "RESPONSE COUNTED 36/40 22.2222 12.35",
                "LEVEL_ONE TOO_FEW 0/1 0 -",
                "SOLVED COUNTED 10/13 27.7778 12.82",
                "SATISFACTION COUNTED 1140/14 22.2222 15.87",
                "FORM COUNTED 10/11 16.6667 10.1",
                "COMPLAINTS COUNTED 1/40 11.1111 6.94");
        total(desk, "58.08", "14.52");
        JsonNode engineering = score(inside, "PROPERTY_ENGINEERING", null);
        lines(
                engineering,
                "CONTACT COUNTED 36/40 15 8.33",
                "ON_SITE COUNTED 38/40 15 12.5",
                "SOLVED COUNTED 10/13 25 11.54",
                "SATISFACTION COUNTED 1140/14 20 14.29",
                "SURVEY COUNTED 17/20 15 9",
                "COMPLAINTS COUNTED 1/40 10 6.25");
        total(engineering, "61.91", "15.48");
        JsonNode caller = score(inside, "CALLER", DEV);
        lines(caller, "CALLED COUNTED 16/17 50 30.39", "REACHED COUNTED 14/17 40 35.76", "CONDUCT COUNTED 16/17 10 0");
        total(caller, "66.15", null);
        // the call that nobody made is nobody's, and costs the post
        JsonNode post = inside.get("posts").get(0);
        assertThat(inside.get("posts")).hasSize(1);
        assertThat(post.get("code").asText()).isEqualTo("CALLER");
        assertThat(post.get("person").isNull()).isTrue();
        lines(
                post,
                "CALLED COUNTED 16/18 55.5556 14.4",
                "REACHED COUNTED 14/17 44.4444 39.74",
                "CONDUCT NO_FACTS 0/0 0 -");
        total(post, "54.14", null);
        JsonNode officer = score(inside, "OFFICER", OFFICE);
        lines(
                officer,
                "OWNER_MARK COUNTED 1020/12 40 33.33",
                "HELD COUNTED 10/12 40 26.67",
                "MAJOR COUNTED 20/21 10 0",
                "CONDUCT COUNTED 21/21 10 10");
        total(officer, "70.00", null);
        JsonNode inspector = score(inside, "INSPECTOR", InsideExample.INSPECTOR);
        lines(
                inspector,
                "OWNER_MARK COUNTED 1020/12 40 33.33",
                "ACCEPTANCE COUNTED 12/14 50 39.29",
                "CONDUCT POOLED 13/13 10 10");
        total(inspector, "82.62", null);
        JsonNode before = score(inside, "INSPECTOR", InsideExample.INSPECTOR_2);
        lines(before, "OWNER_MARK TOO_FEW 120/2 0 -", "ACCEPTANCE TOO_FEW 1/2 0 -", "CONDUCT TOO_FEW 2/2 0 -");
        total(before, null, null);
        JsonNode few = score(inside, "OFFICER", InsideExample.OFFICE_2);
        lines(
                few,
                "OWNER_MARK TOO_FEW 120/2 0 -",
                "HELD TOO_FEW 0/1 0 -",
                "MAJOR POOLED 13/14 50 -",
                "CONDUCT POOLED 13/13 50 -");
        total(few, null, null);
    }

    @Test
    @Order(12)
    void departmentsWithoutFactsAreShownAndWeighNothing() throws Exception {
        JsonNode inside = inside(GROUP);
        for (String department : List.of("ENGINEERING", "DESIGN", "PROCUREMENT")) {
            JsonNode score = score(inside, department, null);
            lines(score, "COOPERATION NO_FACTS 0/0 0 -", "REPEAT_DEFECTS NO_FACTS 0/0 0 -");
            total(score, null, null);
        }
        assertThat(body(get(PAGE), GROUP)).contains("暂无数据，未计权").contains("设计部");
    }

    @Test
    @Order(13)
    void workedOutAgain_alsoAfterCasesChanged_theScoresAreTheSame() {
        List<String> before = written();
        assertThat(before).hasSizeGreaterThan(30);
        jdbc.sql("update clock_promise set state = 'BREACHED', met_at = null where case_number = ?")
                .param(hand.number("A", 1))
                .update();
        jdbc.sql("update repair_finding set overrules_survey = true, found_by = 'somebody'")
                .update();
        now("2024-05-02T09:00");
        computation.compute(card(APRIL).id());
        scoring.compute(card(APRIL));
        assertThat(written()).isEqualTo(before);
        jdbc.sql("update repair_finding set overrules_survey = false, found_by = ? where case_number like ?")
                .params(OFFICE, CODE + "-A%")
                .update();
    }

    /** Everything of the scores of April but their ids and when they were worked out. */
    private List<String> written() {
        List<String> written = new ArrayList<>(jdbc.sql("select s.scope || '|' || s.person || '|' ||"
                        + " coalesce(cast(s.total as varchar(20)), '-') || '|' || coalesce(cast(s.given as varchar(20)), '-')"
                        + " from scorecard_inside_score s where s.card_id = ? order by s.scope, s.person")
                .param(card(APRIL).id())
                .query(String.class)
                .list());
        written.addAll(jdbc.sql("select s.scope || '|' || s.person || '|' || i.item || '|' || i.standing || '|' ||"
                        + " cast(i.hits as varchar(20)) || '|' || cast(i.base as varchar(20)) || '|' ||"
                        + " coalesce(cast(i.points as varchar(20)), '-') || '|' || cast(i.weight_counted as varchar(20))"
                        + " from scorecard_inside_item i join scorecard_inside_score s on s.id = i.score_id"
                        + " where s.card_id = ? order by s.scope, s.person, i.sort_no")
                .param(card(APRIL).id())
                .query(String.class)
                .list());
        return written;
    }

    @Test
    @Order(14)
    void everyLineOpensToItsCases() throws Exception {
        String late = body(get(PAGE + "/PROPERTY_CS/RESPONSE").param("show", "MISSES"), GROUP);
        for (int n : new int[] {3, 9, 20, 33}) {
            assertThat(late).contains("/cases/" + hand.number("A", n));
        }
        assertThat(late).doesNotContain(hand.number("A", 4));
        String blamed = body(get(PAGE + "/CALLER/CONDUCT").param("person", DEV).param("show", "MISSES"), GROUP);
        assertThat(blamed).contains(hand.number("C", 2), "处罚", "经办时间").doesNotContain(hand.number("C", 3), "岗位整体不计");
        assertThat(body(get(PAGE + "/CALLER/CONDUCT"), GROUP)).contains("按人考核，岗位整体不计");
        assertThat(body(get(PAGE + "/OFFICER/MAJOR").param("person", OFFICE).param("show", "MISSES"), GROUP))
                .contains(hand.number("A", 5))
                .contains("已确认的重大投诉")
                .doesNotContain(hand.number("R", 1));
        assertThat(body(get(PAGE + "/CALLER/CALLED").param("show", "MISSES"), GROUP))
                .contains("岗位整体")
                .contains(hand.number("R", 1))
                .contains(hand.number("C", 12));
        assertThat(body(get(PAGE + "/CALLER/CALLED").param("person", DEV).param("show", "MISSES"), GROUP))
                .contains(hand.number("C", 12))
                .doesNotContain(hand.number("R", 1));
        String acceptances = API + "/INSPECTOR/ACCEPTANCE";
        JsonNode facts = JSON.readTree(
                body(get(acceptances).param("person", InsideExample.INSPECTOR).param("show", "MISSES"), GROUP));
        assertThat(facts.get("more").asBoolean()).isFalse();
        assertThat(facts.get("facts").findValuesAsText("caseNumber"))
                .containsExactly(hand.number("C", 7), hand.number("C", 7));
        assertThat(facts.get("facts").findValuesAsText("why")).containsOnly("REWORKED");
        assertThat(JSON.readTree(body(get(acceptances).param("person", InsideExample.INSPECTOR_2), GROUP))
                        .get("facts")
                        .findValuesAsText("why"))
                .containsExactlyInAnyOrder("RETURNED", "HELD_GOOD");
        assertThat(send(get(acceptances).param("person", "nobody"), GROUP).getStatus())
                .isEqualTo(404);
        assertThat(send(get(API + "/PROPERTY_CS/NONSENSE"), GROUP).getStatus()).isEqualTo(422);
        assertThat(send(get(PAGE + "/PROPERTY_CS/CALLED"), GROUP).getStatus()).isEqualTo(422);
        assertThat(send(get(PAGE + "/PROPERTY_CS/NONSENSE"), GROUP).getStatus()).isEqualTo(422);
        assertThat(send(get(PAGE + "/NONSENSE/RESPONSE"), GROUP).getStatus()).isEqualTo(404);
    }

    /** Template, person, how often. */
    private List<String> told(String about) {
        return jdbc.sql("select template || ' ' || recipient || ' ' || count(*) from notification_inbox"
                        + " where notice_key like ? group by template, recipient")
                .param(about + "|%")
                .query(String.class)
                .list();
    }

    private static Map<String, String> correction(String scope, String points) {
        return Map.of("correctionScope", scope, "correctionPoints", points, "correctionReason", "现场抽查台账不全");
    }

    @Test
    @Order(15)
    void correctionsKeepTheirLimitsAndNeedEvidence() throws Exception {
        String address = PAGE + "/corrections";
        // before the draft nobody of the subsidiary sees the card
        assertThat(send(form(address, correction("PROPERTY_CS", "-2"), true), DEV)
                        .getStatus())
                .isEqualTo(404);
        cards.draft(card(APRIL).id());
        refused(address, correction("PROPERTY_CS", "5.01"), DEV, "超出上限，最多加减 5 分");
        refused(address, correction("PROPERTY_CS", "-6"), DEV, "超出上限，最多加减 5 分");
        refused(address, correction("PROPERTY_CS", "0"), DEV, "不能是 0 分");
        refused(address, correction("PROPERTY_CS", "viel"), DEV, "不是分数");
        refused(address, correction("DESIGN", "2"), DEV, "地产客服不给该部门评分");
        refused(address, correction("CALLER", "2"), DEV, "地产客服不给该部门评分");
        refused(address, correction("PROPERTY_CS", "-2"), DEV, "修正须附证据");
        assertThat(send(form(address, correction("PROPERTY_CS", "-2"), true), HEAD)
                        .getStatus())
                .isEqualTo(403);
        assertThat(send(form(address, correction("PROPERTY_CS", "-2"), true), GROUP)
                        .getStatus())
                .isEqualTo(403);
        assertThat(send(form(address, correction("PROPERTY_CS", "-2"), true), OTHER_DEV)
                        .getStatus())
                .isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from scorecard_inside_correction")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @Order(16)
    void aCorrectionCountsOnceAnotherConfirmsIt() throws Exception {
        String address = PAGE + "/corrections";
        assertThat(send(form(address, correction("PROPERTY_CS", "-2"), true), DEV)
                        .getStatus())
                .isEqualTo(302);
        total(score(inside(DEV), "PROPERTY_CS", null), "58.08", "14.52");
        refused(address, correction("PROPERTY_CS", "1"), DEV_2, "本月已有修正");
        String decision = address + "/"
                + jdbc.sql("select max(id) from scorecard_inside_correction")
                        .query(Long.class)
                        .single()
                + "/decision";
        Map<String, String> yes = Map.of("correctionDecision", "yes");
        assertThat(told("inside-correction")).contains("inside-correction-entered " + HEAD + " 1");
        for (String who : List.of(MIXED, MIXED_HEAD, MIXED_GROUP, HOTLINE)) {
            assertThat(send(form(decision, yes, false), who).getStatus())
                    .as(who)
                    .isEqualTo(403);
        }
        refused(decision, yes, DEV, "是您本人录入的");
        refused(decision, Map.of("correctionDecision", "no"), HEAD, "意见");
        assertThat(send(form(decision, yes, false), HEAD).getStatus()).isEqualTo(302);
        total(score(inside(DEV), "PROPERTY_CS", null), "56.08", "14.02");
        assertThat(told("inside-correction"))
                .contains("inside-correction-decided " + DEV + " 1", "inside-correction-decided " + HEAD + " 1");
        refused(decision, yes, GROUP, "已经决定");
        // worked out again with the card, it stays
        computation.compute(card(APRIL).id());
        total(score(inside(DEV), "PROPERTY_CS", null), "56.08", "14.02");
        assertThat(jdbc.sql("select kind || ' ' || note from scorecard_card_log where kind like 'INSIDE%' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("INSIDE_ENTERED PROPERTY_CS -2.00", "INSIDE_CONFIRMED PROPERTY_CS -2.00");
        String page = body(get(PAGE), HEAD);
        assertThat(page).contains("现场抽查台账不全").contains("56.08").contains("/inside/corrections/");
    }

    @Test
    @Order(17)
    void anUpheldAppealAgainstTheCardHoldsInside() throws Exception {
        Card card = card(APRIL);
        uphold(card, "FIRST_FIX", hand.number("C", 3), "EXCLUDE");
        uphold(card, "SATISFACTION", hand.number("C", 12), "EXCLUDE");
        String event = jdbc.sql("select cast(id as varchar(40)) from scorecard_event where case_number = ?")
                .param(hand.number("A", 5))
                .query(String.class)
                .single();
        uphold(card, "EVENT", event, "EXCLUDE");
        // decided, and not worked out yet: the lists stand as their lines do
        assertThat(body(get(PAGE + "/OFFICER/HELD").param("person", OFFICE), GROUP))
                .contains("10 / 12", hand.number("C", 3))
                .doesNotContain("申诉成立");
        assertThat(body(get(PAGE + "/OFFICER/MAJOR").param("person", OFFICE).param("show", "MISSES"), GROUP))
                .contains("20 / 21", hand.number("A", 5));
        EngineTime.moveTo(workedOut().plusSeconds(120));
        computation.compute(card.id());
        assertThat(body(get(PAGE + "/OFFICER/MAJOR").param("person", OFFICE).param("show", "MISSES"), GROUP))
                .contains("21 / 21")
                .doesNotContain(hand.number("A", 5));
        JsonNode inside = inside(GROUP);
        assertThat(line(score(inside, "PROPERTY_CS", null), "SOLVED")).startsWith("SOLVED COUNTED 10/12");
        JsonNode officer = score(inside, "OFFICER", OFFICE);
        // 90.91 % and 83.64 points: all of 40, and 40 x 23.64 / 30
        lines(
                officer,
                "OWNER_MARK COUNTED 920/11 40 31.52",
                "HELD COUNTED 10/11 40 40",
                "MAJOR COUNTED 21/21 10 10",
                "CONDUCT COUNTED 21/21 10 10");
        total(officer, "91.52", null);
        assertThat(line(score(inside, "OFFICER", InsideExample.OFFICE_2), "MAJOR"))
                .startsWith("MAJOR POOLED 13/14");
        assertThat(line(score(inside, "INSPECTOR", InsideExample.INSPECTOR), "ACCEPTANCE"))
                .startsWith("ACCEPTANCE COUNTED 11/13");
        assertThat(body(get(PAGE + "/OFFICER/HELD").param("person", OFFICE).param("show", "LEFT_OUT"), GROUP))
                .contains(hand.number("C", 3), "申诉成立");
        assertThat(body(get(PAGE + "/OFFICER/HELD").param("person", OFFICE), GROUP))
                .contains("10 / 11")
                .doesNotContain(hand.number("C", 3), "申诉成立");
        // 60 of 100 counts as 100: 960 of 11, 40 x 27.27 / 30
        uphold(card, "SATISFACTION", hand.number("C", 4), "AS_GOOD");
        EngineTime.moveTo(workedOut().plusSeconds(120));
        computation.compute(card.id());
        assertThat(line(score(inside(GROUP), "OFFICER", OFFICE), "OWNER_MARK"))
                .isEqualTo("OWNER_MARK COUNTED 960/11 40 36.36");
        String marks = body(get(PAGE + "/OFFICER/OWNER_MARK").param("person", OFFICE), GROUP);
        assertThat(marks.substring(marks.indexOf("/cases/" + hand.number("C", 4))))
                .contains("申诉成立，按达标计", "100 / 1");
        assertThat(send(get(PAGE + "/ENGINEERING/COOPERATION"), GROUP).getStatus())
                .isEqualTo(422);
    }

    private Instant workedOut() {
        return jdbc.sql("select max(computed_at) from scorecard_inside_score")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private void uphold(Card card, String item, String caseNumber, String change) {
        jdbc.sql(
                        "insert into scorecard_appeal (card_id, appeal_no, item, case_number, demand, reason, state, raised_by,"
                                + " raised_at, decided_at) values (?, (select count(*) + 1 from scorecard_appeal a"
                                + " where a.card_id = ?), ?, ?, ?, 'x', 'UPHELD', 'x', ?, ?)")
                .params(
                        card.id(),
                        card.id(),
                        item,
                        caseNumber,
                        change,
                        KpiRows.at("2024-05-09T10:00"),
                        workedOut().plusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("insert into scorecard_override (card_id, item, case_number, change_to, appeal_id)"
                        + " select ?, ?, ?, ?, max(id) from scorecard_appeal")
                .params(card.id(), item, caseNumber, change)
                .update();
    }

    @Test
    @Order(18)
    void draftsAreForLeads_thenStaffSeeDepartmentsAndThemselvesOnly() throws Exception {
        assertThat(send(get(PAGE), DESK).getStatus()).isEqualTo(404);
        assertThat(send(get(PAGE), BUILDER).getStatus()).isEqualTo(403);
        assertThat(send(form(PAGE + "/corrections", correction("PROPERTY_ENGINEERING", "3"), true), DEV)
                        .getStatus())
                .isEqualTo(302);
        cards.decided(card(APRIL).id());
        cards.confirmed(card(APRIL).id(), GROUP);
        cards.published(card(APRIL).id());
        assertThat(persons(DESK)).isEmpty();
        assertThat(persons(OFFICE)).containsExactly(OFFICE);
        List<String> office =
                List.of(OFFICE, InsideExample.OFFICE_2, InsideExample.INSPECTOR, InsideExample.INSPECTOR_2);
        // developer customer service sees whom it scores, and of its own people nobody but oneself
        assertThat(persons(DEV_2)).containsExactlyInAnyOrderElementsOf(office);
        assertThat(persons(DEV)).hasSize(5).contains(DEV).containsAll(office);
        for (String who : List.of(HEAD, AUDITOR, GROUP)) {
            assertThat(persons(who)).as(who).hasSize(5).contains(DEV).containsAll(office);
        }
        for (String who : List.of(HOTLINE, DESIGNER, MIXED, MIXED_HEAD)) {
            assertThat(persons(who)).as(who).isEmpty();
            assertThat(send(get(PAGE + "/OFFICER/HELD").param("person", OFFICE), who)
                            .getStatus())
                    .as(who)
                    .isEqualTo(404);
        }
        assertThat(send(get(PAGE + "/CALLER/CALLED").param("person", DEV), DEV_2)
                        .getStatus())
                .isEqualTo(404);
        assertThat(body(get(PAGE), DESK))
                .contains("物业客服")
                .contains("现场抽查台账不全")
                .contains("只显示您本人")
                .doesNotContain("人" + OFFICE);
        assertThat(send(get(PAGE + "/OFFICER/HELD").param("person", InsideExample.OFFICE_2), OFFICE)
                        .getStatus())
                .isEqualTo(404);
        assertThat(send(get(PAGE + "/OFFICER/HELD").param("person", OFFICE), OFFICE)
                        .getStatus())
                .isEqualTo(200);
        for (String address : List.of(PAGE, PAGE + "/export", PAGE + "/PROPERTY_CS/RESPONSE", API)) {
            assertThat(send(get(address), BUILDER).getStatus()).as(address).isEqualTo(403);
            assertThat(send(get(address), OTHER_DEV).getStatus()).as(address).isEqualTo(404);
        }
        assertThat(body(get("/scorecards/2024-04/" + CODE), DESK)).contains(PAGE);
    }

    @Test
    @Order(19)
    void aCorrectionThatNobodyConfirmedLapsesWithThePublication() throws Exception {
        assertThat(jdbc.sql("select scope || ' ' || state from scorecard_inside_correction order by id")
                        .query(String.class)
                        .list())
                .containsExactly("PROPERTY_CS CONFIRMED", "PROPERTY_ENGINEERING LAPSED");
        assertThat(body(get(PAGE), DESK)).contains("已失效，不计入");
        assertThat(jdbc.sql("select note from scorecard_card_log where kind = 'INSIDE_LAPSED'")
                        .query(String.class)
                        .list())
                .containsExactly("PROPERTY_ENGINEERING +3.00");
        assertThat(body(get("/scorecards/2024-04/" + CODE), HEAD)).contains("部门得分修正到发布时未确认，失效");
        // as if it had never been entered
        total(score(inside(HEAD), "PROPERTY_ENGINEERING", null), "73.68", "18.42");
    }

    private List<String> persons(String who) throws Exception {
        List<String> persons = new ArrayList<>();
        inside(who).get("people").forEach(one -> persons.add(one.get("person").asText()));
        return persons;
    }

    @Test
    @Order(19)
    void theFileHasTheRowsThatTheReaderSees() throws Exception {
        byte[] sent = send(get(PAGE + "/export"), OFFICE).getContentAsByteArray();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(sent))) {
            List<String> names = new ArrayList<>();
            for (Row row : book.getSheetAt(0)) {
                names.add(row.getCell(0).getStringCellValue() + row.getCell(1).getStringCellValue());
            }
            assertThat(names)
                    .containsExactly("部门或岗位人员", "物业客服", "物业工程", "工程部", "设计部", "采购部", "回访岗岗位整体", "判责派单岗人" + OFFICE);
            assertThat(book.getSheet("说明").getRow(4).getCell(0).getStringCellValue())
                    .contains("不改变部门和人员已发布的得分");
            assertThat(book.getSheetAt(0).getRow(7).getCell(2).getNumericCellValue())
                    .isEqualTo(96.36);
            assertThat(book.getSheetAt(0).getRow(4).getCell(2).getStringCellValue())
                    .isEqualTo("暂无数据，未计权");
        }
    }

    @Test
    @Order(20)
    void aPublishedCardLocksThem() throws Exception {
        List<String> before = written();
        assertThatThrownBy(() -> scoring.compute(card(APRIL)))
                .isInstanceOf(ScoreRefused.class)
                .hasMessageContaining("已发布");
        refused(PAGE + "/corrections", correction("PROPERTY_ENGINEERING", "2"), DEV, "已发布，不能再修正");
        assertThat(written()).isEqualTo(before);
    }

    /** April is frozen with its appeals, so May pools it as it was decided. */
    @Test
    @Order(21)
    void aTableWithoutARowIsRefused_andFrozenMonthsArePooledAsDecided() {
        now("2024-05-03T10:00");
        rows.of(CODE, CODE + "-E01").reported("2024-05-02T09:00").write();
        hand.found(CODE + "-E01", "2024-05-03T10:00", OFFICE, false);
        String shipped = shipped("inside-score");
        repository
                .createDeployment()
                .addString(
                        "inside-score.dmn",
                        shipped.replace(
                                        "<text>\"ENGINEERING\",\"DESIGN\",\"PROCUREMENT\"</text>",
                                        "<text>\"ENGINEERING\",\"DESIGN\"</text>")
                                .replace(
                                        "<decision id=\"inside-score\"",
                                        "<decision id=\"inside-score\" camunda:versionTag=\"2024-05-01\""))
                .deploy();
        now("2024-06-01T00:20");
        freezing.freeze(MAY);
        // accepted in the second round on 12 April, judged thirty days later
        assertThat(jdbc.sql("select case_number || ' ' || why from scorecard_frozen_inside_fact where month_start ="
                                + " date '2024-05-01' and fact_month = month_start and item = 'ACCEPTANCE'")
                        .query(String.class)
                        .list())
                .containsExactly(hand.number("R", 1) + " HELD_GOOD");
        assertThat(jdbc.sql("select count(*) from scorecard_frozen_inside_fact where month_start = date '2024-05-01'"
                                + " and fact_month = date '2024-04-01' and item = 'OWNER_MARK' and scope = 'OFFICER'"
                                + " and person = ?")
                        .param(OFFICE)
                        .query(Integer.class)
                        .single())
                .isEqualTo(11);
        long id = card(MAY).id();
        assertThatThrownBy(() -> computation.compute(id))
                .isInstanceOf(ScoreRefused.class)
                .hasMessageContaining("决策表 inside-score 第 2 版没有适用于“PROCUREMENT”的规则");
        assertThat(cards.get(id).computedAt()).isNull();
        assertThat(jdbc.sql("select count(*) from scorecard_inside_score where card_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private JsonNode inside(String who) throws Exception {
        return JSON.readTree(body(get(API), who));
    }

    /** @param person null for a department */
    private static JsonNode score(JsonNode inside, String scope, String person) {
        for (JsonNode one : inside.get(person == null ? "departments" : "people")) {
            if (one.get("code").asText().equals(scope)
                    && (person == null || one.get("person").asText().equals(person))) {
                return one;
            }
        }
        throw new AssertionError(scope + " " + person + " has no score in " + inside);
    }

    private static void lines(JsonNode score, String... expected) {
        List<String> said = new ArrayList<>();
        score.get("items").forEach(item -> said.add(said(item)));
        assertThat(said).containsExactly(expected);
    }

    private static String line(JsonNode score, String item) {
        for (JsonNode one : score.get("items")) {
            if (one.get("code").asText().equals(item)) {
                return said(one);
            }
        }
        throw new AssertionError(item);
    }

    /** Item, standing, fraction, weight after spreading, points. */
    private static String said(JsonNode item) {
        return "%s %s %s/%s %s %s"
                .formatted(
                        item.get("code").asText(),
                        item.get("standing").asText(),
                        plain(item.get("numerator")),
                        plain(item.get("denominator")),
                        plain(item.get("weightCounted")),
                        item.get("points").isNull() ? "-" : plain(item.get("points")));
    }

    private static String plain(JsonNode number) {
        return new java.math.BigDecimal(number.asText()).stripTrailingZeros().toPlainString();
    }

    private static void total(JsonNode score, String total, String given) {
        equal(score.get("score"), total);
        equal(score.get("given"), given);
    }

    private static void equal(JsonNode node, String expected) {
        if (expected == null) {
            assertThat(node.isNull()).as(node.toString()).isTrue();
        } else {
            assertThat(new java.math.BigDecimal(node.asText())).isEqualByComparingTo(expected);
        }
    }

    private static MockHttpServletRequestBuilder form(String address, Map<String, String> form, boolean evidence) {
        MockMultipartHttpServletRequestBuilder request = multipart(address);
        if (evidence) {
            request.file(new MockMultipartFile("files", "照片.png", "image/png", SampleFiles.png(40, 30)));
        }
        form.forEach(request::param);
        return request;
    }

    private void refused(String address, Map<String, String> form, String who, String sentence) throws Exception {
        MockHttpServletResponse response = send(form(address, form, false), who);
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(422);
        assertThat(response.getContentAsString()).contains(sentence);
    }

    /** @return address of its page */
    private String entered(MockHttpServletRequestBuilder request, String who) throws Exception {
        MockHttpServletResponse response = send(request, who);
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(302);
        return response.getRedirectedUrl();
    }

    private void decide(String page, String who, String how, int status) throws Exception {
        assertThat(send(form(page + "/decision", Map.of("rewardDecision", how), false), who)
                        .getStatus())
                .isEqualTo(status);
    }

    private void withdraw(String page, String who, String why) throws Exception {
        assertThat(send(form(page + "/withdrawal", Map.of("rewardWithdrawalReason", why), false), who)
                        .getStatus())
                .isEqualTo(302);
    }

    private static String id(String page) {
        return page.substring(page.lastIndexOf('/') + 1);
    }

    private String state(String page) {
        return jdbc.sql("select state from scorecard_reward where id = ?")
                .param(Long.valueOf(id(page)))
                .query(String.class)
                .single();
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request, String who) throws Exception {
        AppUser person = user.callAs(who, () -> user.find().orElseThrow());
        MockHttpServletResponse response = web.perform(request.with(csrf())
                        .with(authentication(UsernamePasswordAuthenticationToken.authenticated(
                                person, null, AuthorityUtils.createAuthorityList(person.groups())))))
                .andReturn()
                .getResponse();
        response.setCharacterEncoding("UTF-8");
        return response;
    }

    private String body(MockHttpServletRequestBuilder request, String who) throws Exception {
        MockHttpServletResponse response = send(request, who);
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
        return response.getContentAsString();
    }
}
