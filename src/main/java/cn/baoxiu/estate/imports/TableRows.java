package cn.baoxiu.estate.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of a kind's table by natural key, and the batches that store new and changed ones. */
final class TableRows {

    private static final int BATCH = 1_000;

    private final JdbcTemplate jdbc;
    private final ImportKind kind;
    private final List<String> columns;
    private final Map<List<@Nullable Object>, List<@Nullable Object>> stored = new HashMap<>();

    TableRows(JdbcTemplate jdbc, ImportKind kind) {
        this.jdbc = jdbc;
        this.kind = kind;
        this.columns = kind.tableColumns();
        jdbc.query("select " + String.join(", ", columns) + " from " + kind.table(), row -> {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                values.add(plain(row.getObject(i)));
            }
            stored.put(key(values), values);
        });
    }

    /** @return the stored row with the same natural key */
    @Nullable
    List<@Nullable Object> find(List<@Nullable Object> values) {
        return stored.get(key(values));
    }

    List<@Nullable Object> key(List<@Nullable Object> values) {
        List<@Nullable Object> key = new ArrayList<>();
        kind.keys().forEach(name -> key.add(values.get(columns.indexOf(name))));
        return key;
    }

    @Nullable
    Object value(List<@Nullable Object> values, String column) {
        return values.get(columns.indexOf(column));
    }

    static boolean same(List<@Nullable Object> one, List<@Nullable Object> other) {
        for (int i = 0; i < one.size(); i++) {
            Object a = one.get(i);
            Object b = other.get(i);
            boolean equal = a instanceof BigDecimal x && b instanceof BigDecimal y
                    ? x.compareTo(y) == 0
                    : java.util.Objects.equals(a, b);
            if (!equal) {
                return false;
            }
        }
        return true;
    }

    void insert(List<List<@Nullable Object>> rows) {
        String marks = columns.stream().map(name -> "?").collect(Collectors.joining(", "));
        String sql = "insert into " + kind.table() + " (" + String.join(", ", columns) + ") values (" + marks + ")";
        batch(sql, rows);
    }

    void update(List<List<@Nullable Object>> rows) {
        List<String> others =
                columns.stream().filter(name -> !kind.keys().contains(name)).toList();
        String sql = "update " + kind.table() + " set "
                + others.stream().map(name -> name + " = ?").collect(Collectors.joining(", ")) + " where "
                + kind.keys().stream().map(name -> name + " = ?").collect(Collectors.joining(" and "));
        List<List<@Nullable Object>> params = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> line = new ArrayList<>();
            others.forEach(name -> line.add(value(row, name)));
            line.addAll(key(row));
            params.add(line);
        }
        batch(sql, params);
    }

    private void batch(String sql, List<List<@Nullable Object>> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows, BATCH, (statement, row) -> {
                for (int i = 0; i < row.size(); i++) {
                    statement.setObject(i + 1, row.get(i));
                }
            });
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof java.sql.Date date ? (LocalDate) date.toLocalDate() : value;
    }
}
