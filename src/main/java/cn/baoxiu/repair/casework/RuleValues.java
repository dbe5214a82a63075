package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.CalendarId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads outputs of decisions, whose numbers and empty texts come in more than one type. */
final class RuleValues {

    private RuleValues() {}

    static int days(Map<String, Object> row) {
        return ((Number) required(row, "days")).intValue();
    }

    /** @throws IllegalStateException for a missing number or one below 0 */
    static int count(Map<String, Object> row, String output) {
        if (!(required(row, output) instanceof Number number) || number.intValue() < 0) {
            throw new IllegalStateException("the decision gave no count " + output + ": " + row);
        }
        return number.intValue();
    }

    /** Null for a missing number. */
    static @Nullable Integer number(Map<String, Object> row, String output) {
        return row.get(output) instanceof Number number ? number.intValue() : null;
    }

    static <E extends Enum<E>> E choice(Map<String, Object> row, String output, Class<E> type) {
        return Enum.valueOf(type, required(row, output).toString());
    }

    /** Null for a missing or empty text. */
    static @Nullable String text(Map<String, Object> row, String output) {
        Object value = row.get(output);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    static Amount amount(Map<String, Object> row) {
        return Amount.parse(required(row, "amount").toString());
    }

    static CalendarId calendar(Map<String, Object> row) {
        return choice(row, "calendar", CalendarId.class);
    }

    private static Object required(Map<String, Object> row, String output) {
        Object value = row.get(output);
        if (value == null) {
            throw new IllegalStateException("the decision gave no " + output + ": " + row);
        }
        return value;
    }
}
