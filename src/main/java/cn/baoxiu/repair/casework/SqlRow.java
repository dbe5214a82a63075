package cn.baoxiu.repair.casework;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Values of one row by column name, in the types that both databases bind. */
final class SqlRow {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    static SqlRow of(String caseNumber, int round) {
        return new SqlRow().with("case_number", caseNumber).with("round", round);
    }

    SqlRow with(String column, @Nullable Object value) {
        values.put(column, bound(value));
        return this;
    }

    /** Text that may be missing: a null of unknown type would make the database plan the statement anew. */
    SqlRow text(String column, @Nullable String value) {
        values.put(column, new SqlParameterValue(Types.VARCHAR, value));
        return this;
    }

    void insertInto(String table, JdbcClient jdbc) {
        String columns = String.join(", ", values.keySet());
        String places = values.keySet().stream().map(c -> ":" + c).collect(Collectors.joining(", "));
        jdbc.sql("insert into " + table + " (" + columns + ") values (" + places + ")")
                .params(values)
                .update();
    }

    static @Nullable Object bound(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
