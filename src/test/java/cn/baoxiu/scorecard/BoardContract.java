package cn.baoxiu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.TenantDirectory;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.scorecard.card.BesideCard;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardComputation;
import cn.baoxiu.scorecard.card.CardItem;
import cn.baoxiu.scorecard.card.Cards;
import cn.baoxiu.scorecard.card.MonthFreezing;
import cn.baoxiu.scorecard.card.WhatIf;
import cn.baoxiu.scorecard.kpi.HeldParty;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiCase;
import cn.baoxiu.scorecard.kpi.KpiCases;
import cn.baoxiu.scorecard.kpi.KpiFilter;
import cn.baoxiu.scorecard.kpi.KpiLine;
import cn.baoxiu.scorecard.kpi.KpiList;
import cn.baoxiu.scorecard.kpi.WorkProgress;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Dashboards say what cards and key figures say, and no more than these to whoever asks; a table that is tried gives what it
 * gives once it is deployed. April 2024: one published card, one draft, one that is only worked out.
 */
// A program and a database of its own: it freezes the same months as ScoreContract.
@SpringBootTest(classes = KpiApp.class, properties = "baoxiu.test.of=boards")
@Import({ScoreContract.Played.class, BoardContract.Watched.class})
@AutoConfigureMockMvc
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class BoardContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "Probe-Only-4711";
    private static final YearMonth APRIL = YearMonth.of(2024, 4);
    private static final List<String> BOARDS =
            List.of("overview", "ranking", "subsidiary", "defects", "held", "promises", "satisfaction", "trend");

    private static final String ONE = "b-one";
    private static final String TWO = "b-two";
    private static final String SMALL = "b-small";

    private static final String AUDITOR = "board.auditor";
    private static final String GROUP = "board.group";
    private static final String DESIGNER = "board.designer";
    private static final String HEAD = "board.head";
    private static final String OFFICE = "board.office";
    private static final String OFFICE_TWO = "board.office.two";
    private static final String BUILDER = "board.builder";

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
    KpiList kpis;

    @Autowired
    WorkProgress progress;

    @Autowired
    WhatIf whatIf;

    @Autowired
    RepositoryService repository;

    @Autowired
    List<BackgroundTask> background;

    @Autowired
    PlayedCardProcess runs;

    @Autowired
    Watch firstWatch;

    @Autowired
    Watch lastWatch;

    /** Looks on from within a freeze. */
    static final class Watch implements BesideCard {

        private Runnable looks = () -> {};

        @Override
        public void frozen(YearMonth month) {
            looks.run();
        }

        @Override
        public void computed(Card card) {}
    }

    @TestConfiguration
    static class Watched {

        @Bean
        @org.springframework.core.annotation.Order(Ordered.HIGHEST_PRECEDENCE)
        Watch firstWatch() {
            return new Watch();
        }

        @Bean
        @org.springframework.core.annotation.Order(Ordered.LOWEST_PRECEDENCE)
        Watch lastWatch() {
            return new Watch();
        }
    }

    @BeforeAll
    void examples(@Autowired TenantDirectory tenants, @Autowired UserDirectory users) {
        now("2024-05-01T00:20");
        DeploymentBuilder deployment = repository.createDeployment().name("scores");
        decisions().forEach(key -> deployment.addString(key + ".dmn", shipped(key)));
        deployment.deploy();
        KpiRows rows = new KpiRows(jdbc, transaction);
        new ScoreExample(rows, ONE, 100).write();
        new ScoreExample(rows, TWO, 200).write();
        rows.subsidiary(SMALL, 0);
        rows.companies(TWO);
        leaks(rows);
        held(rows);
        surveys();
        for (String code : List.of(ONE, TWO, SMALL)) {
            tenants.ensureTenant(code, code + "公司");
        }
        tenants.ensureCompanyGroup("contractor-KC1", "KC1");
        users.create(AUDITOR, "一", "审", PASSWORD, List.of(Groups.AUDITOR), List.of());
        users.create(GROUP, "一", "集", PASSWORD, List.of(Groups.GROUP_CS), List.of());
        users.create(DESIGNER, "一", "设", PASSWORD, List.of(Groups.DESIGNER), List.of());
        users.create(HEAD, "二", "总", PASSWORD, List.of(Groups.SUBSIDIARY_HEAD), List.of(TWO));
        users.create(OFFICE, "一", "保", PASSWORD, List.of(Groups.WARRANTY_OFFICE), List.of(ONE));
        users.create(OFFICE_TWO, "二", "保", PASSWORD, List.of(Groups.WARRANTY_OFFICE), List.of(TWO));
        users.create(BUILDER, "一", "包", PASSWORD, List.of("contractor-KC1"), List.of(ONE));
        task("clock.held-minutes").run("");
        task("scorecard.kpi-night").run("");
    }

    /** Leaks of the second subsidiary: one done again, one never finished, one that is nobody's. */
    private static void leaks(KpiRows rows) {
        rows.of(TWO, "L1")
                .of("LEAK")
                .reported("2024-04-03T09:00")
                .reworks(1)
                .closed("2024-04-20T10:00")
                .write();
        rows.promise("L1", "ACCEPT", "MET", "2024-04-04T18:00");
        rows.of(TWO, "L2").of("LEAK").reported("2024-04-04T09:00").write();
        rows.promise("L2", "FINISH", "OPEN", "2024-04-15T18:00");
        rows.of(TWO, "L3").of("LEAK").reported("2024-04-05T09:00").nobodys().write();
        rows.of(SMALL, "L4")
                .of("LEAK")
                .reported("2024-04-05T09:00")
                .closed("2024-04-21T10:00")
                .write();
    }

    private static void held(KpiRows rows) {
        rows.of(TWO, "H1")
                .reported("2024-04-08T08:30")
                .closed("2024-04-08T14:30")
                .write();
        rows.held("H1", "property-cs", "2024-04-08T09:00", "HELD");
        rows.held("H1", KpiRows.CONTRACTOR, "2024-04-08T10:00", "HELD");
        rows.held("H1", "warranty-office", "2024-04-08T12:00", "HELD");
        rows.held("H1", "-", "2024-04-08T14:30", "ENDED");
    }

    /** A wave with projects of one subsidiary and a figure of the other; nobody reported the group. */
    private void surveys() {
        jdbc.sql("insert into survey_wave (instrument, wave, held_on, source, note, file_name, file_hash, figures,"
                        + " imported_by, imported_at, live_wave, live_hash) values ('WAVE', '四月', date '2024-04-20', 'x', '',"
                        + " 'x', 'board', 3, 'x', ?, 'board', 'board')")
                .param(KpiRows.at("2024-04-25T10:00"))
                .update();
        // 60 of 10 and 90 of 30: 82.5
        for (String[] one : new String[][] {
            {ONE, "A", "HUNDRED", "60", "10"}, {ONE, "B", "HUNDRED", "90", "30"}, {TWO, null, "HUNDRED", "70", "40"}
        }) {
            jdbc.sql("insert into survey_wave_figure (wave_id, subsidiary, project, segment, question, scale, score, n,"
                            + " cell_key) select max(id), cast(? as varchar(32)), cast(? as varchar(32)), 'BREAK_IN',"
                            + " 'REPAIR_SERVICE', ?, cast(? as numeric(5, 2)), cast(? as integer), ? from survey_wave")
                    .params(java.util.Arrays.asList(one[0], one[1], one[2], one[3], one[4], one[0] + one[1]))
                    .update();
        }
        jdbc.sql("update survey_callback set subsidiary = (select r.subsidiary from repair_case r"
                        + " where r.case_number = survey_callback.case_number)")
                .update();
        jdbc.sql("update survey_response set segment = 'SETTLED' where answered_on >= date '2024-04-01'")
                .update();
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

    /** All tables of the room: a card may ask any of them. */
    private static List<String> decisions() {
        try (Stream<Path> files = Files.list(Path.of("processes/scorecard"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".dmn"))
                    .map(file -> file.substring(0, file.length() - ".dmn".length()))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shipped(String key) {
        try {
            return Files.readString(Path.of("processes/scorecard/" + key + ".dmn"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Card card(String subsidiary) {
        return cards.find(APRIL, subsidiary).orElseThrow();
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

    private String body(String address, String who) throws Exception {
        MockHttpServletResponse response = send(get(address), who);
        assertThat(response.getStatus())
                .as("%s: %s", address, response.getContentAsString())
                .isEqualTo(200);
        return response.getContentAsString();
    }

    private JsonNode table(String board, String query, String who, String code) throws Exception {
        JsonNode answer = JSON.readTree(body("/api/dashboards/" + board + "?month=2024-04" + query, who));
        for (JsonNode table : answer.path("tables")) {
            if (table.path("code").asText().equals(code)) {
                return table;
            }
        }
        throw new AssertionError(board + " has no table " + code);
    }

    private static @Nullable JsonNode cell(JsonNode table, String row, String column) {
        int at = -1;
        for (int i = 0; i < table.path("columns").size(); i++) {
            if (table.path("columns").path(i).path("code").asText().equals(column)) {
                at = i;
            }
        }
        for (JsonNode line : table.path("rows")) {
            if (line.path("code").asText().equals(row)) {
                return line.path("cells").path(at);
            }
        }
        return null;
    }

    private static String number(JsonNode table, String row, String column) {
        JsonNode cell = Objects.requireNonNull(cell(table, row, column), row + " " + column);
        return plain(cell.path("value").isNull() ? null : cell.path("value").decimalValue());
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null
                ? "-"
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private List<KpiLine> lines(KpiFilter filter) {
        return user.callAs(AUDITOR, () -> kpis.report(filter, false)).lines();
    }

    private static KpiFilter april(@Nullable String subsidiary) {
        return new KpiFilter(APRIL, subsidiary, null, null, null);
    }

    @Test
    @Order(1)
    void beforeTheFreezeThereAreFiguresButNoScores() throws Exception {
        JsonNode score = table("overview", "", AUDITOR, "score");
        assertThat(number(score, "all", "mean")).isEqualTo("-");
        assertThat(number(score, "all", "scored")).isEqualTo("0");
        assertThat(table("ranking", "", AUDITOR, "ranking").path("rows")).isEmpty();
        assertThat(number(table("overview", "", AUDITOR, "figures"), "RESPONSE", "value"))
                .isNotEqualTo("-");
        for (String board : BOARDS) {
            assertThat(body("/dashboards/" + board + "?month=2024-04", AUDITOR))
                    .as(board)
                    .contains("id=\"panel-")
                    .doesNotContain("??", "board.", "Exception");
            assertThat(body("/dashboards/" + board + "?month=2019-01", AUDITOR))
                    .as("a month of which nothing is known")
                    .contains("尚未计算");
        }
    }

    /** A freeze of 24 minutes, as others see it meanwhile. */
    @Test
    @Order(2)
    void aFreezeShowsItself_alsoALongOne() throws Exception {
        List<String> seen = new ArrayList<>();
        firstWatch.looks = () -> now("2024-05-01T00:32");
        lastWatch.looks = () -> {
            now("2024-05-01T00:44");
            seen.add(elsewhere("/dashboards/progress", OFFICE));
            seen.add(elsewhere("/scorecards", GROUP));
        };
        freezing.freeze(APRIL);
        now("2024-05-01T00:20");
        assertThat(seen).hasSize(2).allSatisfy(page -> assertThat(page)
                .contains("正在冻结 2024-04（", "00:20", "hx-get=\"/dashboards/progress\"", "every 3s")
                .doesNotContain("考核卡已计算"));
        assertThat(seen.get(1)).as("the page with the button").contains("/scorecards/freeze");
        assertThat(progress.running()).isEmpty();
    }

    /** As somebody else sees it, outside the transaction of this thread. */
    private String elsewhere(String address, String who) {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return body(address, who);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .join();
    }

    /** Cards are worked out one by one: people see how far that has come, and which have stopped. */
    @Test
    @Order(3)
    void cardsShowHowFarTheyAre_andThoseThatHaveStopped() throws Exception {
        computation.compute(card(ONE).id());
        assertThat(body("/dashboards?month=2024-04", AUDITOR))
                .contains("2024-04 考核卡已计算 1 / 3", "hx-get=\"/dashboards/progress\"", "every 3s")
                .doesNotContain("已经停下");
        assertThat(body("/scorecards", AUDITOR)).contains("2024-04 考核卡已计算 1 / 3", "every 3s");
        runs.stopped.add(TWO + "-" + APRIL);
        assertThat(body("/dashboards/progress", OFFICE))
                .contains("2024-04 考核卡已计算 1 / 3", "2024-04 有 1 张考核卡计算出错，已经停下", "流程监控", "every 3s");
        computation.compute(card(SMALL).id());
        MockHttpServletResponse stopped = send(get("/dashboards/progress").header("HX-Request", "true"), OFFICE);
        assertThat(stopped.getContentAsString())
                .contains("2024-04 考核卡已计算 2 / 3", "2024-04 有 1 张考核卡计算出错，已经停下")
                .as("nobody asks again and again for what does not go on")
                .doesNotContain("every 3s");
        assertThat(stopped.getHeader("HX-Refresh")).isEqualTo("true");
        runs.stopped.clear();
        computation.compute(card(TWO).id());
    }

    /** It waits for this transaction, with all that it has still to do. */
    @Test
    @Order(4)
    @Timeout(60)
    void countingAllAnewShowsItself() throws Exception {
        CompletableFuture<?> work = Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql("select id from scorecard_refresh where id = 1 for update")
                    .query(Integer.class)
                    .single();
            CompletableFuture<?> running =
                    CompletableFuture.runAsync(() -> task("scorecard.kpi-night").run(""));
            while (progress.running().isEmpty() && !running.isDone()) {
                Thread.onSpinWait();
            }
            try {
                assertThat(body("/dashboards/progress", OFFICE)).contains("正在重新计算全部指标（", "every 3s");
                MockHttpServletResponse still = send(get("/dashboards/progress").header("HX-Request", "true"), OFFICE);
                assertThat(still.getHeader("HX-Refresh")).isNull();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return running;
        }));
        work.join();
        MockHttpServletResponse done = send(get("/dashboards/progress").header("HX-Request", "true"), OFFICE);
        assertThat(done.getHeader("HX-Refresh")).isEqualTo("true");
        assertThat(done.getContentAsString()).doesNotContain("every 3s", "正在");
    }

    @Test
    @Order(5)
    void scoresAreThoseOfTheCards() throws Exception {
        for (String code : List.of(ONE, TWO)) {
            cards.draft(card(code).id());
        }
        cards.decided(card(ONE).id());
        cards.confirmed(card(ONE).id(), GROUP);
        cards.published(card(ONE).id());
        jdbc.sql("insert into scorecard_appeal (card_id, appeal_no, item, demand, reason, state, raised_by, raised_at)"
                        + " values (?, 1, 'RESPONSE', 'EXCLUDE', 'x', 'RAISED', 'x', ?), (?, 2, 'FINISH', 'EXCLUDE', 'x',"
                        + " 'REJECTED', 'x', ?)")
                .params(
                        card(TWO).id(),
                        KpiRows.at(APRIL + "-30T10:00"),
                        card(TWO).id(),
                        KpiRows.at(APRIL + "-30T10:00"))
                .update();
        BigDecimal one = Objects.requireNonNull(card(ONE).total());
        BigDecimal two = Objects.requireNonNull(card(TWO).total());
        assertThat(card(SMALL).total()).isNull();
        assertThat(one).isNotEqualByComparingTo(two);
        JsonNode score = table("overview", "", AUDITOR, "score");
        assertThat(number(score, "all", "mean"))
                .isEqualTo(plain(one.add(two).divide(BigDecimal.valueOf(2), 2, RoundingMode.HALF_UP)));
        assertThat(number(score, "all", "lowest")).isEqualTo(plain(one.min(two)));
        assertThat(number(score, "all", "highest")).isEqualTo(plain(one.max(two)));
        assertThat(number(score, "all", "spread")).isEqualTo(plain(one.max(two).subtract(one.min(two))));
        assertThat(number(score, "all", "unscored")).isEqualTo("1");
        assertThat(number(score, "all", "appeals")).isEqualTo("1");
        assertThat(number(table("overview", "", AUDITOR, "appeals"), TWO, "appeals"))
                .isEqualTo("1");
        assertThat(table("overview", "", AUDITOR, "worst")
                        .path("rows")
                        .path(0)
                        .path("code")
                        .asText())
                .isEqualTo(one.compareTo(two) < 0 ? ONE : TWO);

        JsonNode ranking = table("ranking", "", AUDITOR, "ranking");
        JsonNode api = JSON.readTree(body("/api/scorecards/2024-04", AUDITOR));
        assertThat(ranking.path("rows")).hasSize(3).hasSameSizeAs(api);
        for (int i = 0; i < api.size(); i++) {
            String code = api.path(i).path("subsidiary").asText();
            assertThat(ranking.path("rows").path(i).path("code").asText()).isEqualTo(code);
            Card card = card(code);
            assertThat(number(ranking, code, "total")).isEqualTo(plain(card.total()));
            assertThat(number(ranking, code, "effect")).isEqualTo(plain(card.effect()));
            assertThat(number(ranking, code, "coefficient")).isEqualTo(plain(card.coefficient()));
            assertThat(number(ranking, code, "rank")).isEqualTo(card.total() == null ? "-" : String.valueOf(i + 1));
        }
        assertThat(number(table("ranking", "", AUDITOR, "trend"), ONE, "2024-04"))
                .isEqualTo(plain(one));
        assertThat(number(table("ranking", "", AUDITOR, "trend"), ONE, "2024-03"))
                .isEqualTo("-");

        JsonNode items = table("subsidiary", "&subsidiary=" + ONE, AUDITOR, "items");
        List<CardItem> ofCard = cards.items(card(ONE).id());
        assertThat(items.path("rows")).hasSameSizeAs(ofCard);
        for (CardItem item : ofCard) {
            assertThat(number(items, item.item().name(), "points")).isEqualTo(plain(item.points()));
            assertThat(number(items, item.item().name(), "value")).isEqualTo(plain(item.value()));
        }
        assertThat(body("/dashboards/subsidiary?month=2024-04&subsidiary=" + ONE, AUDITOR))
                .contains("href=\"/scorecards/2024-04/b-one/RESPONSE\"", "href=\"/scorecards/2024-04/b-one\"")
                .contains(one.toPlainString());
        assertThat(body("/dashboards/subsidiary?month=2024-04", AUDITOR))
                .as("the one with most facts, unless another is chosen")
                .contains("href=\"/scorecards/2024-04/" + TWO + "\"");
        assertThat(body("/dashboards/overview?month=2024-04", AUDITOR))
                .contains(one.toPlainString(), two.toPlainString())
                .doesNotContain("??", "board.");
    }

    @ParameterizedTest
    @Order(6)
    @ValueSource(strings = {"", ONE, TWO})
    void figuresAreThoseOfThePageOfKeyFigures(String subsidiary) throws Exception {
        String query = subsidiary.isEmpty() ? "" : "&subsidiary=" + subsidiary;
        String of = subsidiary.isEmpty() ? null : subsidiary;
        List<KpiLine> lines = lines(april(of));
        JsonNode figures = table("overview", query, AUDITOR, "figures");
        long withTarget = lines.stream().filter(line -> line.target() != null).count();
        assertThat(figures.path("rows")).hasSize((int) withTarget);
        for (KpiLine line : lines) {
            if (line.target() != null) {
                String code = line.kpi().name();
                assertThat(number(figures, code, "value")).as(code).isEqualTo(plain(line.value()));
                assertThat(number(figures, code, "numerator")).isEqualTo(plain(line.numerator()));
                assertThat(number(figures, code, "denominator")).isEqualTo(plain(line.denominator()));
                assertThat(number(figures, code, "previous")).isEqualTo(plain(line.previous()));
            }
        }
        for (String group : List.of("speed", "quality", "closing", "overdue", "voice", "complaints")) {
            JsonNode trend = table("trend", query, AUDITOR, group);
            for (int back = 0; back < 3; back++) {
                YearMonth month = APRIL.minusMonths(back);
                List<KpiLine> then = lines(new KpiFilter(month, of, null, null, null));
                for (JsonNode column : trend.path("columns")) {
                    KpiLine line =
                            then.get(Kpi.valueOf(column.path("code").asText()).ordinal());
                    assertThat(number(trend, month.toString(), line.kpi().name()))
                            .as("%s %s", line.kpi(), month)
                            .isEqualTo(plain(line.value()));
                }
            }
        }
        assertThat(number(table("trend", query, AUDITOR, "speed"), "2024-04", "RESPONSE"))
                .isNotEqualTo("-");
    }

    @ParameterizedTest
    @Order(7)
    @CsvSource({"contractor, ''", "project, ''", "contractor, b-two", "project, b-two"})
    void aCellOfTheHeatMapIsTheFigureWithThatFilter(String axis, String subsidiary) throws Exception {
        String query = subsidiary.isEmpty() ? "" : "&subsidiary=" + subsidiary;
        String of = subsidiary.isEmpty() ? null : subsidiary;
        JsonNode reports = table("defects", query, AUDITOR, axis + "-reports");
        int compared = 0;
        for (JsonNode row : reports.path("rows")) {
            for (JsonNode column : reports.path("columns")) {
                String code = column.path("code").asText();
                String defectClass = row.path("code").asText();
                if (code.equals("NONE")) {
                    continue;
                }
                List<KpiLine> lines = lines(new KpiFilter(
                        APRIL,
                        of,
                        axis.equals("project") ? code : null,
                        defectClass,
                        axis.equals("contractor") ? code : null));
                assertThat(zero(number(reports, defectClass, code)))
                        .as("%s %s", defectClass, code)
                        .isEqualTo(plain(lines.get(Kpi.LEVEL_2.ordinal()).denominator()));
                assertThat(number(table("defects", query, AUDITOR, axis + "-first-fix"), defectClass, code))
                        .isEqualTo(plain(lines.get(Kpi.FIRST_FIX.ordinal()).value()));
                assertThat(number(table("defects", query, AUDITOR, axis + "-rework"), defectClass, code))
                        .isEqualTo(plain(lines.get(Kpi.REWORK.ordinal()).value()));
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(2);
        if (axis.equals("contractor")) {
            assertThat(number(reports, "LEAK", "NONE")).as("L3 is nobody's").isEqualTo("1");
        }
    }

    private static String zero(String number) {
        return number.equals("-") ? "0" : number;
    }

    @Test
    @Order(8)
    void timeHeldIsThatOfTheKeyFigure() throws Exception {
        for (String by : List.of("subsidiaries", "contractors")) {
            JsonNode held = table("held", "", AUDITOR, by);
            String row = by.equals("subsidiaries") ? TWO : KpiRows.CONTRACTOR;
            KpiLine line = lines(
                            by.equals("subsidiaries")
                                    ? april(TWO)
                                    : new KpiFilter(APRIL, null, null, null, KpiRows.CONTRACTOR))
                    .get(Kpi.HELD.ordinal());
            assertThat(number(held, row, "closed")).isEqualTo(plain(line.denominator()));
            assertThat(number(held, row, "heldTotal")).isEqualTo(plain(line.value()));
            assertThat(line.parts()).hasSize(HeldParty.values().length);
            for (KpiLine.Part part : line.parts()) {
                assertThat(number(held, row, part.part())).as(part.part()).isEqualTo(plain(part.value()));
            }
            JsonNode contractor = Objects.requireNonNull(cell(held, row, "CONTRACTOR"));
            assertThat(contractor.path("numerator").asInt())
                    .as("10:00 to 12:00")
                    .isEqualTo(120);
        }
    }

    @Test
    @Order(9)
    void promisesAddUpToTheirFigures() throws Exception {
        JsonNode month = table("promises", "&subsidiary=" + TWO, AUDITOR, "month");
        for (Kpi kpi : List.of(Kpi.RESPONSE, Kpi.FINISH, Kpi.ARRIVAL)) {
            KpiLine line = lines(april(TWO)).get(kpi.ordinal());
            assertThat(number(month, kpi.name(), "IN_TIME")).isEqualTo(plain(line.numerator()));
            assertThat(number(month, kpi.name(), "due")).isEqualTo(plain(line.denominator()));
            assertThat(number(month, kpi.name(), "share")).isEqualTo(plain(line.value()));
            List<KpiCase> behind = user.callAs(
                            AUDITOR,
                            () -> kpis.cases(
                                    april(TWO), new KpiCases.Wanted(kpi, KpiCases.Shown.COUNTED, null, 0, 500)))
                    .cases();
            for (String standing : List.of("IN_TIME", "LATE", "NOT_YET")) {
                assertThat(number(month, kpi.name(), standing))
                        .as("%s %s", kpi, standing)
                        .isEqualTo(String.valueOf(behind.stream()
                                .filter(one -> one.why().equals(standing))
                                .count()));
            }
        }
        assertThat(number(month, "FINISH", "NOT_YET")).as("L2 and M12").isEqualTo("2");
        JsonNode months = table("promises", "", AUDITOR, "months");
        assertThat(number(months, "2024-03", "RESPONSE"))
                .isEqualTo(plain(lines(new KpiFilter(APRIL.minusMonths(1), null, null, null, null))
                        .get(Kpi.RESPONSE.ordinal())
                        .value()));
    }

    /** 60 of 10 and 90 of 30 make 82.5; with 70 of 40: 76.25. Our own calls: 25 of 6 answers and twice as many. */
    @Test
    @Order(10)
    void instrumentsOfSatisfactionStayApart() throws Exception {
        String row = "REPAIR_SERVICE 四月";
        assertThat(number(table("satisfaction", "&subsidiary=" + ONE, AUDITOR, "WAVE"), row, "BREAK_IN"))
                .isEqualTo("82.5");
        assertThat(number(table("satisfaction", "&subsidiary=" + TWO, AUDITOR, "WAVE"), row, "BREAK_IN"))
                .isEqualTo("70");
        assertThat(number(table("satisfaction", "", AUDITOR, "WAVE"), row, "BREAK_IN"))
                .isEqualTo("76.25");
        JsonNode own = table("satisfaction", "&subsidiary=" + ONE, AUDITOR, "OWN_CALLBACK");
        assertThat(number(own, "OVERALL 2024Q2", "SETTLED")).as("4.17 of 5").isEqualTo("83.4");
        JsonNode cell = Objects.requireNonNull(cell(own, "OVERALL 2024Q2", "SETTLED"));
        assertThat(cell.path("n").asInt()).isEqualTo(6);
        assertThat(cell.path("standing").asText()).as("too few to say much").isEqualTo("FEW");
        assertThat(table("satisfaction", "", AUDITOR, "MYSTERY").path("rows")).isEmpty();
        // what was reported for the whole group stands for it
        jdbc.sql("insert into survey_wave_figure (wave_id, segment, question, scale, score, n, cell_key)"
                        + " select max(id), 'BREAK_IN', 'REPAIR_SERVICE', 'HUNDRED', 77, 100, 'group' from survey_wave")
                .update();
        assertThat(number(table("satisfaction", "", AUDITOR, "WAVE"), row, "BREAK_IN"))
                .isEqualTo("77");
        assertThat(number(table("satisfaction", "", OFFICE, "WAVE"), row, "BREAK_IN"))
                .as("staff are told by their own subsidiaries")
                .isEqualTo("82.5");
    }

    @Test
    @Order(11)
    void theFileHasTheNumbersOfThePage() throws Exception {
        MockHttpServletResponse file =
                send(get("/api/dashboards/ranking?month=2024-04&panel=ranking&format=csv"), AUDITOR);
        assertThat(file.getContentType()).startsWith("text/csv");
        assertThat(file.getHeader("Content-Disposition")).contains("2024-04.csv");
        List<String> lines = file.getContentAsString().lines().toList();
        assertThat(lines.get(0)).startsWith("\uFEFF代码,名称,名次,得分");
        assertThat(lines).hasSize(4);
        assertThat(lines.stream().filter(line -> line.startsWith(ONE + ",")).findFirst())
                .hasValueSatisfying(line -> assertThat(line)
                        .contains(
                                "," + Objects.requireNonNull(card(ONE).total()).toPlainString() + ","));
        assertThat(send(get("/api/dashboards/held?month=2024-04&format=csv"), AUDITOR)
                        .getContentAsString())
                .contains("各公司\r\n", "\r\n\r\n各责任单位\r\n");
        for (String board : BOARDS) {
            sameInTheFile(board);
            assertThat(body("/api/dashboards/" + board + "?month=2024-04&format=csv", AUDITOR))
                    .as(board)
                    .doesNotContain("board.", "kpiParty.", "surveySegment.", "null");
            MockHttpServletResponse english =
                    send(get("/dashboards/" + board + "?month=2024-04").header("Accept-Language", "en"), AUDITOR);
            assertThat(english.getContentAsString()).as(board).doesNotContain("??", "board.", "看板");
        }
    }

    /** Every cell of every table, and the file of all tables is made of theirs. */
    private void sameInTheFile(String board) throws Exception {
        String query = "?month=2024-04";
        JsonNode tables =
                JSON.readTree(body("/api/dashboards/" + board + query, AUDITOR)).path("tables");
        String whole = body("/api/dashboards/" + board + query + "&format=csv", AUDITOR);
        assertThat(tables).isNotEmpty();
        for (JsonNode table : tables) {
            String file = body(
                    "/api/dashboards/" + board + query + "&format=csv&panel="
                            + table.path("code").asText(),
                    AUDITOR);
            assertThat(whole).contains(file.substring(1));
            List<List<String>> lines = csv(file.substring(1));
            assertThat(lines)
                    .as("%s %s", board, table.path("code"))
                    .hasSize(table.path("rows").size() + 1);
            List<String> head = new ArrayList<>(List.of("代码", "名称"));
            table.path("columns").forEach(column -> head.add(column.path("name").asText()));
            assertThat(lines.get(0)).isEqualTo(head);
            for (int i = 0; i < table.path("rows").size(); i++) {
                JsonNode row = table.path("rows").path(i);
                List<String> cells = new ArrayList<>(
                        List.of(row.path("code").asText(), row.path("name").asText()));
                row.path("cells").forEach(cell -> cells.add(written(cell)));
                assertThat(lines.get(i + 1))
                        .as("%s %s", board, table.path("code"))
                        .isEqualTo(cells);
            }
        }
    }

    private static String written(JsonNode cell) {
        if (!cell.path("text").isNull()) {
            return cell.path("text").asText();
        }
        if (cell.path("value").isNull()) {
            assertThat(cell.path("link").isNull()).as("a dash leads nowhere").isTrue();
            return "";
        }
        return plain(cell.path("value").decimalValue());
    }

    /** Fields of a file (RFC 4180); numbers as {@link #plain} writes them. */
    private static List<List<String>> csv(String file) {
        return file.lines()
                .map(line -> {
                    List<String> fields = new ArrayList<>();
                    Matcher field = Pattern.compile("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))")
                            .matcher(line);
                    while (field.find()) {
                        String text = field.group(1) == null
                                ? field.group(2)
                                : field.group(1).replace("\"\"", "\"");
                        fields.add(
                                fields.size() >= 2 && text.matches("-?\\d+(\\.\\d+)?")
                                        ? plain(new BigDecimal(text))
                                        : text);
                    }
                    return fields;
                })
                .toList();
    }

    /** Fewer facts than the rule of key figures asks for: grey, and without a shade that looks like a finding. */
    @Test
    @Order(12)
    void whatHasFewFactsSaysSo() throws Exception {
        int few = user.callAs(AUDITOR, () -> kpis.report(april(null), false))
                .rule()
                .few();
        for (String board : List.of("defects", "promises", "held")) {
            int marked = 0;
            int strong = 0;
            for (JsonNode table : JSON.readTree(body("/api/dashboards/" + board + "?month=2024-04", AUDITOR))
                    .path("tables")) {
                for (JsonNode row : table.path("rows")) {
                    for (JsonNode cell : row.path("cells")) {
                        if (cell.path("value").isNull()
                                || cell.path("denominator").isNull()) {
                            continue;
                        }
                        boolean weak = cell.path("denominator").decimalValue().intValue() < few;
                        assertThat(cell.path("standing").asText())
                                .as("%s %s %s", table.path("code"), row.path("code"), cell)
                                .isEqualTo(weak ? "FEW" : "null");
                        marked += weak ? 1 : 0;
                        strong += weak ? 0 : 1;
                    }
                }
            }
            assertThat(marked).as(board).isPositive();
            assertThat(strong).as(board).isPositive();
        }
        String page = body("/dashboards/defects?month=2024-04", AUDITOR);
        Matcher cells = Pattern.compile("<td class=\"([^\"]*)\"[^>]*>(.*?)</td>", Pattern.DOTALL)
                .matcher(page);
        int grey = 0;
        int shaded = 0;
        while (cells.find()) {
            boolean weak = cells.group(2).contains("text-secondary\" href")
                    || cells.group(2).contains("\"text-secondary\"");
            assertThat(weak && cells.group(1).contains("heat-"))
                    .as(cells.group())
                    .isFalse();
            grey += weak ? 1 : 0;
            shaded += cells.group(1).contains("heat-") ? 1 : 0;
        }
        assertThat(grey).isPositive();
        assertThat(shaded).isPositive();
    }

    /** A company that nothing was reported of, in the month or at all. */
    @Test
    @Order(13)
    void withoutFactsThereIsNoTableOfDashes() throws Exception {
        String never = body("/dashboards/subsidiary?month=2024-03&subsidiary=" + SMALL, AUDITOR);
        assertThat(never).contains("本月没有数据").doesNotContain("#kpi-", "–</a>", "<tbody>");
        String notNow = body("/dashboards/subsidiary?month=2024-05&subsidiary=" + SMALL, AUDITOR);
        assertThat(notNow).contains("本月没有数据", "#kpi-").doesNotContain("–</a>");
        String some = body("/dashboards/subsidiary?month=2024-04&subsidiary=" + SMALL, AUDITOR);
        assertThat(some).contains("#kpi-").doesNotContain("本月没有数据", "–</a>");
    }

    /** Beside each figure its target, in the head of its column: the table has one column for each. */
    @Test
    @Order(14)
    void targetsStandInTheHeads() throws Exception {
        JsonNode trend = table("subsidiary", "&subsidiary=" + ONE, AUDITOR, "trend");
        String page = body("/dashboards/subsidiary?month=2024-04&subsidiary=" + ONE, AUDITOR);
        String panel = page.substring(page.indexOf("id=\"panel-trend\""));
        String head = panel.substring(panel.indexOf("<thead>"), panel.indexOf("</thead>"));
        assertThat(head.split("<th", -1)).hasSize(trend.path("columns").size() / 2 + 3);
        assertThat(head).contains("目标 98%", "目标 95%");
        assertThat(panel.substring(panel.indexOf("<tbody>"), panel.indexOf("</tr>", panel.indexOf("<tbody>")))
                        .split("<td", -1))
                .hasSize(trend.path("columns").size() / 2 + 1);
    }

    /** Each month has the rule in force on its first day. */
    @Test
    @Order(15)
    void aTargetThatChangesIsTheMonthsOwn() throws Exception {
        jdbc.sql("insert into scorecard_kpi_target (valid_from, kpi, target_at, floor_at)"
                        + " values (date '2024-02-15', 'RESPONSE', 97, 70)")
                .update();
        JsonNode trend = table("subsidiary", "&subsidiary=" + ONE, AUDITOR, "trend");
        assertThat(number(trend, "2024-02", "RESPONSE_TARGET")).isEqualTo("98");
        assertThat(number(trend, "2024-03", "RESPONSE_TARGET")).isEqualTo("97");
        assertThat(number(trend, "2024-04", "RESPONSE_TARGET")).isEqualTo("97");
        jdbc.sql("delete from scorecard_kpi_target where valid_from = date '2024-02-15'")
                .update();
    }

    @Test
    @Order(16)
    void staffSeeTheirOwn_draftsAreForHeads_companiesSeeNothing() throws Exception {
        for (String board : BOARDS) {
            String own = body("/api/dashboards/" + board + "?month=2024-04", OFFICE);
            assertThat(own).as(board).doesNotContain(TWO, SMALL, "B-TWO");
            assertThat(send(get("/api/dashboards/" + board + "?month=2024-04&subsidiary=" + TWO), OFFICE)
                            .getStatus())
                    .as(board)
                    .isEqualTo(422);
            assertThat(send(get("/dashboards/" + board + "?month=2024-04&subsidiary=" + TWO), OFFICE)
                            .getStatus())
                    .isEqualTo(422);
            for (String address : List.of("/api/dashboards/" + board, "/dashboards/" + board)) {
                assertThat(send(get(address), BUILDER).getStatus()).as(address).isEqualTo(403);
            }
        }
        assertThat(send(get("/dashboards/progress"), BUILDER).getStatus()).isEqualTo(403);
        assertThat(body("/", BUILDER)).doesNotContain("\"/dashboards\"");
        assertThat(body("/", OFFICE)).contains("\"/dashboards\"");
        // the draft of the second subsidiary: its head sees it, its warranty office does not
        assertThat(table("ranking", "", OFFICE, "ranking").path("rows")).hasSize(1);
        assertThat(table("ranking", "", HEAD, "ranking").path("rows")).hasSize(1);
        assertThat(table("ranking", "", OFFICE_TWO, "ranking").path("rows")).isEmpty();
        assertThat(number(table("overview", "", OFFICE_TWO, "score"), "all", "scored"))
                .isEqualTo("0");
        assertThat(number(table("overview", "", OFFICE_TWO, "score"), "all", "appeals"))
                .isEqualTo("0");
        assertThat(number(table("overview", "", HEAD, "score"), "all", "appeals"))
                .isEqualTo("1");
        assertThat(body("/dashboards/subsidiary?month=2024-04", OFFICE_TWO)).contains("没有您可以看到的考核卡");
    }

    @ParameterizedTest
    @Order(17)
    @CsvSource({
        "beauty?month=2024-04, dashboard, 没有“beauty”这个看板",
        "overview?month=2024-13, month, 不是月份",
        "overview?month=2024-07, month, 还没有开始",
        "overview?month=2024-04&subsidiary=b-none, subsidiary, 没有“b-none”这个公司",
        "overview?month=2024-04&panel=beauty, panel, beauty",
        "overview?month=2024-04&format=pdf, format, pdf"
    })
    void badParametersAreNamed(String query, String field, String reason) throws Exception {
        MockHttpServletResponse api = send(get("/api/dashboards/" + query), AUDITOR);
        assertThat(api.getStatus()).isEqualTo(422);
        JsonNode error = JSON.readTree(api.getContentAsString()).path("errors").path(0);
        assertThat(error.path("field").asText()).isEqualTo(field);
        assertThat(error.toString()).contains(reason);
        if (!query.contains("panel") && !query.contains("format")) {
            MockHttpServletResponse page = send(get("/dashboards/" + query), AUDITOR);
            assertThat(page.getStatus()).isEqualTo(422);
            assertThat(page.getContentAsString()).contains(reason);
        }
    }

    private MockHttpServletResponse tried(String name, String table, String who) throws Exception {
        return send(
                multipart("/scorecards/what-if")
                        .file(new MockMultipartFile(
                                "file", name, "application/xml", table.getBytes(StandardCharsets.UTF_8)))
                        .with(csrf()),
                who);
    }

    private WhatIf.Result tryOut(String key, String table) {
        return user.callAs(DESIGNER, () -> whatIf.run(key + ".dmn", table.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Integer> stored() {
        return Stream.of("act_hi_decinst", "act_re_decision_def", "act_re_deployment", "scorecard_card_log")
                .map(table -> jdbc.sql("select count(*) from " + table)
                        .query(Integer.class)
                        .single())
                .toList();
    }

    @Test
    @Order(18)
    void theShippedTablesChangeNothing() throws Exception {
        List<Integer> before = stored();
        for (String key :
                List.of("score-item", "plan-score-effect", "bonus-coefficient", "score-event", "score-cycle")) {
            WhatIf.Result result = tryOut(key, shipped(key));
            assertThat(result.lines()).hasSize(3);
            assertThat(result.changed()).as(key).isZero();
        }
        MockHttpServletResponse page =
                tried("score-item.dmn", shipped("score-item").replace("<text>75</text>", "<text>70</text>"), GROUP);
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString())
                .contains("2024-04：用 score-item 试算 3 家公司，2 家的结果有变化", "及时完成率", "/scorecards/2024-04/b-one")
                .doesNotContain("??", "whatIf.");
        assertThat(stored()).isEqualTo(before);
    }

    static Stream<Arguments> badTables() {
        String items = shipped("score-item");
        String coefficients = shipped("bonus-coefficient");
        String firstFix = items.substring(
                items.indexOf("<rule id=\"rule_firstFix\">"),
                items.indexOf("</rule>", items.indexOf("<rule id=\"rule_firstFix\">")) + "</rule>".length());
        return Stream.of(
                Arguments.of("score-item.txt", items, "不是 .dmn 文件"),
                Arguments.of("score-item.dmn", "<definitions", "不是有效的 XML"),
                Arguments.of("other.dmn", items, "score-item"),
                Arguments.of("inside-score.dmn", shipped("inside-score"), "决策“inside-score”不能试算"),
                Arguments.of(
                        "score-cycle.dmn",
                        shipped("score-cycle").replace("<text>60</text>", "<text>\"much\"</text>"),
                        "第 1 行（rule_cycle）不能求值"),
                Arguments.of(
                        "score-cycle.dmn",
                        shipped("score-cycle").replaceAll("(few\">\\s*<text>)10(</text>)", "$1" + "15" + "$2"),
                        "2024-04 冻结时按样本下限 10、合并 3 个月取的事实"),
                Arguments.of(
                        "score-event.dmn",
                        shipped("score-event").replace("<text>\"MEDIA\"</text>", "<text>\"MAJOR\"</text>"),
                        "score-event"),
                Arguments.of(
                        "score-item.dmn",
                        items.replace(
                                "<inputEntry id=\"rule_firstFix_in_scope\">",
                                "<inputEntry id=\"rule_firstFix_in_scope\" expressionLanguage=\"juel\">"),
                        "rule_firstFix_in_scope：表达式语言只能是 FEEL"),
                Arguments.of("score-item.dmn", items.replace(firstFix, ""), "缺少得分项“FIRST_FIX”所在的行"),
                Arguments.of(
                        "score-item.dmn",
                        items.replace("\"FIRST_FIX\"", "\"BEAUTY\""),
                        "第 3 行（rule_firstFix）：“BEAUTY”不是可以计分的指标"),
                Arguments.of(
                        "score-item.dmn",
                        items.replace("\"FIRST_FIX\"", "\"RESPONSE\""),
                        "第 3 行（rule_firstFix）：得分项“RESPONSE”重复"),
                Arguments.of(
                        "score-item.dmn",
                        items.replace("\"FIRST_FIX\"", "\"REWORK\""),
                        "第 3 行（rule_firstFix）：2024-04 没有冻结“REWORK”的事实"),
                Arguments.of(
                        "score-item.dmn",
                        items.replace("<text>25</text>", "<text>0</text>"),
                        "第 2 行（rule_timelyFinish）：“FINISH”的权重应是大于 0 的数字"),
                Arguments.of(
                        "score-item.dmn",
                        items.replace("<text>75</text>", "<text>95</text>"),
                        "第 2 行（rule_timelyFinish）：“FINISH”的底线和目标应是不同的数字"),
                Arguments.of(
                        "score-item.dmn", items.replace("<text>25</text>", "<text>24</text>"), "权重合计为 99.0，应为 100"),
                Arguments.of(
                        "score-item.dmn",
                        items.replace("<text>25</text>", "<text>25 + (</text>"),
                        "第 2 行（rule_timelyFinish）不能求值"),
                Arguments.of(
                        "bonus-coefficient.dmn",
                        coefficients.replace("<text>[60..75)</text>", "<text>[60..74)</text>"),
                        "没有适用于“74”的规则"),
                Arguments.of(
                        "bonus-coefficient.dmn",
                        coefficients.replace("<text>[60..75)</text>", "<text>[60..76)</text>"),
                        "rule_poor"),
                Arguments.of(
                        "bonus-coefficient.dmn",
                        coefficients.replace("<text>0.7</text>", "<text>\"many\"</text>"),
                        "第 4 行（rule_poor）：系数应是数字"),
                Arguments.of(
                        "plan-score-effect.dmn",
                        shipped("plan-score-effect").replace("<text>4</text>", "<text>0</text>"),
                        "除数应大于 0"));
    }

    @ParameterizedTest
    @Order(19)
    @MethodSource("badTables")
    void aBadTableIsRefusedWithItsRow(String name, String table, String reason) throws Exception {
        MockHttpServletResponse refused = tried(name, table, DESIGNER);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains(reason).doesNotContain("id=\"what-if\"");
    }

    @Test
    @Order(20)
    void onlyDesignersAndGroupCustomerServiceTryTables() throws Exception {
        for (String other : List.of(AUDITOR, HEAD, OFFICE, BUILDER)) {
            assertThat(send(get("/scorecards/what-if"), other).getStatus())
                    .as(other)
                    .isEqualTo(403);
            assertThat(tried("score-item.dmn", shipped("score-item"), other).getStatus())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(tried("score-item.dmn", "", GROUP).getContentAsString()).contains("没有选择文件");
        assertThat(tried("score-item.dmn", " ".repeat(600 * 1024), GROUP).getContentAsString())
                .contains("文件太大");
        assertThat(body("/scorecards?month=2024-04", GROUP)).contains("/scorecards/what-if");
        assertThat(body("/scorecards?month=2024-04", AUDITOR)).doesNotContain("/scorecards/what-if");
    }

    /** Tried, then deployed for the month and computed: card by card, item by item. */
    @Test
    @Order(21)
    void whatIsTriedIsWhatComesOutOnceItIsDeployed() {
        List<String[]> changes = List.of(
                new String[] {"score-item", "<text>75</text>", "<text>60</text>"},
                new String[] {"plan-score-effect", "<text>4</text>", "<text>2</text>"},
                new String[] {"bonus-coefficient", "<text>0.7</text>", "<text>0.65</text>"},
                new String[] {"score-event", "<text>0.5</text>", "<text>-0.7</text>"},
                new String[] {"score-cycle", "<text>60</text>", "<text>101</text>"});
        for (String[] change : changes) {
            String table = shipped(change[0]).replace(change[1], change[2]);
            WhatIf.Result result = tryOut(change[0], table);
            assertThat(result.changed()).as(change[0]).isPositive();
            assertThat(result.lines())
                    .isSortedAccordingTo((a, b) -> size(b.effect()).compareTo(size(a.effect())));
            List<String> tried = new ArrayList<>();
            result.lines().stream()
                    .filter(line -> !line.now().isPublished())
                    .sorted((a, b) -> a.now().subsidiary().compareTo(b.now().subsidiary()))
                    .forEach(line -> tried.add(said(line.then())));
            // as long as a card waits for its table, the table of the month can be mended
            jdbc.sql("update scorecard_card set computed_at = null where subsidiary_id = ?")
                    .param(SMALL)
                    .update();
            repository
                    .createDeployment()
                    .addString(
                            change[0] + ".dmn",
                            table.replace(
                                    "<decision id=\"" + change[0] + "\"",
                                    "<decision id=\"" + change[0] + "\" camunda:versionTag=\"2024-04-01\""))
                    .deploy();
            List<String> deployed = new ArrayList<>();
            for (String code : List.of(SMALL, TWO)) {
                List<CardItem> before = cards.items(card(code).id());
                computation.compute(card(code).id());
                deployed.add(said(card(code)));
                moved(result, code, before, cards.items(card(code).id()));
            }
            assertThat(tried).as(change[0]).isEqualTo(deployed);
            assertThat(tryOut(change[0], table).lines().stream()
                            .filter(line -> !line.now().isPublished())
                            .allMatch(line -> !line.isChanged()))
                    .as("what is deployed changes nothing any more")
                    .isTrue();
        }
    }

    private static void moved(WhatIf.Result result, String code, List<CardItem> before, List<CardItem> after) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            if (!Objects.equals(before.get(i).points(), after.get(i).points())) {
                expected.add(before.get(i).item() + " " + before.get(i).points() + " "
                        + after.get(i).points());
            }
        }
        assertThat(result.lines().stream()
                        .filter(line -> line.now().subsidiary().equals(code))
                        .flatMap(line -> line.moved().stream())
                        .map(one -> one.item() + " " + one.now() + " " + one.then()))
                .as(code)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static BigDecimal size(@Nullable BigDecimal effect) {
        return effect == null ? BigDecimal.ZERO : effect.abs();
    }

    private static String said(Card card) {
        return card.subsidiary() + " " + plain(card.total()) + " " + plain(card.effect()) + " "
                + plain(card.coefficient());
    }
}
