package cn.baoxiu.engine.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * FEEL with a short way for what most cells of a decision table are: a list of strings, a truth value, the name of an
 * input. The FEEL engine parses each cell anew and builds a context of all its functions for it, 3 to 5 ms for a table
 * of 24 rules. Everything else goes to that engine, and the short way answers exactly as it does.
 */
final class QuickFeel implements FeelEngine {

    private static final String STRING = "\"[^\"\\\\]*\"";
    private static final Pattern STRINGS = Pattern.compile("\\s*" + STRING + "(\\s*,\\s*" + STRING + ")*\\s*");
    private static final Pattern ONE_STRING = Pattern.compile(STRING);
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
    private static final List<String> WORDS = List.of("true", "false", "null", "not", "if", "for", "some", "every");

    private final FeelEngine feel;
    private final ConcurrentMap<String, Cell> cells = new ConcurrentHashMap<>();

    /** What an expression was recognised as. */
    private sealed interface Cell {
        record Strings(List<String> values) implements Cell {}

        record Truth(boolean value) implements Cell {}

        record Name(String name) implements Cell {}

        record Other() implements Cell {}
    }

    QuickFeel(FeelEngine feel) {
        this.feel = feel;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        Cell cell = cells.computeIfAbsent(expression, QuickFeel::read);
        if (cell instanceof Cell.Strings strings && strings.values().size() == 1) {
            return (T) strings.values().get(0);
        }
        if (cell instanceof Cell.Truth truth) {
            return (T) Boolean.valueOf(truth.value());
        }
        if (cell instanceof Cell.Name name && variables.containsVariable(name.name())) {
            Object value = valueOf(variables, name.name());
            if (value instanceof String || value instanceof Boolean) {
                return (T) value;
            }
        }
        return feel.evaluateSimpleExpression(expression, variables);
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String expression, String inputName, VariableContext variables) {
        Cell cell = cells.computeIfAbsent(expression, QuickFeel::read);
        if (variables.containsVariable(inputName)) {
            Object input = valueOf(variables, inputName);
            if (cell instanceof Cell.Strings strings && input instanceof String text) {
                return strings.values().contains(text);
            }
            if (cell instanceof Cell.Truth truth && input instanceof Boolean flag) {
                return truth.value() == flag;
            }
        }
        return feel.evaluateSimpleUnaryTests(expression, inputName, variables);
    }

    private static @Nullable Object valueOf(VariableContext variables, String name) {
        TypedValue value = variables.resolve(name);
        return value == null ? null : value.getValue();
    }

    private static Cell read(String expression) {
        String text = expression.strip();
        if (text.equals("true") || text.equals("false")) {
            return new Cell.Truth(text.equals("true"));
        }
        if (NAME.matcher(text).matches() && !WORDS.contains(text)) {
            return new Cell.Name(text);
        }
        if (!STRINGS.matcher(expression).matches()) {
            return new Cell.Other();
        }
        List<String> values = new ArrayList<>();
        Matcher string = ONE_STRING.matcher(expression);
        while (string.find()) {
            values.add(expression.substring(string.start() + 1, string.end() - 1));
        }
        return new Cell.Strings(List.copyOf(values));
    }
}
