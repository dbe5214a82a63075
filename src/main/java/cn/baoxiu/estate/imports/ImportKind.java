package cn.baoxiu.estate.imports;

import cn.baoxiu.estate.imports.ImportColumn.Derived;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import file of one kind holds and which table takes it.
 *
 * @param keys columns of the natural key, by which a row of the file meets one of the table
 * @param scopeColumn column that tells the subsidiary a row belongs to; null if rows belong to the whole group
 * @param check looks at a row as a whole, after its cells
 */
record ImportKind(
        String name,
        String table,
        List<ImportColumn> columns,
        List<Derived> derived,
        List<String> keys,
        @Nullable String scopeColumn,
        RowCheck check) {

    static ImportKind of(String name, String table, List<String> keys, ImportColumn... columns) {
        return new ImportKind(name, table, List.of(columns), List.of(), keys, null, (row, facts) -> {});
    }

    ImportKind scopedBy(String column) {
        return new ImportKind(name, table, columns, derived, keys, column, check);
    }

    ImportKind derive(Derived... more) {
        return new ImportKind(name, table, columns, List.of(more), keys, scopeColumn, check);
    }

    ImportKind checkedBy(RowCheck rowCheck) {
        return new ImportKind(name, table, columns, derived, keys, scopeColumn, rowCheck);
    }

    /** Columns of the table, keys included, in a fixed order. */
    List<String> tableColumns() {
        List<String> names = new ArrayList<>();
        columns.stream().filter(ImportColumn::stored).map(ImportColumn::name).forEach(names::add);
        derived.stream().map(Derived::name).forEach(names::add);
        return names;
    }

    /** Values for {@link #tableColumns()}. */
    List<@Nullable Object> tableValues(Row row) {
        List<@Nullable Object> values = new ArrayList<>();
        columns.stream().filter(ImportColumn::stored).forEach(column -> values.add(row.value(column.name())));
        derived.forEach(column -> values.add(column.value().apply(row)));
        return values;
    }

    ImportColumn column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst()
                .orElseThrow();
    }

    /** A rule over several cells of a row. */
    @FunctionalInterface
    interface RowCheck {
        void look(Row row, Facts facts);
    }
}
