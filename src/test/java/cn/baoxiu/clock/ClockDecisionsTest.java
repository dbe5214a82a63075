package cn.baoxiu.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.baoxiu.repair.DecisionCase;
import cn.baoxiu.repair.DecisionFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The two tables of the clock on a bare decision engine. */
class ClockDecisionsTest {

    private static final String ROOM = "clock";

    @TestFactory
    Stream<DynamicTest> everyDecisionAnswersItsCases_andEveryRuleFires() {
        return Stream.of("pause-limit", "promise-warning").flatMap(decision -> tests(decision).stream());
    }

    private static List<DynamicTest> tests(String decision) {
        var file = new DecisionFile(ROOM, decision);
        var tests = new ArrayList<DynamicTest>();
        for (DecisionCase one : DecisionCase.of(ROOM, decision)) {
            tests.add(dynamicTest(decision + ": " + one.name(), () -> {
                List<Map<String, Object>> rows = file.evaluate(decision, one.inputs());
                one.expected()
                        .forEach((output, value) ->
                                assertThat(joined(rows, output)).as(output).isEqualTo(value == null ? "" : value));
            }));
        }
        tests.add(dynamicTest(decision + ": every rule fires", () -> {
            var fresh = new DecisionFile(ROOM, decision);
            DecisionCase.of(ROOM, decision).forEach(one -> fresh.evaluate(decision, one.inputs()));
            assertThat(fresh.silentRules(decision)).isEmpty();
        }));
        return tests;
    }

    private static String joined(List<Map<String, Object>> rows, String output) {
        return rows.stream().map(row -> Objects.toString(row.get(output), "")).collect(Collectors.joining("|"));
    }

    @Test
    void theListsOfTheTablesAreThoseOfTheProgram() {
        assertThat(listed("pause-limit"))
                .containsExactlyElementsOf(
                        Arrays.stream(PauseReason.values()).map(Enum::name).toList());
        assertThat(listed("promise-warning"))
                .containsExactlyElementsOf(
                        Arrays.stream(PromiseKind.values()).map(Enum::name).toList());
    }

    private static List<String> listed(String decision) {
        String text = new DecisionFile(ROOM, decision)
                .table(decision)
                .getInputs()
                .iterator()
                .next()
                .getInputValues()
                .getTextContent();
        return Arrays.asList(text.trim().replace("\"", "").split(","));
    }
}
