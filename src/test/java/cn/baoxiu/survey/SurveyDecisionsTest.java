package cn.baoxiu.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.baoxiu.repair.DecisionCase;
import cn.baoxiu.repair.DecisionFile;
import cn.baoxiu.survey.callback.Consequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The two tables on a bare decision engine. */
class SurveyDecisionsTest {

    private static final String ROOM = "survey";

    @TestFactory
    Stream<DynamicContainer> everyDecisionAnswersItsCases_andEveryRuleFires() {
        return Stream.of("callback-rule", "low-score").map(decision -> dynamicContainer(decision, tests(decision)));
    }

    private static List<DynamicTest> tests(String decision) {
        var tests = new ArrayList<DynamicTest>();
        var file = new DecisionFile(ROOM, decision);
        for (DecisionCase one : DecisionCase.of(ROOM, decision)) {
            tests.add(dynamicTest(one.name(), () -> {
                List<Map<String, Object>> rows = file.evaluate(decision, typed(one.inputs()));
                assertThat(rows).hasSize(1);
                one.expected()
                        .forEach((output, value) ->
                                assertThat(rows.get(0).get(output)).asString().isEqualTo(value));
            }));
        }
        tests.add(dynamicTest("every rule fires", () -> {
            var fresh = new DecisionFile(ROOM, decision);
            DecisionCase.of(ROOM, decision).forEach(one -> fresh.evaluate(decision, typed(one.inputs())));
            assertThat(fresh.silentRules(decision)).isEmpty();
        }));
        return tests;
    }

    /** Scores are numbers; an empty closing kind is an empty text, as the program passes it. */
    private static Map<String, Object> typed(Map<String, Object> inputs) {
        Map<String, Object> typed = new HashMap<>(inputs);
        typed.replaceAll((name, value) -> switch (name) {
            case "overall", "quality", "lowest" -> value == null ? null : Integer.valueOf(value.toString());
            case "closingKind" -> value == null ? "" : value;
            default -> value;
        });
        return typed;
    }

    @Test
    void theConsequencesAreThoseOfTheProgram() {
        var output = new DecisionFile(ROOM, "low-score")
                .table("low-score")
                .getOutputs()
                .iterator()
                .next();
        assertThat(output.getOutputValues()
                        .getTextContent()
                        .trim()
                        .replace("\"", "")
                        .split(","))
                .containsExactly(Stream.of(Consequence.values()).map(Enum::name).toArray(String[]::new));
    }
}
