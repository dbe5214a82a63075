package cn.baoxiu.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.CalendarId;
import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.estate.WarrantyClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.InputValues;
import org.camunda.bpm.model.dmn.instance.OutputValues;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RepairDecisionsTest {

    private static final List<String> FILES = List.of(
            "triage",
            "step-deadline",
            "return-window",
            "drying-days",
            "confirmation",
            "closing-evidence",
            "legacy-step",
            "appointment-arrival");

    /** Names in value lists and the enum whose names they must be. */
    private static final Map<String, Class<? extends Enum<?>>> ENUMS = Map.ofEntries(
            Map.entry("defectClass", DefectClass.class),
            Map.entry("place", Place.class),
            Map.entry("symptom", Symptom.class),
            Map.entry("hazards", Hazard.class),
            Map.entry("grade", Grade.class),
            Map.entry("baseGrade", Grade.class),
            Map.entry("warrantyClass", WarrantyClass.class),
            Map.entry("handling", Handling.class),
            Map.entry("kind", PromiseKind.class),
            Map.entry("calendar", CalendarId.class));

    @TestFactory
    Stream<DynamicContainer> everyDecisionAnswersItsCases_andEveryRuleFires() {
        return FILES.stream().map(DecisionFile::new).flatMap(file -> file.decisions().stream()
                .map(decision -> dynamicContainer(decision, tests(file, decision))));
    }

    private static List<DynamicTest> tests(DecisionFile file, String decision) {
        var tests = new ArrayList<DynamicTest>();
        for (DecisionCase one : DecisionCase.of(decision)) {
            tests.add(dynamicTest(one.name(), () -> assertThat(joined(file.evaluate(decision, one.inputs())))
                    .isEqualTo(one.expected())));
        }
        tests.add(dynamicTest("every rule fires", () -> {
            // by the decision's own cases, whatever ran before
            var fresh = new DecisionFile(fileOf(decision));
            DecisionCase.of(decision).forEach(one -> fresh.evaluate(decision, one.inputs()));
            assertThat(fresh.silentRules(decision)).isEmpty();
        }));
        return tests;
    }

    private static String fileOf(String decision) {
        return FILES.contains(decision) ? decision : "triage";
    }

    private static Map<String, String> joined(List<Map<String, Object>> rows) {
        var joined = new TreeMap<String, String>();
        for (Map<String, Object> row : rows) {
            row.forEach((name, value) ->
                    joined.merge(name, value == null ? "" : value.toString(), (before, next) -> before + "|" + next));
        }
        joined.replaceAll((name, text) -> text.isEmpty() ? null : text);
        return joined;
    }

    @Test
    void everyDefectThatCanBeReportedIsTriaged() {
        var file = new DecisionFile("triage");
        var symptoms = new ArrayList<>(names(Symptom.class));
        symptoms.add(null);
        var places = new ArrayList<>(names(Place.class));
        places.add(null);
        for (String defectClass : names(DefectClass.class)) {
            for (int i = 0; i < symptoms.size() + places.size(); i++) {
                var inputs = new HashMap<String, Object>();
                inputs.put("defectClass", defectClass);
                inputs.put("symptom", symptoms.get(i % symptoms.size()));
                inputs.put("place", places.get(i % places.size()));
                inputs.put("hazards", List.of());
                inputs.put("groupComplaint", false);
                inputs.put("heatingSeason", i % 2 == 0);
                inputs.put("contractorIn", null);
                inputs.put("ownerIn", i % 3 == 0 ? null : i % 3 == 1);
                var rows = file.evaluate("triage", inputs);
                assertThat(rows).as(inputs.toString()).hasSize(1);
                assertThat(rows.get(0).get("grade")).as(inputs.toString()).isIn(names(Grade.class));
                assertThat(rows.get(0).get("handling")).as(inputs.toString()).isIn(names(Handling.class));
            }
        }
    }

    @Test
    void valueListsAreTheNamesOfTheEnums() {
        for (String name : FILES) {
            var file = new DecisionFile(name);
            for (String decision : file.decisions()) {
                var table = file.table(decision);
                table.getInputs()
                        .forEach(input -> checkNames(
                                input.getInputExpression().getText().getTextContent(),
                                input.getChildElementsByType(InputValues.class)));
                table.getOutputs()
                        .forEach(output ->
                                checkNames(output.getName(), output.getChildElementsByType(OutputValues.class)));
            }
        }
    }

    private static void checkNames(String column, Iterable<? extends DmnElement> lists) {
        for (DmnElement list : lists) {
            Class<? extends Enum<?>> type = ENUMS.get(column);
            if (type != null) {
                assertThat(list.getTextContent().trim().replace("\"", "").split(","))
                        .as(column)
                        .containsExactlyElementsOf(names(type));
            }
        }
    }

    @Test
    void everyAmountFitsItsCalendar() {
        for (Map<String, Object> row : promisesAndDeadlines()) {
            Amount amount = Amount.parse((String) row.get("amount"));
            CalendarId calendar = CalendarId.valueOf((String) row.get("calendar"));
            assertThat(calendar).as(row.toString()).isNotEqualTo(CalendarId.CAL_CALENDAR_DAYS);
            assertThat(amount.inDays() && calendar == CalendarId.CAL_24X7)
                    .as(row.toString())
                    .isFalse();
        }
    }

    private static List<Map<String, Object>> promisesAndDeadlines() {
        var promises = new DecisionFile("triage");
        var deadlines = new DecisionFile("step-deadline");
        Set<String> steps = Arrays.stream(deadlines
                        .table("step-deadline")
                        .getInputs()
                        .iterator()
                        .next()
                        .getInputValues()
                        .getTextContent()
                        .trim()
                        .replace("\"", "")
                        .split(","))
                .collect(Collectors.toCollection(TreeSet::new));
        var rows = new ArrayList<Map<String, Object>>();
        for (String grade : names(Grade.class)) {
            rows.addAll(promises.evaluate("promises", Map.of("grade", grade)));
            for (String step : steps) {
                rows.addAll(deadlines.evaluate("step-deadline", Map.of("step", step, "grade", grade)));
            }
        }
        assertThat(rows).hasSizeGreaterThan(100);
        return rows;
    }

    private static List<String> names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }
}
