package cn.baoxiu.survey.callback;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.CalendarId;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/**
 * Answer of decision {@code callback-rule}.
 *
 * @param linkDays natural days after the call-back began on which the owner's link works
 * @param sharePercent of calls that the group repeats
 */
record CallbackRule(
        boolean toCall, CalendarId calendar, Amount amount, int attempts, int linkDays, BigDecimal sharePercent) {

    static final String KEY = "callback-rule";

    static CallbackRule of(Map<String, Object> row) {
        return new CallbackRule(
                Boolean.TRUE.equals(row.get("toCall")),
                CalendarId.valueOf(text(row, "calendar")),
                Amount.parse(text(row, "amount")),
                number(row, "attempts").intValue(),
                number(row, "linkDays").intValue(),
                new BigDecimal(text(row, "sharePercent")));
    }

    private static Number number(Map<String, Object> row, String output) {
        return (Number) Objects.requireNonNull(row.get(output), output);
    }

    private static String text(Map<String, Object> row, String output) {
        return String.valueOf(Objects.requireNonNull(row.get(output), output));
    }
}
