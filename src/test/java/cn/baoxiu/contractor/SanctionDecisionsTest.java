package cn.baoxiu.contractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.CalendarId;
import cn.baoxiu.contractor.sanction.Precondition;
import cn.baoxiu.repair.DecisionCase;
import cn.baoxiu.repair.DecisionFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tables of the ladder on a bare decision engine. */
class SanctionDecisionsTest {

    private static final String ROOM = "contractor";
    private static final String SANCTION = "contractor-sanction";
    private static final String PRECONDITION = "rung-precondition";
    private static final String DEADLINE = "letter-deadline";
    private static final List<String> GRADES = List.of("P0", "P1", "P2", "P3", "P4");

    @TestFactory
    Stream<DynamicContainer> everyDecisionAnswersItsCases_andEveryRuleFires() {
        return Stream.of(SANCTION, PRECONDITION, DEADLINE).map(decision -> dynamicContainer(decision, tests(decision)));
    }

    private static List<DynamicTest> tests(String decision) {
        var file = new DecisionFile(ROOM, decision);
        var tests = new ArrayList<DynamicTest>();
        for (DecisionCase one : DecisionCase.of(ROOM, decision)) {
            tests.add(dynamicTest(one.name(), () -> assertThat(joined(file.evaluate(decision, numbers(one.inputs()))))
                    .isEqualTo(one.expected())));
        }
        tests.add(dynamicTest("every rule fires", () -> {
            // by the decision's own cases, whatever ran before
            var fresh = new DecisionFile(ROOM, decision);
            DecisionCase.of(ROOM, decision).forEach(one -> fresh.evaluate(decision, numbers(one.inputs())));
            assertThat(fresh.silentRules(decision)).isEmpty();
        }));
        return tests;
    }

    private static Map<String, Object> numbers(Map<String, Object> inputs) {
        var typed = new HashMap<>(inputs);
        typed.computeIfPresent("occurrences", (name, text) -> Integer.valueOf(text.toString()));
        return typed;
    }

    private static Map<String, String> joined(List<Map<String, Object>> rows) {
        var joined = new TreeMap<String, String>();
        for (Map<String, Object> row : rows) {
            row.forEach((name, value) -> joined.merge(name, value.toString(), (before, next) -> before + "|" + next));
        }
        return joined;
    }

    /** Whatever a contractor did, however often: there is an answer, and it is a rung of the program. */
    @Test
    void everyViolationHasAnAnswer() {
        var file = new DecisionFile(ROOM, SANCTION);
        for (ViolationKind kind : ViolationKind.values()) {
            for (String grade : GRADES) {
                for (String highest :
                        List.of("NONE", "REPAIR_NOTICE", "FORMAL_DEMAND", "THIRD_PARTY_NOTICE", "DEDUCTION_NOTICE")) {
                    for (int times : new int[] {1, 2, 3, 4, 5, 10, 20, 21}) {
                        for (String rating : List.of("NONE", "A", "D")) {
                            answers(file, kind, times, grade, highest, rating);
                        }
                    }
                }
            }
        }
    }

    private static void answers(
            DecisionFile file, ViolationKind kind, int times, String grade, String highest, String rating) {
        var rows = file.evaluate(
                SANCTION,
                Map.of(
                        "violation",
                        kind.name(),
                        "occurrences",
                        times,
                        "grade",
                        grade,
                        "highest",
                        highest,
                        "rating",
                        rating));
        assertThat(rows).hasSize(1);
        String rung = (String) rows.get(0).get("rung");
        assertThat(rung.equals("NONE") || Rung.valueOf(rung) != null).isTrue();
    }

    /** A letter that demands something gives a time for it, in an amount that its calendar can count. */
    @Test
    void everyStepOfEveryGradeHasItsTime() {
        var file = new DecisionFile(ROOM, DEADLINE);
        List<String> steps = new ArrayList<>(
                List.of("OBJECTION", "OBJECTION_DECISION", "DRAFT", "APPROVAL", "DELIVERY", "WRITTEN_NOTICE"));
        Arrays.stream(Rung.values())
                .filter(Rung::demandsPerformance)
                .map(Rung::name)
                .forEach(steps::add);
        for (String step : steps) {
            for (String grade : GRADES) {
                var rows = file.evaluate(DEADLINE, Map.of("step", step, "grade", grade));
                assertThat(rows).as(step + grade).hasSize(1);
                var calendar = CalendarId.valueOf((String) rows.get(0).get("calendar"));
                boolean days = Amount.parse((String) rows.get(0).get("amount")).inDays();
                assertThat(days ? CalendarId.CAL_CN_WORK : CalendarId.CAL_24X7).isEqualTo(calendar);
            }
        }
    }

    @Test
    void theNamesAreThoseOfTheProgram() {
        assertThat(listed(SANCTION, "values_contractor_sanction_violation"))
                .containsExactly(names(ViolationKind.values()));
        assertThat(listed(PRECONDITION, "values_rung_precondition_rung")).containsExactly(names(Rung.values()));
        assertThat(listed(PRECONDITION, "outvalues_rung_precondition_precondition"))
                .allSatisfy(name -> assertThat(Precondition.valueOf(name)).isNotNull());
    }

    private static String[] names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
    }

    private static List<String> listed(String decision, String id) {
        var table = new DecisionFile(ROOM, decision).table(decision);
        DmnElement values = table.getModelInstance().getModelElementById(id);
        return List.of(values.getTextContent().trim().replace("\"", "").split(","));
    }
}
