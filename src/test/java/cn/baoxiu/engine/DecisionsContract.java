package cn.baoxiu.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A decision answers in the version in force at the instant asked for (rules R9). */
abstract class DecisionsContract {

    @Autowired
    Decisions decisions;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @Autowired
    IdentityService identity;

    @Autowired
    Clock clock;

    @Autowired
    DataSource database;

    @Autowired
    PlatformTransactionManager transactions;

    final String key = "engine-days-" + UUID.randomUUID();

    @AfterEach
    void nobody() {
        identity.clearAuthentication();
    }

    @Test
    void versionsAreInForceFromTheirTagOrFromTheirDeployment() {
        deploy("1", "2031-01-01");
        assertThat(daysAt(day(2000, 1, 1))).as("the first counts since ever").isEqualTo(1);

        deploy("2", "2025-07-01");
        assertThat(daysAt(day(2025, 7, 1).minusSeconds(1))).isEqualTo(1);
        assertThat(daysAt(day(2025, 7, 1))).isEqualTo(2);

        deploy("3", "2025-07-01");
        assertThat(daysAt(day(2025, 7, 1)))
                .as("a correction of the same day wins")
                .isEqualTo(3);

        Instant before = clock.instant();
        deploy("4", "no date");
        assertThat(daysAt(before.minusSeconds(60))).isEqualTo(3);
        assertThat(daysAt(clock.instant().plusSeconds(60))).isEqualTo(4);

        deploy("5", "2025-01-01");
        assertThat(daysAt(day(2025, 3, 1))).isEqualTo(5);
        assertThat(daysAt(clock.instant().plusSeconds(60)))
                .as("a backdated version does not hide later ones")
                .isEqualTo(4);
    }

    @Test
    void anyUserMayCauseADecision_andOutsideACaseNobodySeesIt() {
        deploy("7", "");
        identity.setAuthentication("nobody", List.of(), List.of("T1"));
        assertThat(daysAt(clock.instant())).isEqualTo(7);
        assertThat(history.createHistoricDecisionInstanceQuery()
                        .decisionDefinitionKey(key)
                        .count())
                .isZero();
        identity.clearAuthentication();
        assertThat(history.createHistoricDecisionInstanceQuery()
                        .decisionDefinitionKey(key)
                        .singleResult()
                        .getTenantId())
                .isEqualTo("-");

        assertThat(TenantScope.call("T1", () -> daysAt(clock.instant()))).isEqualTo(7);
        assertThat(history.createHistoricDecisionInstanceQuery()
                        .decisionDefinitionKey(key)
                        .tenantIdIn("T1")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aVersionThatAnotherNodeDeployedIsUsedWithinSeconds() {
        deploy("1", "");
        assertThat(daysAt(clock.instant())).isEqualTo(1);

        OtherNode.deploy(database, key + ".dmn", dmn("2", "2025-07-01"));
        await().atMost(Duration.ofSeconds(7))
                .untilAsserted(() -> assertThat(daysAt(clock.instant())).isEqualTo(2));
    }

    /** A node that has just started asks while a page is read. */
    @Test
    void figuresLeaveNoTrace_soTheyMayBeAskedForWhereOneOnlyReads() {
        deploy("8", "");
        TransactionTemplate reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        Decisions.Answer answer = reading.execute(status -> decisions.figures(key, clock.instant(), Map.of()));
        assertThat(answer.single().get("days")).hasToString("8");
        assertThat(answer.version()).isEqualTo(1);
        assertThat(answer.key()).isEqualTo(key);
        assertThat(history.createHistoricDecisionInstanceQuery()
                        .decisionDefinitionKey(key)
                        .count())
                .isZero();
    }

    @Test
    void anUnknownDecisionIsSaidToBeUnknown() {
        assertThatThrownBy(() -> decisions.evaluate("engine-unknown", clock.instant(), Map.of()))
                .isInstanceOf(NoSuchElementException.class);
    }

    private int daysAt(Instant at) {
        return ((Number) decisions.evaluate(key, at, Map.of()).single().get("days")).intValue();
    }

    private static Instant day(int year, int month, int day) {
        return LocalDate.of(year, month, day).atStartOfDay(EngineTime.ZONE).toInstant();
    }

    private void deploy(String days, String tag) {
        repository
                .createDeployment()
                .addInputStream(
                        key + ".dmn", new ByteArrayInputStream(dmn(days, tag).getBytes(StandardCharsets.UTF_8)))
                .deploy();
    }

    private String dmn(String days, String tag) {
        return "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'"
                + " xmlns:camunda='http://camunda.org/schema/1.0/dmn' id='d' name='d' namespace='n'>"
                + "<decision id='" + key + "' name='x' camunda:historyTimeToLive='P1D' camunda:versionTag='" + tag
                + "'>"
                + "<variable id='v' name='days'/><literalExpression id='l'><text>" + days
                + "</text></literalExpression></decision></definitions>";
    }
}
