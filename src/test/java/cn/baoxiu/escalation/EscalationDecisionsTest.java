package cn.baoxiu.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.CalendarId;
import cn.baoxiu.repair.DecisionCase;
import cn.baoxiu.repair.DecisionFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The two tables on a bare decision engine. */
class EscalationDecisionsTest {

    private static final String ROOM = "escalation";
    private static final String START = "escalation-start";
    private static final String DEADLINE = "escalation-deadline";

    @TestFactory
    Stream<DynamicContainer> everyDecisionAnswersItsCases_andEveryRuleFires() {
        return Stream.of(START, DEADLINE).map(decision -> dynamicContainer(decision, tests(decision)));
    }

    private static List<DynamicTest> tests(String decision) {
        var file = new DecisionFile(ROOM, decision);
        var tests = new ArrayList<DynamicTest>();
        for (DecisionCase one : DecisionCase.of(ROOM, decision)) {
            tests.add(dynamicTest(one.name(), () -> {
                List<Map<String, Object>> rows = file.evaluate(decision, one.inputs());
                assertThat(rows).hasSize(1);
                one.expected()
                        .forEach((output, value) ->
                                assertThat(rows.get(0).get(output)).asString().isEqualTo(value));
            }));
        }
        tests.add(dynamicTest("every rule fires", () -> {
            // by the decision's own cases, whatever ran before
            var fresh = new DecisionFile(ROOM, decision);
            DecisionCase.of(ROOM, decision).forEach(one -> fresh.evaluate(decision, one.inputs()));
            assertThat(fresh.silentRules(decision)).isEmpty();
        }));
        return tests;
    }

    /** Whatever the case is, each step has exactly one time, in an amount that its calendar can count. */
    @Test
    void everyStepOfEveryCaseHasItsTime() {
        var file = new DecisionFile(ROOM, DEADLINE);
        for (String step : List.of("LEVEL_1", "LEVEL_2", "LEVEL_3", "DECISION", "OWNER")) {
            for (String grade : List.of("P0", "P1", "P2", "P3", "P4")) {
                for (String complaint : List.of("NONE", "MAJOR", "GROUP")) {
                    var rows = file.evaluate(DEADLINE, Map.of("step", step, "grade", grade, "complaint", complaint));
                    assertThat(rows).as(step + grade + complaint).hasSize(1);
                    var calendar = CalendarId.valueOf((String) rows.get(0).get("calendar"));
                    assertThat(calendar).isNotEqualTo(CalendarId.CAL_CALENDAR_DAYS);
                    if (Amount.parse((String) rows.get(0).get("amount")).inDays()) {
                        assertThat(calendar).isEqualTo(CalendarId.CAL_CN_WORK);
                    }
                }
            }
        }
    }

    @Test
    void theKindsOfCausesAreThoseOfTheProgram() {
        var inputs = new DecisionFile(ROOM, START).table(START).getInputs();
        String listed = inputs.iterator().next().getInputValues().getTextContent();
        assertThat(listed.trim().replace("\"", "").split(","))
                .containsExactly(Arrays.stream(EscalationCause.Kind.values())
                        .map(Enum::name)
                        .toArray(String[]::new));
    }
}
