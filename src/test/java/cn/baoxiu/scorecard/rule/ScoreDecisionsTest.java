package cn.baoxiu.scorecard.rule;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.repair.DecisionFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The five tables as shipped, on a bare decision engine. */
class ScoreDecisionsTest {

    private static final String ROOM = "scorecard";

    private static List<Map<String, Object>> ask(String decision, Map<String, Object> inputs) {
        return new DecisionFile(ROOM, decision).evaluate(decision, new HashMap<>(inputs));
    }

    @Test
    void theItemsAreThoseOfRuleR8() {
        assertThat(ask("score-item", Map.of("scope", "SUBSIDIARY")).stream().map(row -> "%s %s %s %s"
                        .formatted(row.get("item"), row.get("weight"), row.get("floor"), row.get("target"))))
                .containsExactly(
                        "RESPONSE 15.0 80.0 98.0",
                        "FINISH 25.0 75.0 95.0",
                        "FIRST_FIX 20.0 70.0 90.0",
                        "SATISFACTION 20.0 60.0 90.0",
                        "CLOSE_LONG 10.0 80.0 98.0",
                        "OWNER_RAISED 10.0 5.0 1.0");
        assertThat(ask("score-item", Map.of("scope", "DESIGN"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "true, 100, 1.2",
        "true, 95.00, 1.2",
        "true, 94.99, 1.0",
        "true, 85.00, 1.0",
        "true, 84.99, 0.9",
        "true, 75.00, 0.9",
        "true, 74.99, 0.7",
        "true, 60.00, 0.7",
        "true, 59.99, 0.0",
        "true, 0, 0.0",
        "false, 0, 1.0"
    })
    void theLowerEdgeBelongsToTheBand(boolean scored, double score, double coefficient) {
        assertThat(ask("bonus-coefficient", Map.of("scored", scored, "score", score)))
                .containsExactly(Map.of("coefficient", coefficient));
    }

    @Test
    void noBandHasAHole_andThereIsNoneBeyondHundred() {
        DecisionFile file = new DecisionFile(ROOM, "bonus-coefficient");
        for (int cents = 0; cents <= 10_000; cents += 25) {
            assertThat(file.evaluate("bonus-coefficient", Map.of("scored", true, "score", cents / 100.0)))
                    .hasSize(1);
        }
        assertThat(file.evaluate("bonus-coefficient", Map.of("scored", true, "score", 100.01)))
                .isEmpty();
        assertThat(file.evaluate("bonus-coefficient", Map.of("scored", false, "score", 0.0)))
                .hasSize(1);
        assertThat(file.silentRules("bonus-coefficient")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EffectKind.class)
    void everyKindOfEventHasItsPoints(EffectKind kind) {
        List<Map<String, Object>> rows = ask("score-event", Map.of("kind", kind.name()));
        assertThat(rows).hasSize(1);
        boolean veto = kind == EffectKind.SAFETY_ACCIDENT || kind == EffectKind.FALSIFIED_RECORD;
        assertThat(rows.get(0).get("veto")).isEqualTo(veto);
        double points = ((Number) rows.get(0).get("points")).doubleValue();
        assertThat(Math.signum(points)).isEqualTo(veto ? 0 : kind.isByFacts() ? 1 : -1);
        assertThat(rows.get(0).get("complaint")).isEqualTo(!veto && !kind.isByFacts() && kind != EffectKind.CONDUCT);
    }

    @Test
    void effectAndCycleAreThoseOfRuleR8() {
        assertThat(ask("plan-score-effect", Map.of()))
                .containsExactly(Map.of("pivot", 80.0, "divisor", 4.0, "lowest", -5.0, "highest", 3.0));
        assertThat(ask("score-cycle", Map.of()))
                .containsExactly(Map.of(
                        "draftDay", 3,
                        "appealDay", 6,
                        "confirmDay", 8,
                        "publishDay", 10,
                        "few", 10,
                        "pooledMonths", 3,
                        "leastWeight", 60.0,
                        "adjustmentMonths", 3));
    }
}
