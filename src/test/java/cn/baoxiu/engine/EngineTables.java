package cn.baoxiu.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searches every column of tables for a text, in bytes too. */
public final class EngineTables {

    private EngineTables() {}

    /** @return the tables in which the text was found */
    public static List<String> containing(JdbcClient jdbc, String text) {
        List<String> tables = tables(jdbc, name -> name.startsWith("ACT_"));
        if (tables.size() < 40) {
            throw new AssertionError("only " + tables.size() + " engine tables found");
        }
        return containing(jdbc, text, tables);
    }

    /**
     * @param rooms beginnings of table names, for example {@code intake_}
     * @return the tables of all other rooms in which the text was found
     */
    public static List<String> outside(JdbcClient jdbc, List<String> rooms, String text) {
        List<String> tables = tables(
                jdbc,
                name -> !name.startsWith("ACT_")
                        && rooms.stream().noneMatch(room -> name.startsWith(room.toUpperCase(Locale.ROOT))));
        if (tables.stream().noneMatch(t -> t.equalsIgnoreCase("repair_case"))) {
            throw new AssertionError("no tables of other rooms found: " + tables);
        }
        return containing(jdbc, text, tables);
    }

    private static List<String> tables(JdbcClient jdbc, Predicate<String> wanted) {
        return jdbc
                .sql("select table_name from information_schema.tables where lower(table_schema) = 'public'")
                .query(String.class)
                .list()
                .stream()
                .filter(t -> wanted.test(t.toUpperCase(Locale.ROOT)))
                .toList();
    }

    private static List<String> containing(JdbcClient jdbc, String text, List<String> tables) {
        List<String> found = new ArrayList<>();
        for (String table : tables) {
            jdbc.sql("select * from \"" + table + "\"").query(row -> {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    if (asText(row.getObject(i)).contains(text)) {
                        found.add(table + "." + row.getMetaData().getColumnName(i));
                    }
                }
            });
        }
        return found;
    }

    private static String asText(Object value) {
        try {
            if (value instanceof byte[] bytes) {
                return new String(bytes, StandardCharsets.UTF_8);
            }
            if (value instanceof java.sql.Blob blob) {
                return new String(blob.getBytes(1, (int) blob.length()), StandardCharsets.UTF_8);
            }
            if (value instanceof java.sql.Clob clob) {
                return clob.getSubString(1, (int) clob.length());
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return String.valueOf(value);
    }
}
