package cn.baoxiu.clock;

import cn.baoxiu.clock.HolidayStore.Holiday;
import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The holidays of a year as the State Council's paper says, in the form of holiday-cn: {@code year}, {@code papers} and
 * {@code days} with {@code date}, {@code name} and {@code isOffDay}, false for a make-up workday.
 */
record HolidayPaper(int year, String source, List<Holiday> days) {

    private static final int MOST_DAYS = 120;
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_SOURCE = 200;
    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /** @throws FormRejected with every wrong field; a day is named by its place in the list, from 0 */
    static HolidayPaper read(int year, String text) {
        JsonNode root;
        try {
            root = STRICT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new FormRejected("file", "clock.holiday.notJson");
        }
        List<FieldError> errors = new ArrayList<>();
        JsonNode stated = root.path("year");
        if (!stated.isInt() || stated.intValue() != year) {
            errors.add(FieldError.of("year", "clock.holiday.otherYear", String.valueOf(year)));
        }
        JsonNode listed = root.path("days");
        if (!listed.isArray() || listed.isEmpty() || listed.size() > MOST_DAYS) {
            errors.add(FieldError.of("days", "clock.holiday.noDays", String.valueOf(MOST_DAYS)));
            throw new FormRejected(errors);
        }
        List<Holiday> days = new ArrayList<>();
        Set<LocalDate> seen = new HashSet<>();
        for (int i = 0; i < listed.size(); i++) {
            Holiday day = day(year, "days[" + i + "]", listed.get(i), seen, errors);
            if (day != null) {
                days.add(day);
            }
        }
        if (!errors.isEmpty()) {
            throw new FormRejected(errors);
        }
        String source = root.path("papers").path(0).asText("holiday-cn");
        return new HolidayPaper(year, source.substring(0, Math.min(LONGEST_SOURCE, source.length())), days);
    }

    private static @Nullable Holiday day(
            int year, String place, JsonNode node, Set<LocalDate> seen, List<FieldError> errors) {
        int before = errors.size();
        LocalDate date = date(node.path("date"));
        if (date == null) {
            errors.add(FieldError.of(place + ".date", "clock.holiday.notADate"));
        } else if (date.getYear() != year && !(date.getYear() == year - 1 && date.getMonthValue() == 12)) {
            // December days may stand in the paper of the next year
            errors.add(FieldError.of(place + ".date", "clock.holiday.outsideYear", date.toString()));
        } else if (!seen.add(date)) {
            errors.add(FieldError.of(place + ".date", "clock.holiday.twice", date.toString()));
        }
        String name =
                node.path("name").isTextual() ? node.path("name").textValue().strip() : "";
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            errors.add(FieldError.of(place + ".name", "clock.holiday.noName"));
        }
        JsonNode off = node.path("isOffDay");
        if (!off.isBoolean()) {
            errors.add(FieldError.of(place + ".isOffDay", "clock.holiday.notBoolean"));
        } else if (!off.booleanValue() && date != null && !isWeekend(date)) {
            errors.add(FieldError.of(place + ".isOffDay", "clock.holiday.workdayAlready", date.toString()));
        }
        return date == null || errors.size() > before ? null : new Holiday(date, name, off.booleanValue());
    }

    private static @Nullable LocalDate date(JsonNode node) {
        try {
            return node.isTextual() ? LocalDate.parse(node.textValue()) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
