package cn.baoxiu.repair.casework;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Component;

/**
 * Rows of {@code repair_case}: each field of {@link RepairCase} is the column of its name. An update names only the
 * columns that changed: the row has some fifty, and a step of the process changes two or three.
 */
@Component
class CaseTable {

    private static final String ID = "case_number";
    private static final String VERSION = "row_version";

    /** Follows from the promises, so it is not a field of the case. */
    private static final String DUE = "(next_due, due_provisional) = (select v.next_due, v.next_due = v.provisional_due"
            + " from v_clock_owner_due v where v.case_number = repair_case.case_number)";

    private static final Map<Class<?>, Integer> TYPES = Map.of(
            String.class, Types.VARCHAR,
            Instant.class, Types.TIMESTAMP_WITH_TIMEZONE,
            LocalDate.class, Types.DATE,
            boolean.class, Types.BOOLEAN,
            Boolean.class, Types.BOOLEAN,
            int.class, Types.INTEGER,
            Long.class, Types.BIGINT);

    private static final List<Column> COLUMNS = Arrays.stream(RepairCase.class.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            .map(Column::of)
            .toList();

    private static final String SELECT = "select " + names(", ") + " from repair_case where " + ID + " = ?";
    private static final String INSERT = "insert into repair_case (" + names(", ") + ") values ("
            + String.join(", ", Collections.nCopies(COLUMNS.size(), "?")) + ")";

    private final JdbcTemplate jdbc;

    CaseTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<RepairCase> read(String caseNumber) {
        return jdbc
                .query(
                        SELECT,
                        (row, n) -> {
                            RepairCase found = new RepairCase();
                            for (int i = 0; i < COLUMNS.size(); i++) {
                                COLUMNS.get(i).set(found, COLUMNS.get(i).read(row, i + 1));
                            }
                            return found;
                        },
                        caseNumber)
                .stream()
                .findFirst();
    }

    void insert(RepairCase added) {
        added.stored(0);
        jdbc.update(INSERT, COLUMNS.stream().map(c -> c.bound(c.get(added))).toArray());
    }

    /** What the row holds, to tell later what changed. */
    static List<@Nullable Object> valuesOf(RepairCase repairCase) {
        List<@Nullable Object> values = new ArrayList<>();
        COLUMNS.forEach(column -> values.add(column.get(repairCase)));
        return values;
    }

    /**
     * @param stored what the row held when it was read
     * @param due whether promises to the owner changed as well
     * @throws OptimisticLockingFailureException if somebody else changed the row meanwhile
     */
    void update(RepairCase changed, List<@Nullable Object> stored, boolean due) {
        List<String> set = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            Column column = COLUMNS.get(i);
            Object value = column.get(changed);
            if (!Objects.equals(value, stored.get(i))) {
                set.add(column.name() + " = ?");
                values.add(column.bound(value));
            }
        }
        if (set.isEmpty()) {
            if (due) {
                updateDue(changed.caseNumber());
            }
            return;
        }
        if (due) {
            set.add(DUE);
        }
        long version = changed.rowVersion();
        values.add(changed.caseNumber());
        values.add(version);
        int updated = jdbc.update(
                "update repair_case set " + VERSION + " = " + VERSION + " + 1, " + String.join(", ", set) + " where "
                        + ID + " = ? and " + VERSION + " = ?",
                values.toArray());
        if (updated != 1) {
            throw new OptimisticLockingFailureException("case " + changed.caseNumber() + " was changed meanwhile");
        }
        changed.stored(version + 1);
    }

    /** Promises are no part of the case: their changes do not collide with changes of it. */
    void updateDue(String caseNumber) {
        jdbc.update("update repair_case set " + DUE + " where " + ID + " = ?", caseNumber);
    }

    private static String names(String separator) {
        return COLUMNS.stream().map(Column::name).collect(Collectors.joining(separator));
    }

    private record Column(String name, Field field, Class<?> type, int sqlType) {

        static Column of(Field field) {
            field.setAccessible(true);
            Class<?> type = field.getType();
            int sqlType = type.isEnum() ? Types.VARCHAR : Objects.requireNonNull(TYPES.get(type), field.getName());
            String name = field.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            return new Column(name, field, type, sqlType);
        }

        @Nullable
        Object get(RepairCase repairCase) {
            try {
                return field.get(repairCase);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        void set(RepairCase repairCase, @Nullable Object value) {
            try {
                field.set(repairCase, value);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        /** With its type, so that the driver can keep one prepared statement for values and nulls. */
        Object bound(@Nullable Object value) {
            return new SqlParameterValue(sqlType, SqlRow.bound(value));
        }

        @Nullable
        Object read(ResultSet row, int index) throws SQLException {
            if (type.isEnum()) {
                String constant = row.getString(index);
                return constant == null ? null : constantOf(constant);
            }
            if (type == Instant.class) {
                OffsetDateTime at = row.getObject(index, OffsetDateTime.class);
                return at == null ? null : at.toInstant();
            }
            if (type == LocalDate.class) {
                return row.getObject(index, LocalDate.class);
            }
            return row.getObject(index);
        }

        private Object constantOf(String constant) {
            for (Object candidate : type.getEnumConstants()) {
                if (((Enum<?>) candidate).name().equals(constant)) {
                    return candidate;
                }
            }
            throw new IllegalStateException(name + " holds " + constant);
        }
    }
}
