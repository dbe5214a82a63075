package cn.baoxiu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.gate.ModelRefused;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.TenantDirectory;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.scorecard.card.Adjustment;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardComputation;
import cn.baoxiu.scorecard.card.CardEffect;
import cn.baoxiu.scorecard.card.CardItem;
import cn.baoxiu.scorecard.card.CardState;
import cn.baoxiu.scorecard.card.Cards;
import cn.baoxiu.scorecard.card.Cycle;
import cn.baoxiu.scorecard.card.MonthFreezing;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.rule.EffectKind;
import cn.baoxiu.scorecard.rule.ScoreRefused;
import cn.baoxiu.scorecard.rule.Standing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Months from freezing to publication and beyond, in order: April 2024 is worked by hand (see {@link ScoreExample}), May
 * carries its corrections, June has tables that do not answer. The run of each card is played.
 */
@SpringBootTest(classes = KpiApp.class)
@Import(ScoreContract.Played.class)
@AutoConfigureMockMvc
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class ScoreContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "Probe-Only-4711";
    private static final YearMonth MARCH = YearMonth.of(2024, 3);
    private static final YearMonth APRIL = YearMonth.of(2024, 4);
    private static final YearMonth MAY = YearMonth.of(2024, 5);
    private static final YearMonth JUNE = YearMonth.of(2024, 6);
    private static final List<String> DECISIONS = List.of(
            "score-item",
            "score-cycle",
            "plan-score-effect",
            "score-event",
            "bonus-coefficient",
            "inside-score",
            "inside-share");

    private static final String HAND = "s-hand";
    private static final String APPEAL = "s-appeal";
    private static final String VETO = "s-veto";
    private static final String SMALL = "s-small";
    private static final String NOTHING = "s-none";

    private static final String AUDITOR = "score.auditor";
    private static final String GROUP = "score.group";
    private static final String HEAD = "score.head";
    private static final String OFFICE = "score.office";
    private static final String BUILDER = "score.builder";

    @TestConfiguration
    static class Played {

        @Bean
        @Primary
        PlayedCardProcess playedCardProcess() {
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
    Cards cards;

    @Autowired
    PlayedCardProcess process;

    @Autowired
    RepositoryService repository;

    @Autowired
    List<BackgroundTask> background;

    private KpiRows rows;
    private ScoreExample hand;

    @BeforeAll
    void examples(@Autowired TenantDirectory tenants, @Autowired UserDirectory users) {
        now("2024-04-01T00:10");
        DeploymentBuilder deployment = repository.createDeployment().name("scores");
        DECISIONS.forEach(key -> deployment.addString(key + ".dmn", shipped(key)));
        deployment.deploy();
        rows = new KpiRows(jdbc, transaction);
        hand = new ScoreExample(rows, HAND, 100);
        hand.write();
        new ScoreExample(rows, APPEAL, 200).write();
        new ScoreExample(rows, VETO, 300).write();
        rows.subsidiary(SMALL, 0);
        for (int i = 1; i <= 5; i++) {
            String number = rows.of(SMALL, "SMALL-" + i)
                    .reported("2024-04-03T09:00")
                    .closed("2024-04-09T09:00")
                    .write();
            rows.promise(number, "FINISH", "MET", "2024-04-12T18:00");
        }
        rows.subsidiary(NOTHING, 0);
        mysteryVisit();
        event(HAND, "JUSTIFIED_COMPLAINT", hand.number("A", 5));
        event(APPEAL, "JUSTIFIED_COMPLAINT", APPEAL + "-A05");
        event(VETO, "SAFETY_ACCIDENT", null);
        tenants.ensureTenant(HAND, "s-hand公司");
        tenants.ensureCompanyGroup("contractor-KC1", "KC1");
        users.create(AUDITOR, "一", "审", PASSWORD, List.of(Groups.AUDITOR), List.of());
        users.create(GROUP, "一", "集", PASSWORD, List.of(Groups.GROUP_CS), List.of());
        users.create(HEAD, "一", "总", PASSWORD, List.of(Groups.SUBSIDIARY_HEAD), List.of(HAND));
        users.create(OFFICE, "一", "保", PASSWORD, List.of(Groups.WARRANTY_OFFICE), List.of(HAND));
        users.create(BUILDER, "一", "包", PASSWORD, List.of("contractor-KC1"), List.of(HAND));
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

    /** A changed table, in force from a day on. */
    private void deploy(String key, String from, String old, String changed) {
        String shipped = shipped(key);
        assertThat(shipped).contains(old);
        repository
                .createDeployment()
                .addString(
                        key + ".dmn",
                        shipped.replace(old, changed)
                                .replace(
                                        "<decision id=\"" + key + "\"",
                                        "<decision id=\"" + key + "\" camunda:versionTag=\"" + from + "\""))
                .deploy();
    }

    private void mysteryVisit() {
        jdbc.sql("insert into survey_wave (instrument, wave, held_on, source, note, file_name, file_hash, figures,"
                        + " imported_by, imported_at, live_wave, live_hash) values ('MYSTERY', '四月', date '2024-04-20', 'x',"
                        + " '', 'x', 'x', 2, 'x', ?, 'x', 'x')")
                .param(KpiRows.at("2024-04-25T10:00"))
                .update();
        // 4.5 of 5 and 92 of 100, seen 1 and 3 times: 91.5
        for (String[] one : new String[][] {{"FIVE", "4.5", "1", "a"}, {"HUNDRED", "92", "3", "b"}}) {
            jdbc.sql("insert into survey_wave_figure (wave_id, subsidiary, project, segment, question, scale, score, n,"
                            + " cell_key) select max(id), ?, ?, 'NONE', 'REPAIR_SERVICE', ?, cast(? as numeric(5, 2)),"
                            + " cast(? as integer), ? from survey_wave")
                    .params(HAND, one[3], one[0], one[1], one[2], one[3])
                    .update();
        }
    }

    private BackgroundTask task(String name) {
        return background.stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** An event of April that is confirmed. */
    private void event(String subsidiary, String kind, String caseNumber) {
        jdbc.sql(
                        "insert into scorecard_event (subsidiary_id, kind, happened_on, case_number, reason, state, entered_by,"
                                + " entered_at, decided_by, decided_at, month_start) values (?, ?, date '2024-04-21',"
                                + " cast(? as varchar(40)), '业主投诉属实', 'CONFIRMED', 'x', ?, 'y', ?, date '2024-04-01')")
                .params(subsidiary, kind, caseNumber, KpiRows.at("2024-04-22T10:00"), KpiRows.at("2024-04-22T11:00"))
                .update();
    }

    private Card card(YearMonth month, String subsidiary) {
        return cards.find(month, subsidiary).orElseThrow();
    }

    private CardItem item(Card card, Kpi kpi) {
        return cards.items(card.id()).stream()
                .filter(item -> item.item() == kpi)
                .findFirst()
                .orElseThrow();
    }

    private void publish(Card card) {
        if (cards.get(card.id()).state() == CardState.FROZEN) {
            cards.draft(card.id());
        }
        cards.decided(card.id());
        cards.confirmed(card.id(), GROUP);
        cards.published(card.id());
    }

    private static void rejected(Runnable what, String key) {
        assertThatThrownBy(what::run).isInstanceOfSatisfying(FormRejected.class, e -> assertThat(e.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.messageKey()).isEqualTo(key)));
    }

    @Test
    @Order(1)
    void aMonthThatIsNotOverIsNotFrozen() {
        rejected(() -> freezing.freeze(APRIL), "scorecard.monthNotOver");
        assertThat(process.runs).isEmpty();
        assertThat(cards.find(APRIL, HAND)).isEmpty();
    }

    /** March is frozen as it was then: what April pools of it stays so. */
    @Test
    @Order(2)
    void theLastMonthIsFrozenByItself() {
        task("scorecard.freeze").run("");
        assertThat(process.runs).as("nothing is known of any case").isEmpty();
        task("scorecard.kpi-refresh").run("");
        task("scorecard.freeze").run("");
        task("scorecard.freeze").run("");
        assertThat(process.runs).hasSize(5).allSatisfy(run -> {
            assertThat(run.key()).isEqualTo(run.subsidiary() + "-2024-03");
            assertThat(run.freeze().month()).isEqualTo(MARCH);
        });
        assertThat(card(MARCH, NOTHING).state()).isEqualTo(CardState.FROZEN);
        rejected(() -> freezing.freeze(MARCH), "scorecard.frozenAlready");
        rejected(() -> freezing.freeze(MARCH.minusMonths(1)), "scorecard.laterIsFrozen");
    }

    @Test
    @Order(3)
    void twoNodesFreezeAtOnce_oneDoesIt() throws Exception {
        now("2024-05-01T00:20");
        process.runs.clear();
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<Boolean> freeze = () -> {
            start.await();
            try {
                freezing.freeze(APRIL);
                return true;
            } catch (FormRejected e) {
                return false;
            }
        };
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Boolean> done = new ArrayList<>();
            for (Future<Boolean> one : nodes.invokeAll(List.of(freeze, freeze))) {
                done.add(one.get());
            }
            assertThat(done).containsExactlyInAnyOrder(true, false);
        } finally {
            nodes.shutdown();
        }
        assertThat(process.runs).hasSize(5);
        Cycle cycle = cards.cycle(APRIL);
        assertThat(cycle.asOf()).isEqualTo(KpiRows.at("2024-04-30T23:59:59").toInstant());
        assertThat(List.of(cycle.draftAt(), cycle.appealUntil(), cycle.confirmUntil(), cycle.publishAt()))
                .isEqualTo(days());
    }

    /** 3rd, 6th, 8th and 10th working day of May 2024: the first of May is five days long, and the 11th is made up. */
    private static List<java.time.Instant> days() {
        return java.util.stream.Stream.of("2024-05-08", "2024-05-11", "2024-05-14", "2024-05-16")
                .map(day -> KpiRows.at(day + "T18:00").toInstant())
                .toList();
    }

    /** docs/guides/scorecard-example.md, line by line. */
    @Test
    @Order(4)
    void theWorkedExampleIsWhatTheProgramSays() {
        Card card = card(APRIL, HAND);
        computation.compute(card.id());
        card = cards.get(card.id());
        assertThat(cards.items(card.id()).stream().map(item -> "%s %s %s/%s n=%d of %s = %s"
                        .formatted(
                                item.item(),
                                item.standing(),
                                item.hits().stripTrailingZeros().toPlainString(),
                                item.base().stripTrailingZeros().toPlainString(),
                                item.facts(),
                                item.weight().stripTrailingZeros().toPlainString(),
                                item.points())))
                .containsExactly(
                        "RESPONSE COUNTED 37/40 n=40 of 15 = 10.42",
                        "FINISH COUNTED 37/42 n=42 of 25 = 16.37",
                        "FIRST_FIX COUNTED 8/10 n=10 of 20 = 10.00",
                        "SATISFACTION POOLED 880/11 n=11 of 20 = 13.33",
                        "CLOSE_LONG COUNTED 11/12 n=12 of 10 = 6.48",
                        "OWNER_RAISED COUNTED 1/40 n=40 of 10 = 6.25");
        assertThat(card.cases()).isEqualTo(52);
        assertThat(card.itemsTotal()).isEqualByComparingTo("62.85");
        assertThat(card.total()).isEqualByComparingTo("62.85");
        assertThat(card.baseEffect()).isEqualByComparingTo("-4.29");
        assertThat(cards.effects(card.id()))
                .extracting(CardEffect::kind)
                .containsExactly(EffectKind.JUSTIFIED_COMPLAINT, EffectKind.MYSTERY_VISIT);
        assertThat(card.effect()).isEqualByComparingTo("-4.29");
        assertThat(card.coefficient()).isEqualByComparingTo("0.7");
    }

    @Test
    @Order(5)
    void workingItOutAgainGivesTheSame() {
        long id = card(APRIL, HAND).id();
        String before = cards.get(id).sha256();
        List<CardItem> items = cards.items(id);
        computation.compute(id);
        assertThat(cards.get(id).sha256()).isEqualTo(before).hasSize(64);
        assertThat(cards.items(id)).isEqualTo(items);
        assertThat(computation.agrees(id)).isTrue();
    }

    @Test
    @Order(6)
    void tooLittleIsNoScore_andNothingMoves() {
        for (String code : List.of(SMALL, NOTHING)) {
            computation.compute(card(APRIL, code).id());
            Card card = card(APRIL, code);
            assertThat(card.total()).isNull();
            assertThat(card.effect()).isEqualByComparingTo("0");
            assertThat(card.coefficient()).isEqualByComparingTo("1");
        }
        assertThat(card(APRIL, SMALL).cases()).isEqualTo(5);
        assertThat(item(card(APRIL, SMALL), Kpi.FINISH).standing()).isEqualTo(Standing.TOO_FEW);
        assertThat(item(card(APRIL, NOTHING), Kpi.FINISH).standing()).isEqualTo(Standing.NO_FACTS);
    }

    @Test
    @Order(7)
    void aVetoMakesTheScoreZero_andTheRestFollows() {
        computation.compute(card(APRIL, VETO).id());
        Card card = card(APRIL, VETO);
        assertThat(card.vetoed()).isTrue();
        assertThat(card.itemsTotal()).isEqualByComparingTo("62.85");
        assertThat(card.total()).isEqualByComparingTo("0");
        assertThat(card.baseEffect()).isEqualByComparingTo("-5");
        // no justified complaint in 52 cases
        assertThat(card.effect()).isEqualByComparingTo("-4.5");
        assertThat(card.coefficient()).isEqualByComparingTo("0");
    }

    @Test
    @Order(8)
    void upheldAppealsChangeTheCard_andTheFrozenFactsStay() {
        Card card = card(APRIL, APPEAL);
        computation.compute(card.id());
        assertThat(card(APRIL, APPEAL).total()).isEqualByComparingTo("62.85");
        cards.draft(card.id());
        cards.appealed(card.id());
        String event = jdbc.sql("select cast(id as varchar(40)) from scorecard_event where subsidiary_id = ?")
                .param(APPEAL)
                .query(String.class)
                .single();
        uphold(card, "RESPONSE", APPEAL + "-A03", "EXCLUDE");
        uphold(card, "OWNER_RAISED", APPEAL + "-A05", "AS_GOOD");
        uphold(card, "SATISFACTION", APPEAL + "-V04", "AS_GOOD");
        uphold(card, "EVENT", event, "EXCLUDE");
        // merged, so it was left out before
        uphold(card, "RESPONSE", APPEAL + "-A12", "AS_GOOD");
        int facts = frozen();
        cards.decided(card.id());
        computation.compute(card.id());
        card = cards.get(card.id());
        // 37 of 39: 12.39; none of 40: 10.00; 100 in place of 60: 920 of 11: 15.76
        assertThat(item(card, Kpi.RESPONSE).points()).isEqualByComparingTo("12.39");
        assertThat(item(card, Kpi.OWNER_RAISED).points()).isEqualByComparingTo("10.00");
        assertThat(item(card, Kpi.SATISFACTION).points()).isEqualByComparingTo("15.76");
        assertThat(card.total()).isEqualByComparingTo("71.00");
        assertThat(cards.effects(card.id())).extracting(CardEffect::kind).containsExactly(EffectKind.NO_COMPLAINT);
        assertThat(frozen()).isEqualTo(facts);
        assertThat(computation.agrees(card.id())).isTrue();
        for (String altered : List.of(
                "scorecard_card set total = total + %s where id = ?",
                "scorecard_card set effect = effect + %s where id = ?",
                "scorecard_card set coefficient = coefficient + %s where id = ?",
                "scorecard_card_item set points = points + %s where item = 'RESPONSE' and card_id = ?",
                "scorecard_card_item set value_at = value_at + %s where item = 'FINISH' and card_id = ?",
                "scorecard_card_effect set points = points + %s where card_id = ?")) {
            jdbc.sql("update " + altered.formatted("0.01")).param(card.id()).update();
            assertThat(computation.agrees(card.id())).as(altered).isFalse();
            jdbc.sql("update " + altered.formatted("-0.01")).param(card.id()).update();
            assertThat(computation.agrees(card.id())).as(altered).isTrue();
        }
    }

    private int frozen() {
        return jdbc.sql("select count(*) from scorecard_frozen_fact where left_out is null")
                .query(Integer.class)
                .single();
    }

    private void uphold(Card card, String item, String caseNumber, String change) {
        jdbc.sql(
                        "insert into scorecard_appeal (card_id, appeal_no, item, case_number, demand, reason, state, raised_by,"
                                + " raised_at) values (?, (select count(*) + 1 from scorecard_appeal a where a.card_id = ?), ?, ?, ?,"
                                + " 'x', 'UPHELD', 'x', ?)")
                .params(card.id(), card.id(), item, caseNumber, change, KpiRows.at("2024-05-09T10:00"))
                .update();
        jdbc.sql("insert into scorecard_override (card_id, item, case_number, change_to, appeal_id)"
                        + " select ?, ?, ?, ?, max(id) from scorecard_appeal")
                .params(card.id(), item, caseNumber, change)
                .update();
    }

    @Test
    @Order(9)
    void draftsAreForHeadAndGroup_othersSeeWhatIsPublished() throws Exception {
        String page = "/scorecards/2024-04/" + HAND;
        assertThat(send(get(page), HEAD).getStatus()).isEqualTo(404);
        assertThat(send(get(page), AUDITOR).getStatus()).isEqualTo(200);
        cards.draft(card(APRIL, HAND).id());
        assertThat(send(get(page), HEAD).getStatus()).isEqualTo(200);
        assertThat(send(get(page), OFFICE).getStatus()).isEqualTo(404);
        assertThat(send(get("/api/scorecards/2024-04/" + HAND), OFFICE).getStatus())
                .isEqualTo(404);
        assertThat(send(get("/scorecards/2024-04/" + VETO), HEAD).getStatus()).isEqualTo(404);
        for (String address : List.of("/scorecards", page, page + "/RESPONSE", "/api/scorecards/2024-04")) {
            assertThat(send(get(address), BUILDER).getStatus()).as(address).isEqualTo(403);
        }
        assertThat(send(get("/scorecards/2024-04/export"), GROUP).getContentAsByteArray())
                .isNotEmpty();
        assertThat(JSON.readTree(body(get("/scorecards/2024-04/export?format=json"), GROUP)))
                .isEmpty();
    }

    @Test
    @Order(10)
    void stepsAreTakenInOrder_andALockedCardDoesNotChange() {
        Card card = card(APRIL, HAND);
        assertThatThrownBy(() -> cards.published(card.id())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cards.confirmed(card.id(), GROUP)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cards.draft(card.id())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cards.draft(card(MARCH, HAND).id()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not worked out");
        for (String code : List.of(HAND, VETO, SMALL, NOTHING)) {
            publish(card(APRIL, code));
        }
        assertThat(cards.get(card.id()).confirmedBy()).isEqualTo(GROUP);
        assertThatThrownBy(() -> computation.compute(card.id()))
                .isInstanceOf(ScoreRefused.class)
                .hasMessageContaining("已发布");
        assertThat(jdbc.sql("select kind from scorecard_card_log where card_id = ? order by id")
                        .param(card.id())
                        .query(String.class)
                        .list())
                .containsExactly("FROZEN", "COMPUTED", "COMPUTED", "DRAFT", "DECIDED", "CONFIRMED", "PUBLISHED");
    }

    @Test
    @Order(11)
    void everyPointOpensToItsCases() throws Exception {
        String list = body(get("/scorecards?month=2024-04"), AUDITOR);
        assertThat(list)
                .contains("s-hand公司", "62.85", "样本少", "已发布", "公示 05-08 18:00")
                .doesNotContain("??", "scorecard.");
        assertThat(list.split("62.85", -1)).as("in the list and in the trend").hasSize(3);
        String page = body(get("/scorecards/2024-04/" + HAND), OFFICE);
        assertThat(page)
                .contains("及时响应率", "92.5%", "37 / 40", "80 → 98%", "10.42", "第 1 版", "62.85", "-4.29", "0.7")
                .contains("合并计算 · 合并 3 个月 · n = 11", "属实投诉", "神秘客户 四月（2024-04-20）：91.5 分", "重算，结果一致")
                .contains("/scorecards/2024-04/s-hand/RESPONSE", "/cases/s-hand-A05")
                .doesNotContain("??", "scorecard.column", "cardLog.", "scoreKind.");
        String cases = body(get("/scorecards/2024-04/s-hand/RESPONSE?show=MISSES"), OFFICE);
        assertThat(cases)
                .contains("/cases/s-hand-A03", "/cases/s-hand-A09", "/cases/s-hand-A20", "逾期", "10.42 / 15", "应完成时间")
                .doesNotContain("/cases/s-hand-A01\"", "??");
        assertThat(body(get("/scorecards/2024-04/s-hand/RESPONSE?show=LEFT_OUT"), OFFICE))
                .contains("/cases/s-hand-A12", "已合并");
        assertThat(body(get("/scorecards/2024-04/s-hand/SATISFACTION"), OFFICE))
                .contains("/cases/s-hand-V04", "2024-02", "2024-03");
        String upheld = "/scorecards/2024-04/" + APPEAL + "/RESPONSE";
        assertThat(body(get(upheld), AUDITOR)).contains("37 / 39").doesNotContain(APPEAL + "-A03", "申诉成立");
        assertThat(body(get(upheld + "?show=MISSES"), AUDITOR)).doesNotContain(APPEAL + "-A03");
        assertThat(body(get(upheld + "?show=LEFT_OUT"), AUDITOR))
                .contains(APPEAL + "-A03", "申诉成立，不计", APPEAL + "-A12", "已合并")
                .doesNotContain("按达标计");
        String asGood = body(get("/scorecards/2024-04/" + APPEAL + "/SATISFACTION"), AUDITOR);
        assertThat(asGood).contains("申诉成立，按达标计").contains("920 / 11");
        assertThat(asGood.substring(asGood.indexOf("/cases/" + APPEAL + "-V04")))
                .contains("100 / 1");
        assertThat(body(get("/scorecards/2024-04/s-hand/SATISFACTION?show=MISSES"), OFFICE))
                .as("below full points")
                .contains("/cases/s-hand-V04\"", "失分")
                .doesNotContain("show=HITS");
        assertThat(body(get("/scorecards/2024-04/" + APPEAL + "/SATISFACTION?show=MISSES"), AUDITOR))
                .contains("/cases/" + APPEAL + "-V05\"")
                .doesNotContain("/cases/" + APPEAL + "-V04\"");
        assertThat(body(get("/scorecards/2024-04/s-hand/OWNER_RAISED?show=MISSES"), OFFICE))
                .as("less is better: those that count in the numerator")
                .contains("/cases/s-hand-A05\"")
                .doesNotContain("/cases/s-hand-A04\"");
        assertThat(send(get("/scorecards/2024-04/s-hand/BEAUTY"), OFFICE).getStatus())
                .isEqualTo(422);
        assertThat(send(get("/scorecards/2024-04/s-hand/REWORK"), OFFICE).getStatus())
                .isEqualTo(422);
        assertThat(send(get("/scorecards?month=April"), OFFICE).getContentAsString())
                .contains("不是月份");
        assertThat(send(get("/scorecards/2024-02/" + HAND), AUDITOR).getStatus())
                .isEqualTo(404);
        assertThat(send(get("/scorecards/2024-04/" + HAND).header("Accept-Language", "en"), OFFICE)
                        .getContentAsString())
                .contains("Monthly score", "Justified complaint")
                .doesNotContain("得分项", "??");
    }

    /** The facts that count make each line of a card, also where an appeal was upheld. */
    private static void addsUp(JsonNode card) {
        assertThat(card.path("items")).hasSize(6);
        for (JsonNode line : card.path("items")) {
            BigDecimal numerator = BigDecimal.ZERO;
            BigDecimal denominator = BigDecimal.ZERO;
            for (JsonNode fact : line.path("evidence")) {
                if (fact.path("leftOut").isNull()) {
                    numerator = numerator.add(fact.path("numerator").decimalValue());
                    denominator = denominator.add(fact.path("denominator").decimalValue());
                }
            }
            String item = line.path("item").asText();
            assertThat(numerator)
                    .as(item)
                    .isEqualByComparingTo(line.path("numerator").decimalValue());
            assertThat(denominator)
                    .as(item)
                    .isEqualByComparingTo(line.path("denominator").decimalValue());
        }
    }

    @Test
    @Order(12)
    void apiAndFilesSayTheSame() throws Exception {
        JsonNode card = JSON.readTree(body(get("/api/scorecards/2024-04/" + HAND), OFFICE));
        assertThat(card.path("score").decimalValue()).isEqualByComparingTo("62.85");
        assertThat(card.path("effect").decimalValue()).isEqualByComparingTo("-4.29");
        assertThat(card.path("coefficient").decimalValue()).isEqualByComparingTo("0.7");
        JsonNode response = card.path("items").path(0);
        assertThat(response.path("points").decimalValue()).isEqualByComparingTo("10.42");
        assertThat(response.path("ruleVersion").asInt()).isEqualTo(1);
        assertThat(response.path("evidence")).hasSize(41);
        assertThat(card.path("agrees").asBoolean()).isTrue();
        addsUp(card);
        addsUp(JSON.readTree(body(get("/api/scorecards/2024-04/" + APPEAL), AUDITOR)));
        assertThat(JSON.readTree(body(get("/api/scorecards/2024-04"), OFFICE))).hasSize(1);
        JsonNode all = JSON.readTree(body(get("/api/scorecards/2024-04"), AUDITOR));
        assertThat(all).hasSize(5);
        for (JsonNode one : all) {
            JsonNode alone = JSON.readTree(
                    body(get("/api/scorecards/2024-04/" + one.path("subsidiary").asText()), AUDITOR));
            for (String field : List.of("score", "effect", "sha256", "effects", "adjustments")) {
                assertThat(one.path(field)).as(field).isEqualTo(alone.path(field));
            }
            assertThat(one.path("items")).hasSameSizeAs(alone.path("items"));
            assertThat(one.path("items").path(1).path("points"))
                    .isEqualTo(alone.path("items").path(1).path("points"));
            assertThat(one.path("agrees").isNull()).isTrue();
        }
        MockHttpServletResponse wrong = send(get("/api/scorecards/2024-13"), AUDITOR);
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(JSON.readTree(wrong.getContentAsString())
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asText())
                .isEqualTo("month");
        assertThat(send(get("/api/scorecards/2023-01"), AUDITOR).getStatus()).isEqualTo(404);
        JsonNode file = JSON.readTree(body(get("/scorecards/2024-04/export?format=json"), GROUP));
        assertThat(file).hasSize(4);
        assertThat(send(get("/scorecards/2024-04/export?format=csv"), GROUP).getStatus())
                .isEqualTo(422);
        MockHttpServletResponse sheet = send(get("/scorecards/2024-04/export"), GROUP);
        assertThat(sheet.getHeader("Content-Disposition")).contains("2024-04.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(sheet.getContentAsByteArray()))) {
            assertThat(book.getSheetAt(0).getRow(1).getCell(1).getStringCellValue())
                    .isEqualTo(HAND);
            assertThat(book.getSheetAt(0).getRow(1).getCell(3).getNumericCellValue())
                    .isEqualTo(62.85);
            assertThat(book.getSheetAt(0).getRow(1).getCell(4).getNumericCellValue())
                    .isEqualTo(-4.29);
            assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(4);
            assertThat(book.getSheetAt(1).getLastRowNum()).isEqualTo(4 * 6);
        }
    }

    @Test
    @Order(12)
    void aTableDoesNotBeginBeforeAMonthThatIsPublished() {
        for (String key : DECISIONS) {
            for (String day : List.of("2024-04-01", "2023-01-01")) {
                assertThatThrownBy(() -> deploy(key, day, "</decision>", "</decision>"))
                        .as(key)
                        .isInstanceOf(ModelRefused.class)
                        .hasMessageContaining("生效日期（版本标签）" + day + " 过早：按 2024-04-01 生效的规则算出的结果已经发布");
            }
        }
        assertThat(repository.createDecisionDefinitionQuery().count()).isEqualTo(DECISIONS.size());
    }

    /** A contact that was late after all, and an owner who asks in May. */
    @Test
    @Order(13)
    void whatChangesAfterTheFreezeChangesNothingInTheLockedMonth_andCountsInTheNext() throws Exception {
        now("2024-05-20T10:00");
        String before = cards.get(card(APRIL, HAND).id()).sha256();
        cards.confirmed(card(APRIL, APPEAL).id(), GROUP);
        cards.published(card(APRIL, APPEAL).id());
        late(hand.number("A", 1), "FIRST_CONTACT");
        late(VETO + "-A01", "FIRST_CONTACT");
        late("SMALL-1", "FINISH");
        hand.raised(hand.number("A", 6), "2024-05-02T10:00", "2024-05-03T10:00");
        now("2024-06-01T00:15");
        freezing.freeze(MAY);
        assertThat(cards.get(card(APRIL, HAND).id()).sha256()).isEqualTo(before);
        assertThat(computation.agrees(card(APRIL, HAND).id())).isTrue();
        // 36 of 40: 8.33; 2 of 40: 0.00
        assertThat(cards.adjustments(MAY, HAND))
                .containsExactlyInAnyOrder(
                        adjustment(Kpi.RESPONSE, "-2.09", "10.42", "8.33"),
                        adjustment(Kpi.OWNER_RAISED, "-6.25", "6.25", "0.00"));
        for (String code : List.of(VETO, SMALL, NOTHING)) {
            assertThat(cards.adjustments(MAY, code))
                    .as("a veto, or no score: " + code)
                    .isEmpty();
        }
        assertThat(cards.adjustments(MAY, APPEAL))
                .as("what appeals had changed is not changed back")
                .isEmpty();
        computation.compute(card(MAY, HAND).id());
        Card card = card(MAY, HAND);
        assertThat(card.adjustment()).isEqualByComparingTo("-8.34");
        assertThat(card.total()).isEqualByComparingTo(card.itemsTotal().subtract(new BigDecimal("8.34")));
        // what May pools of April is what was frozen
        assertThat(item(card, Kpi.RESPONSE).hits()).isEqualByComparingTo("49");
        assertThat(body(get("/scorecards/2024-05/" + HAND), AUDITOR)).contains("更正以前月份", "-8.34", "of=2024-04");
        assertThat(body(get("/scorecards/2024-05/" + HAND + "/RESPONSE?of=2024-04"), AUDITOR))
                .contains("/cases/s-hand-A01", "1 / 1", "0 / 1")
                .doesNotContain("/cases/s-hand-A02");
    }

    /** A promise that was broken after all. */
    private void late(String number, String promise) {
        assertThat(jdbc.sql("update clock_promise set state = 'BREACHED' where case_number = ? and kind = ?")
                        .params(number, promise)
                        .update())
                .isEqualTo(1);
        rows.told(number, 1, "NOTE", "2024-05-20T10:00", null);
    }

    private static Adjustment adjustment(Kpi item, String points, String was, String wouldBe) {
        return new Adjustment(APRIL, item, new BigDecimal(points), new BigDecimal(was), new BigDecimal(wouldBe), 1);
    }

    @Test
    @Order(14)
    void aChangedTableHoldsForItsMonth_andOneWithoutARowIsRefused() throws Exception {
        now("2024-07-20T10:00");
        late(hand.number("A", 2), "FIRST_CONTACT");
        deploy("score-item", "2024-06-01", "<text>25</text>", "<text>24</text>");
        rejectedScore(() -> freezing.freeze(JUNE), "权重合计为 99.0，应为 100");
        assertThat(cards.find(JUNE, HAND)).isEmpty();
        assertThat(send(post("/scorecards/freeze").param("month", "2024-06").with(csrf()), GROUP)
                        .getContentAsString())
                .contains("应为 100");
        deploy("score-item", "2024-06-01", "<text>75</text>", "<text>70</text>");
        deploy("score-event", "2024-06-01", "<text>\"NO_COMPLAINT\"</text>", "<text>\"NOBODY\"</text>");
        assertThat(send(post("/scorecards/freeze").param("month", "2024-06").with(csrf()), HEAD)
                        .getStatus())
                .isEqualTo(403);
        assertThat(send(post("/scorecards/freeze").param("month", "2024-06").with(csrf()), GROUP)
                        .getStatus())
                .isEqualTo(302);
        // frozen by hand on the 20th, so people still have their days
        assertThat(cards.cycle(JUNE).draftAt())
                .isEqualTo(KpiRows.at("2024-07-24T18:00").toInstant());
        long id = card(JUNE, HAND).id();
        rejectedScore(() -> computation.compute(id), "score-event 第 2 版没有适用于“零属实投诉”的规则");
        assertThat(cards.get(id).computedAt()).isNull();
        assertThat(cards.items(id)).isEmpty();
        // corrected on the same day: the later deployed one holds, and older months keep theirs
        deploy("score-event", "2024-06-01", "Proposal: misconduct", "Proposal, unchanged: misconduct");
        computation.compute(id);
        assertThat(item(card(JUNE, HAND), Kpi.FINISH).floor()).isEqualByComparingTo("70");
        assertThat(item(card(JUNE, HAND), Kpi.FINISH).ruleVersion()).isEqualTo(3);
        computation.compute(card(MAY, HAND).id());
        assertThat(item(card(MAY, HAND), Kpi.FINISH).floor()).isEqualByComparingTo("75");
        assertThat(item(card(MAY, HAND), Kpi.FINISH).ruleVersion()).isEqualTo(1);
    }

    /** April was corrected in May, so only what changed since is left for June: 35 of 40 is 6.25. */
    @Test
    @Order(15)
    void whatWasCarriedIsNotCarriedTwice() throws Exception {
        assertThat(cards.adjustments(JUNE, HAND)).containsExactly(adjustment(Kpi.RESPONSE, "-2.08", "8.33", "6.25"));
        assertThat(body(get("/scorecards/2024-06/" + HAND + "/RESPONSE?of=2024-04"), AUDITOR))
                .contains("/cases/s-hand-A02")
                .doesNotContain("/cases/s-hand-A01");
    }

    /** Whoever doubts a point reads the table that gave it, as it was then. */
    @Test
    @Order(16)
    void aPointLeadsToTheVersionOfItsRule() throws Exception {
        assertThat(body(get("/scorecards/2024-06/" + HAND), AUDITOR)).contains("href=\"/score-rules/score-item/3\"");
        assertThat(body(get("/scorecards/2024-06/" + HAND + "/FINISH"), AUDITOR))
                .contains("href=\"/score-rules/score-item/3\"");
        assertThat(cells(body(get("/score-rules/score-item/3"), AUDITOR)))
                .contains("自 2024-06-01 起生效")
                .contains("子公司|及时完成率|25|70|95|");
        assertThat(cells(body(get("/scorecards/2024-05/" + HAND), AUDITOR))).contains("plan-score-effect 第 1 版");
        assertThat(cells(body(get("/score-rules/score-item/1"), AUDITOR)))
                .contains("自始生效")
                .contains("子公司|及时完成率|25|75|95|")
                .contains("期限）|10|80|98|")
                .doesNotContain("{0}");
        for (String key : List.of("inside-score", "score-cycle")) {
            assertThat(cells(body(get("/score-rules/" + key + "/1"), AUDITOR)))
                    .as(key)
                    .doesNotContainPattern("\\{|[A-Z]{2}");
        }
        deploy("inside-share", "no-day", "M6 names property only.", "M6 names property alone.");
        assertThat(cells(body(get("/score-rules/inside-share/2"), AUDITOR)))
                .as("without a day it holds from its deployment")
                .contains("起生效")
                .doesNotContain("自始生效");
        assertThat(cells(body(get("/score-rules/bonus-coefficient/1"), AUDITOR)))
                .contains("是|[85..95)|1.0|");
        assertThat(cells(body(get("/score-rules/plan-score-effect/1"), AUDITOR)))
                .contains("80|4|-5|3|");
        assertThat(cells(body(get("/score-rules/score-event/1"), AUDITOR))).contains("属实投诉|-0.5|否|0|是|");
        assertThat(cells(body(get("/score-rules/inside-share/1"), AUDITOR))).contains("物业客服|25|5|");
    }

    /** Cells of tables one after the other, without what is around the page. */
    private static String cells(String page) {
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"))
                .replaceAll("</td>\\s*", "|")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s*\\n\\s*", "\n");
    }

    private static void rejectedScore(Runnable what, String sentence) {
        assertThatThrownBy(what::run).isInstanceOf(ScoreRefused.class).hasMessageContaining(sentence);
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request, String who) throws Exception {
        AppUser person = user.callAs(who, () -> user.find().orElseThrow());
        MockHttpServletResponse response = web.perform(
                        request.with(authentication(UsernamePasswordAuthenticationToken.authenticated(
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
