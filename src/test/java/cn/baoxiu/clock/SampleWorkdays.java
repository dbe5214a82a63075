package cn.baoxiu.clock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The table of working days from the files the program brings along, without a database. */
final class SampleWorkdays {

    static final Map<LocalDate, Boolean> EXCEPTIONS = read();
    static final WorkdayTable TABLE = new WorkdayTable(EXCEPTIONS, Set.of(2024, 2025, 2026));

    private SampleWorkdays() {}

    private static Map<LocalDate, Boolean> read() {
        Map<LocalDate, Boolean> days = new HashMap<>();
        for (int year = 2024; year <= 2026; year++) {
            try (InputStream in = SampleWorkdays.class.getResourceAsStream("/clock/holiday-cn/" + year + ".json")) {
                for (JsonNode day : new ObjectMapper().readTree(in).required("days")) {
                    days.put(
                            LocalDate.parse(day.get("date").textValue()),
                            day.get("isOffDay").booleanValue());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return days;
    }
}
