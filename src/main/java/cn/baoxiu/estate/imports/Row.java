package cn.baoxiu.estate.imports;

import cn.baoxiu.estate.ImportReport.Issue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of the file with its values and what was found about it. */
final class Row {

    private final int number;
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final List<Issue> errors = new ArrayList<>();
    private final List<Issue> warnings = new ArrayList<>();

    Row(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    void put(String column, String text, Object value) {
        values.put(column, value);
        texts.put(column, text);
    }

    @Nullable
    Object value(String column) {
        return values.get(column);
    }

    @Nullable
    String text(String column) {
        return (String) values.get(column);
    }

    /** A text that the parsers guarantee: checks run only on rows without errors so far. */
    String needText(String column) {
        return (String) need(column);
    }

    Object need(String column) {
        Object value = values.get(column);
        if (value == null) {
            throw new IllegalStateException("row " + number + " has no " + column);
        }
        return value;
    }

    @Nullable
    LocalDate date(String column) {
        return (LocalDate) values.get(column);
    }

    void error(@Nullable String column, @Nullable String text, String code, List<String> args) {
        errors.add(new Issue(number, column, text, code, args));
    }

    void error(String column, String code, String... args) {
        error(column, texts.get(column), code, List.of(args));
    }

    void warn(@Nullable String column, String code, String... args) {
        warnings.add(new Issue(number, column, column == null ? null : texts.get(column), code, List.of(args)));
    }

    boolean good() {
        return errors.isEmpty();
    }

    List<Issue> errors() {
        return errors;
    }

    List<Issue> warnings() {
        return warnings;
    }
}
