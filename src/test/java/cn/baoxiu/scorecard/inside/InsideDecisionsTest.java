package cn.baoxiu.scorecard.inside;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.repair.DecisionFile;
import cn.baoxiu.scorecard.reward.RewardKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The three tables as shipped, on a bare decision engine. */
class InsideDecisionsTest {

    private static final String ROOM = "scorecard";

    private static List<Map<String, Object>> ask(DecisionFile file, String decision, String input, Enum<?> value) {
        return file.evaluate(decision, Map.of(input, value.name()));
    }

    private static Stream<String> said(List<Map<String, Object>> rows) {
        return rows.stream().map(row -> "%s %s %s %s"
                .formatted(row.get("item"), row.get("weight"), row.get("floor"), row.get("target")));
    }

    @Test
    void thePropertyDeskIsScoredAsTheDomainSays() {
        DecisionFile file = new DecisionFile(ROOM, "inside-score");
        // response 30, solved 25, satisfaction 20, form 15, complaints 10
        assertThat(said(ask(file, "inside-score", "scope", InsideScope.PROPERTY_CS)))
                .containsExactly(
                        "RESPONSE 20.0 80.0 98.0",
                        "LEVEL_ONE 10.0 80.0 98.0",
                        "SOLVED 25.0 70.0 85.0",
                        "SATISFACTION 20.0 60.0 90.0",
                        "FORM 15.0 80.0 98.0",
                        "COMPLAINTS 10.0 5.0 1.0");
    }

    /** Call-back 40 to 50, quality 30 to 50, major complaint 0 to 10, conduct 10. */
    @Test
    void postsAreScoredAsTheDomainSays() {
        DecisionFile file = new DecisionFile(ROOM, "inside-score");
        assertThat(said(ask(file, "inside-score", "scope", InsideScope.CALLER)))
                .containsExactly("CALLED 50.0 85.0 100.0", "REACHED 40.0 60.0 85.0", "CONDUCT 10.0 97.0 100.0");
        assertThat(said(ask(file, "inside-score", "scope", InsideScope.OFFICER)))
                .containsExactly(
                        "OWNER_MARK 40.0 60.0 90.0",
                        "HELD 40.0 70.0 90.0",
                        "MAJOR 10.0 97.0 100.0",
                        "CONDUCT 10.0 97.0 100.0");
        assertThat(said(ask(file, "inside-score", "scope", InsideScope.INSPECTOR)))
                .containsExactly("OWNER_MARK 40.0 60.0 90.0", "ACCEPTANCE 50.0 70.0 90.0", "CONDUCT 10.0 97.0 100.0");
    }

    @Test
    void everyScopeHasWeightsOfHundred_andEveryRuleIsHit() {
        DecisionFile file = new DecisionFile(ROOM, "inside-score");
        for (InsideScope scope : InsideScope.values()) {
            List<Map<String, Object>> rows = ask(file, "inside-score", "scope", scope);
            assertThat(rows.stream()
                            .mapToDouble(row -> ((Number) row.get("weight")).doubleValue())
                            .sum())
                    .as(scope.name())
                    .isEqualTo(100.0);
            assertThat(rows).allSatisfy(row -> assertThat(
                            InsideItem.valueOf(row.get("item").toString()).suits(scope))
                    .isTrue());
        }
        assertThat(file.silentRules("inside-score")).isEmpty();
        assertThat(file.evaluate("inside-score", Map.of("scope", "COST"))).isEmpty();
    }

    @Test
    void departmentsWithoutFactsHaveOnlyItemsWithoutFacts() {
        DecisionFile file = new DecisionFile(ROOM, "inside-score");
        for (InsideScope scope : List.of(InsideScope.ENGINEERING, InsideScope.DESIGN, InsideScope.PROCUREMENT)) {
            assertThat(ask(file, "inside-score", "scope", scope)).hasSize(2).allSatisfy(row -> assertThat(
                            InsideItem.valueOf(row.get("item").toString()).hasFacts())
                    .isFalse());
        }
    }

    @Test
    void developerCustomerServiceGivesAQuarterOfThePropertyDepartments() {
        DecisionFile file = new DecisionFile(ROOM, "inside-share");
        for (InsideScope scope : InsideScope.departments()) {
            boolean property = scope == InsideScope.PROPERTY_CS || scope == InsideScope.PROPERTY_ENGINEERING;
            assertThat(ask(file, "inside-share", "scope", scope))
                    .containsExactly(
                            property ? Map.of("share", 25.0, "limit", 5.0) : Map.of("share", 0.0, "limit", 0.0));
        }
        assertThat(file.silentRules("inside-share")).isEmpty();
        assertThat(ask(file, "inside-share", "scope", InsideScope.CALLER)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RewardKind.class)
    void rewardsAndPenaltiesHaveLimits(RewardKind kind) {
        assertThat(ask(new DecisionFile(ROOM, "reward-limit"), "reward-limit", "kind", kind))
                .containsExactly(Map.of("points", 10.0, "yuan", kind == RewardKind.REWARD ? 2000.0 : 500.0));
    }
}
