package cn.baoxiu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.scorecard.card.Adjustment;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardComputation;
import cn.baoxiu.scorecard.card.CardItem;
import cn.baoxiu.scorecard.card.CardState;
import cn.baoxiu.scorecard.card.Cards;
import cn.baoxiu.scorecard.card.MonthFreezing;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.rule.ScoreRefused;
import cn.baoxiu.scorecard.rule.Standing;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
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
import org.springframework.transaction.support.TransactionOperations;

/**
 * What becomes of corrections over several months, in order: three subsidiaries with the April of {@link ScoreExample}, of
 * which one contact turns out to be late in May. Then months that nobody froze, and tables that are wrong.
 */
@SpringBootTest(classes = KpiApp.class)
@Import(CorrectionContract.Played.class)
@AutoConfigureMockMvc
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class CorrectionContract {

    private static final YearMonth APRIL = YearMonth.of(2024, 4);
    private static final YearMonth MAY = APRIL.plusMonths(1);
    private static final YearMonth JUNE = APRIL.plusMonths(2);
    private static final YearMonth JULY = APRIL.plusMonths(3);
    private static final YearMonth AUGUST = APRIL.plusMonths(4);
    private static final YearMonth SEPTEMBER = APRIL.plusMonths(5);

    /** May stays open for long. */
    private static final String OPEN = "k-open";
    /** May has a veto. */
    private static final String VETO = "k-veto";
    /** April was appealed to, and May pools it. */
    private static final String POOL = "k-pool";

    private static final List<String> ALL = List.of(OPEN, VETO, POOL);
    private static final String GROUP = "correction.group";

    /** A class of its own, or the database would be shared with others that play the run. */
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
    RepositoryService repository;

    @Autowired
    List<BackgroundTask> background;

    private KpiRows rows;

    @BeforeAll
    void examples(@Autowired UserDirectory users) {
        now("2024-05-01T00:20");
        DeploymentBuilder deployment = repository.createDeployment().name("scores");
        List.of(
                        "score-item",
                        "score-cycle",
                        "plan-score-effect",
                        "score-event",
                        "bonus-coefficient",
                        "inside-score",
                        "inside-share")
                .forEach(key -> deployment.addString(key + ".dmn", shipped(key)));
        deployment.deploy();
        rows = new KpiRows(jdbc, transaction);
        for (int i = 0; i < ALL.size(); i++) {
            new ScoreExample(rows, ALL.get(i), 100 * (i + 1)).write();
        }
        // with it, April and March have ten answers
        rows.callback(
                390, POOL + "-M07", true, "2024-04-09T10:00", "2024-04-09T10:00", 1, "2024-04-09T10:00", "ANSWERED");
        rows.answer(390, POOL + "-M07", "2024-04-09T10:00", "PHONE", "OVERALL", 5, 100);
        users.create(GROUP, "一", "集", "Probe-Only-4711", List.of(Groups.GROUP_CS), List.of());
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
        assertThat(shipped(key)).contains(old);
        repository
                .createDeployment()
                .addString(
                        key + ".dmn",
                        shipped(key)
                                .replace(old, changed)
                                .replace(
                                        "<decision id=\"" + key + "\"",
                                        "<decision id=\"" + key + "\" camunda:versionTag=\"" + from + "\""))
                .deploy();
    }

    private Card card(YearMonth month, String subsidiary) {
        return cards.find(month, subsidiary).orElseThrow();
    }

    private CardItem item(YearMonth month, String subsidiary, Kpi kpi) {
        return cards.items(card(month, subsidiary).id()).stream()
                .filter(item -> item.item() == kpi)
                .findFirst()
                .orElseThrow();
    }

    private void publish(YearMonth month, String subsidiary) {
        Card card = card(month, subsidiary);
        if (card.state() == CardState.FROZEN) {
            cards.draft(card.id());
        }
        cards.decided(card.id());
        cards.confirmed(card.id(), GROUP);
        cards.published(card.id());
    }

    private void exclude(Card card, String item, String caseNumber) {
        jdbc.sql(
                        "insert into scorecard_appeal (card_id, appeal_no, item, case_number, demand, reason, state, raised_by,"
                                + " raised_at) values (?, (select count(*) + 1 from scorecard_appeal a where a.card_id = ?), ?, ?,"
                                + " 'EXCLUDE', 'x', 'UPHELD', 'x', ?)")
                .params(card.id(), card.id(), item, caseNumber, KpiRows.at("2024-05-09T10:00"))
                .update();
        jdbc.sql("insert into scorecard_override (card_id, item, case_number, change_to, appeal_id)"
                        + " select ?, ?, ?, 'EXCLUDE', max(id) from scorecard_appeal")
                .params(card.id(), item, caseNumber)
                .update();
    }

    private void accident(YearMonth month, String subsidiary) {
        jdbc.sql("insert into scorecard_event (subsidiary_id, kind, happened_on, reason, state, entered_by, entered_at,"
                        + " decided_by, decided_at, month_start) values (?, 'SAFETY_ACCIDENT', ?, '坠落', 'CONFIRMED', 'x', ?,"
                        + " 'y', ?, ?)")
                .params(
                        subsidiary,
                        month.atDay(9),
                        KpiRows.at("2024-05-10T10:00"),
                        KpiRows.at("2024-05-11T10:00"),
                        month.atDay(1))
                .update();
    }

    private void tick() {
        background.stream()
                .filter(task -> task.name().equals("scorecard.freeze"))
                .findFirst()
                .orElseThrow()
                .run("");
    }

    private List<YearMonth> frozen() {
        return List.of(APRIL, MAY, JUNE, JULY, AUGUST, SEPTEMBER, SEPTEMBER.plusMonths(1)).stream()
                .filter(month -> !cards.of(month).isEmpty())
                .toList();
    }

    private static Adjustment ofApril(String points, String was, String wouldBe) {
        return new Adjustment(
                APRIL, Kpi.RESPONSE, new BigDecimal(points), new BigDecimal(was), new BigDecimal(wouldBe), 1);
    }

    private String page(String address) throws Exception {
        AppUser person = user.callAs(GROUP, () -> user.find().orElseThrow());
        MockHttpServletResponse response = web.perform(get(address)
                        .with(authentication(UsernamePasswordAuthenticationToken.authenticated(
                                person, null, AuthorityUtils.createAuthorityList(person.groups())))))
                .andReturn()
                .getResponse();
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
        return response.getContentAsString();
    }

    @Test
    @Order(1)
    void aprilIsPublished_oneCardAfterAppeals() {
        freezing.freeze(APRIL);
        ALL.forEach(code -> computation.compute(card(APRIL, code).id()));
        publish(APRIL, OPEN);
        publish(APRIL, VETO);
        Card card = card(APRIL, POOL);
        cards.draft(card.id());
        cards.appealed(card.id());
        exclude(card, "RESPONSE", POOL + "-A03");
        exclude(card, "SATISFACTION", POOL + "-M01");
        computation.compute(card.id());
        publish(APRIL, POOL);
        assertThat(item(APRIL, POOL, Kpi.RESPONSE).points()).isEqualByComparingTo("12.39");
    }

    /** 36 of 40 and, after the appeal, of 39. May scores another figure than April, of which April had frozen nothing. */
    @Test
    @Order(2)
    void aContactThatWasLateCorrectsApril() {
        now("2024-05-20T10:00");
        for (String code : ALL) {
            jdbc.sql("update clock_promise set state = 'BREACHED' where case_number = ? and kind = 'FIRST_CONTACT'")
                    .param(code + "-A01")
                    .update();
            rows.told(code + "-A01", 1, "NOTE", "2024-05-20T10:00", null);
        }
        accident(MAY, VETO);
        deploy("score-item", "2024-05-01", "\"CLOSE_LONG\"", "\"CLOSE_SHORT\"");
        now("2024-06-01T00:20");
        freezing.freeze(MAY);
        assertThat(cards.adjustments(MAY, OPEN)).containsExactly(ofApril("-2.09", "10.42", "8.33"));
        assertThat(cards.adjustments(MAY, VETO)).containsExactly(ofApril("-2.09", "10.42", "8.33"));
        assertThat(cards.adjustments(MAY, POOL)).containsExactly(ofApril("-2.13", "12.39", "10.26"));
        computation.compute(card(MAY, VETO).id());
        computation.compute(card(MAY, POOL).id());
        CardItem response = item(MAY, POOL, Kpi.RESPONSE);
        assertThat(response.standing()).isEqualTo(Standing.POOLED);
        // April as it was decided, and twelve of March
        assertThat(response.hits()).isEqualByComparingTo("49");
        assertThat(response.base()).isEqualByComparingTo("51");
        CardItem satisfaction = item(MAY, POOL, Kpi.SATISFACTION);
        assertThat(satisfaction.facts()).isEqualTo(9);
        assertThat(satisfaction.standing()).isEqualTo(Standing.TOO_FEW);
        assertThat(item(MAY, POOL, Kpi.CLOSE_SHORT).standing()).isEqualTo(Standing.POOLED);
    }

    /** The page works the card out while it only reads; nobody has asked the new version on this node before. */
    @Test
    @Order(3)
    void aNodeThatNeverAskedATableShowsTheCard() throws Exception {
        deploy("plan-score-effect", "2024-05-01", "<text>4</text>", "<text>4</text>");
        String address = "/scorecards/2024-05/" + POOL;
        assertThat(page(address)).contains("重算，结果不一致");
        deploy("bonus-coefficient", "2024-05-01", "<text>0.7</text>", "<text>0.7</text>");
        page("/api" + address);
        computation.compute(card(MAY, POOL).id());
        assertThat(page(address)).contains("重算，结果一致");
        publish(MAY, POOL);
        publish(MAY, VETO);
        deploy("plan-score-effect", "2024-05-02", "<text>4</text>", "<text>4</text>");
        page("/dashboards/subsidiary?month=2024-05&subsidiary=" + POOL);
        page("/scorecards/2024-05/export?format=json");
        assertThat(page(address)).contains("重算，结果一致");
    }

    @Test
    @Order(4)
    void aCorrectionIsInOneMonthOnly() {
        now("2024-07-01T00:20");
        freezing.freeze(JUNE);
        assertThat(cards.adjustments(JUNE, OPEN))
                .as("May carries it, once it is published")
                .isEmpty();
        assertThat(cards.adjustments(JUNE, VETO)).containsExactly(ofApril("-2.09", "10.42", "8.33"));
        assertThat(cards.adjustments(JUNE, POOL))
                .as("neither again, nor for May, which pools April as it was")
                .isEmpty();
    }

    /** July and August were missed, and in the meantime May got a veto: what it would have carried is open again. */
    @Test
    @Order(5)
    void whatWasMissedIsFrozenInOrder() throws Exception {
        accident(MAY, OPEN);
        computation.compute(card(MAY, OPEN).id());
        publish(MAY, OPEN);
        now("2024-09-10T10:00");
        assertThat(page("/scorecards")).contains("冻结 2024-07").doesNotContain("冻结 2024-08");
        assertThatThrownBy(() -> freezing.freeze(AUGUST))
                .isInstanceOfSatisfying(FormRejected.class, e -> assertThat(e.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.messageKey()).isEqualTo("scorecard.earlierIsOpen")));
        tick();
        assertThat(frozen()).containsExactly(APRIL, MAY, JUNE, JULY);
        assertThat(cards.cycle(JULY).draftAt())
                .isEqualTo(KpiRows.at("2024-09-13T18:00").toInstant());
        tick();
        tick();
        assertThat(frozen()).containsExactly(APRIL, MAY, JUNE, JULY, AUGUST);
        assertThat(cards.adjustments(JULY, OPEN)).containsExactly(ofApril("-2.09", "10.42", "8.33"));
        assertThat(cards.adjustments(JULY, VETO)).as("June carries it").isEmpty();
    }

    @Test
    @Order(6)
    void aTableThatIsWrongStopsTheFreeze_andOperatorsAreToldOnce() {
        now("2024-10-09T10:00");
        deploy("score-item", "2024-09-01", "<text>75</text>", "<text>75.125</text>");
        tick();
        tick();
        assertThat(frozen()).doesNotContain(SEPTEMBER);
        assertThat(jdbc.sql("select body from notification_inbox where notice_key = 'score-freeze|2024-09'"
                                + " and recipient = ?")
                        .param(GROUP)
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("2024-09", "决策表 score-item 第 3 版的“floor”为 75.125，最多 2 位小数");
        deploy("score-item", "2024-09-01", "<text>75</text>", "<text>75.25</text>");
        deploy("score-event", "2024-09-01", "<text>0.5</text>", "<text>0.525</text>");
        tick();
        assertThat(frozen()).contains(SEPTEMBER);
        long id = card(SEPTEMBER, POOL).id();
        assertThatThrownBy(() -> computation.compute(id))
                .isInstanceOf(ScoreRefused.class)
                .hasMessageContaining("“points”为 0.525");
    }
}
