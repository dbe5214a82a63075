package cn.baoxiu.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a cell, the answer is the one of the FEEL engine. */
class QuickFeelTest {

    private final FeelEngine feel = new ScalaFeelEngineFactory().createInstance();
    private final List<String> asked = new ArrayList<>();
    private final FeelEngine quick = new QuickFeel(new FeelEngine() {
        @Override
        public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
            asked.add(expression);
            return feel.evaluateSimpleExpression(expression, variables);
        }

        @Override
        public boolean evaluateSimpleUnaryTests(String expression, String input, VariableContext variables) {
            asked.add(expression);
            return feel.evaluateSimpleUnaryTests(expression, input, variables);
        }
    });

    static Stream<String> cells() {
        return Stream.of(
                "\"LEAK\"",
                "\"LEAK\",\"CRACK\"",
                " \"CRACK\" , \"LEAK\" ",
                "\"a, b\"",
                "\"\"",
                "\"with \\\" quote\"",
                "not(\"LEAK\")",
                "not( \"LEAK\", \"CRACK\" )",
                "-",
                " - ",
                "not(true)",
                "not(null)",
                "\"LEAK\",null",
                "\"LEAK\",true",
                "\"true\",\"null\"",
                "false,null",
                "true, false",
                "null,null",
                "list contains(?, \"GAS\")",
                "list contains(?,\"GAS\",1)",
                "true",
                "false",
                "null",
                "kind",
                "0",
                "7",
                "007",
                "200000",
                "1234567890123",
                "-3",
                "1.0",
                "list contains(hazards, \"GAS\")",
                "> 5",
                "[1..5]",
                "\"LEAK\" and true",
                "starts with(?, \"LE\")");
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aCellMatchesWhatTheEngineMatches(String cell) {
        for (Object input : Arrays.asList(
                "LEAK",
                "CRACK",
                "leak",
                "",
                "a, b",
                "b",
                true,
                false,
                null,
                3,
                5.5,
                List.of("GAS", "LEAK"),
                List.of(),
                List.of("LEAK"),
                Arrays.asList("GAS", null),
                List.of(1, 2))) {
            assertSame(cell, input);
        }
    }

    private void assertSame(String cell, Object input) {
        VariableContext variables = variables(input);
        assertThat(outcome(() -> quick.evaluateSimpleUnaryTests(cell, "kind", variables)))
                .as("%s of %s", cell, input)
                .isEqualTo(outcome(() -> feel.evaluateSimpleUnaryTests(cell, "kind", variables)));
        assertThat(outcome(() -> quick.evaluateSimpleExpression(cell, variables)))
                .as("%s with %s", cell, input)
                .isEqualTo(outcome(() -> feel.evaluateSimpleExpression(cell, variables)));
    }

    @Test
    void aMissingInputIsTheEnginesMatter() {
        VariableContext nothing = Variables.createVariables().asVariableContext();

        for (String cell : cells().toList()) {
            assertThat(outcome(() -> quick.evaluateSimpleUnaryTests(cell, "kind", nothing)))
                    .as(cell)
                    .isEqualTo(outcome(() -> feel.evaluateSimpleUnaryTests(cell, "kind", nothing)));
        }
    }

    @Test
    void stringsTruthAndNamesAreAnsweredWithoutTheEngine() {
        VariableContext variables = variables("LEAK");

        quick.evaluateSimpleUnaryTests("\"LEAK\",\"CRACK\"", "kind", variables);
        quick.evaluateSimpleUnaryTests("true", "flag", variables);
        quick.evaluateSimpleUnaryTests("false,null", "flag", variables);
        quick.evaluateSimpleUnaryTests("not(\"LEAK\")", "kind", variables);
        quick.evaluateSimpleUnaryTests("list contains(?, \"GAS\")", "hazards", variables);
        quick.evaluateSimpleExpression("kind", variables);
        quick.evaluateSimpleExpression("hazards", variables);
        quick.evaluateSimpleExpression("nothing", variables);
        quick.evaluateSimpleExpression("\"P1\"", variables);
        quick.evaluateSimpleExpression("30", variables);

        assertThat(asked).isEmpty();
    }

    private static VariableContext variables(Object kind) {
        Map<String, Object> values = new HashMap<>();
        values.put("kind", kind);
        values.put("flag", true);
        values.put("nothing", null);
        values.put("hazards", List.of("GAS"));
        return Variables.fromMap(values).asVariableContext();
    }

    private static Object outcome(Supplier<Object> evaluation) {
        try {
            Object value = evaluation.get();
            // a number's type matters to whoever reads the decision
            return value == null ? "null" : value instanceof List<?> ? value : value + " " + value.getClass();
        } catch (RuntimeException e) {
            return e.getClass();
        }
    }
}
