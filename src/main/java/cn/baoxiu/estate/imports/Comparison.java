package cn.baoxiu.estate.imports;

import cn.baoxiu.estate.ImportReport;
import cn.baoxiu.estate.ImportReport.Issue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the rows of a file are beside those of the table: new, changed, the same, or refused. */
final class Comparison {

    private final ImportKind kind;
    private final TableRows table;
    private final Facts facts;
    private final Map<List<@Nullable Object>, Seen> seen = new HashMap<>();
    private final List<List<@Nullable Object>> inserted = new ArrayList<>();
    private final List<List<@Nullable Object>> changed = new ArrayList<>();
    private final List<Issue> errors = new ArrayList<>();
    private final List<Issue> warnings = new ArrayList<>();
    private int rows;
    private int unchanged;
    private int refused;

    private record Seen(int number, List<@Nullable Object> values) {}

    Comparison(ImportKind kind, TableRows table, Facts facts) {
        this.kind = kind;
        this.table = table;
        this.facts = facts;
    }

    Comparison of(List<Row> read) {
        read.forEach(this::add);
        return this;
    }

    private void add(Row row) {
        rows++;
        if (row.good()) {
            compare(row);
        }
        errors.addAll(row.errors());
        warnings.addAll(row.warnings());
        if (!row.good()) {
            refused++;
        }
    }

    private void compare(Row row) {
        List<@Nullable Object> values = kind.tableValues(row);
        List<@Nullable Object> old = table.find(values);
        if (!mayChange(values) || (old != null && !mayChange(old))) {
            row.error(kind.scopeColumn(), scopeText(row), "import.row.forbidden", List.of());
            return;
        }
        Seen before = seen.putIfAbsent(table.key(values), new Seen(row.number(), values));
        if (before != null) {
            repeated(row, values, before);
        } else if (old == null) {
            inserted.add(values);
        } else if (TableRows.same(old, values)) {
            unchanged++;
        } else {
            changed.add(values);
        }
    }

    private void repeated(Row row, List<@Nullable Object> values, Seen before) {
        String number = String.valueOf(before.number());
        if (TableRows.same(before.values(), values)) {
            row.warn(null, "import.row.repeated", number);
            unchanged++;
        } else {
            row.error(null, null, "import.row.contradicts", List.of(number));
        }
    }

    private boolean mayChange(List<@Nullable Object> values) {
        String column = kind.scopeColumn();
        if (column == null) {
            return facts.mayChange(Reference.WHOLE_GROUP);
        }
        String code = (String) table.value(values, column);
        if (code == null) {
            return facts.mayChange(Reference.WHOLE_GROUP);
        }
        Reference reference = kind.column(column).refersTo();
        return facts.mayChange(
                reference == null ? code : Objects.requireNonNullElse(facts.subsidiaryOf(reference, code), code));
    }

    private @Nullable String scopeText(Row row) {
        String column = kind.scopeColumn();
        return column == null ? null : row.text(column);
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    List<List<@Nullable Object>> inserted() {
        return inserted;
    }

    List<List<@Nullable Object>> changed() {
        return changed;
    }

    ImportReport report(String kindName, String fileName, boolean dryRun, boolean applied, List<String> ignored) {
        return new ImportReport(
                kindName,
                fileName,
                dryRun,
                applied,
                rows,
                inserted.size(),
                changed.size(),
                unchanged,
                refused,
                first(errors),
                errors.size(),
                first(warnings),
                warnings.size(),
                ignored);
    }

    private static List<Issue> first(List<Issue> issues) {
        return List.copyOf(issues.subList(0, Math.min(issues.size(), ImportReport.ISSUES_MAX)));
    }
}
