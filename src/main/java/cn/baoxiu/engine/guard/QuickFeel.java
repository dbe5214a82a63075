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
 * FEEL with a short way for what most cells of a decision table are: a list of strings, truth values and null, a whole
 * number as output, the name of an input, a string that an input list must contain, a dash. The FEEL engine parses each
 * cell anew and builds a context of all its functions for it, 3 to 5 ms for a table of 24 rules. Everything else goes to
 * that engine, and the short way answers exactly as it does.
 */
final class QuickFeel implements FeelEngine {

    private static final String STRING = "\"[^\"\\\\]*\"";
    private static final String LITERAL = "(?:" + STRING + "|true|false|null)";
    private static final Pattern LITERALS = Pattern.compile(LITERAL + "(\\s*,\\s*" + LITERAL + ")*");
    private static final Pattern ONE_LITERAL = Pattern.compile(LITERAL);
    private static final Pattern NOT_STRINGS =
            Pattern.compile("not\\((\\s*" + STRING + "(?:\\s*,\\s*" + STRING + ")*\\s*)\\)");
    private static final Pattern CONTAINS = Pattern.compile("list contains\\(\\?\\s*,\\s*\"([^\"\\\\]*)\"\\)");
    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
    private static final List<String> WORDS = List.of("true", "false", "null", "not", "if", "for", "some", "every");

    private final FeelEngine feel;
    private final ConcurrentMap<String, Cell> cells = new ConcurrentHashMap<>();

    /** What an expression was recognised as. */
    private sealed interface Cell {
        /** Strings, truth values, nulls. */
        record Literals(List<@Nullable Object> values) implements Cell {}

        record NotStrings(List<@Nullable Object> values) implements Cell {}

        record Contains(String element) implements Cell {}

        /** The dash of a decision table. */
        record Anything() implements Cell {}

        record Name(String name) implements Cell {}

        record Whole(Long number) implements Cell {}

        record Other() implements Cell {}
    }

    QuickFeel(FeelEngine feel) {
        this.feel = feel;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // the interface knows no null, its engine answers with it
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        Cell cell = cells.computeIfAbsent(expression, QuickFeel::read);
        if (cell instanceof Cell.Literals literals && literals.values().size() == 1) {
            return (T) literals.values().get(0);
        }
        if (cell instanceof Cell.Whole whole) {
            return (T) whole.number();
        }
        if (cell instanceof Cell.Name name && variables.containsVariable(name.name())) {
            Object value = valueOf(variables, name.name());
            if (value == null
                    || value instanceof String
                    || value instanceof Boolean
                    || value instanceof List<?> list && isStrings(list)) {
                return (T) value;
            }
        }
        return feel.evaluateSimpleExpression(expression, variables);
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String expression, String inputName, VariableContext variables) {
        Cell cell = cells.computeIfAbsent(expression, QuickFeel::read);
        if (variables.containsVariable(inputName)) {
            if (cell instanceof Cell.Anything) {
                return true;
            }
            Object input = valueOf(variables, inputName);
            if (cell instanceof Cell.Literals literals && isComparable(input, literals.values())) {
                return literals.values().contains(input);
            }
            if (cell instanceof Cell.NotStrings not && input instanceof String) {
                return !not.values().contains(input);
            }
            if (cell instanceof Cell.Contains contains && input instanceof List<?> list && isStrings(list)) {
                return list.contains(contains.element());
            }
        }
        return feel.evaluateSimpleUnaryTests(expression, inputName, variables);
    }

    private static boolean isStrings(List<?> list) {
        return list.stream().allMatch(String.class::isInstance);
    }

    private static @Nullable Object valueOf(VariableContext variables, String name) {
        TypedValue value = variables.resolve(name);
        return value == null ? null : value.getValue();
    }

    /** To compare values of different types, or a missing input with several values, is the engine's matter. */
    private static boolean isComparable(@Nullable Object input, List<@Nullable Object> values) {
        if (input == null) {
            return values.size() == 1 || values.contains(null);
        }
        return (input instanceof String || input instanceof Boolean)
                && values.stream().allMatch(value -> value == null || value.getClass() == input.getClass());
    }

    private static Cell read(String expression) {
        String text = expression.strip();
        if (LITERALS.matcher(text).matches()) {
            return new Cell.Literals(literals(text));
        }
        if (text.equals("-")) {
            return new Cell.Anything();
        }
        if (WHOLE.matcher(text).matches()) {
            return new Cell.Whole(Long.valueOf(text));
        }
        if (NAME.matcher(text).matches() && !WORDS.contains(text)) {
            return new Cell.Name(text);
        }
        Matcher contains = CONTAINS.matcher(text);
        if (contains.matches()) {
            return new Cell.Contains(contains.group(1));
        }
        Matcher not = NOT_STRINGS.matcher(text);
        return not.matches() ? new Cell.NotStrings(literals(not.group(1))) : new Cell.Other();
    }

    private static List<@Nullable Object> literals(String text) {
        List<@Nullable Object> values = new ArrayList<>();
        Matcher literal = ONE_LITERAL.matcher(text);
        while (literal.find()) {
            String written = literal.group();
            values.add(
                    switch (written) {
                        case "true" -> true;
                        case "false" -> false;
                        case "null" -> null;
                        default -> written.substring(1, written.length() - 1);
                    });
        }
        return values;
    }
}
