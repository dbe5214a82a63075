package cn.baoxiu.clock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The arithmetic of this room for measurements: on the years that come with the program, without a database. */
public final class BenchClock {

    private final WorkingTime workingTime;
    private final PausedTime pausedTime;

    private BenchClock(WorkdayTable table) {
        this.workingTime = new ChinaWorkingTime(() -> table);
        this.pausedTime = new PausedTime(workingTime, () -> table);
    }

    /** A time [from, to) in which the clock stood still. */
    public record Pause(Instant from, Instant to) {}

    public static BenchClock onKnownYears() throws IOException {
        Map<LocalDate, Boolean> exceptions = new HashMap<>();
        Set<Integer> years = new HashSet<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath:clock/holiday-cn/*.json")) {
            try (InputStream in = file.getInputStream()) {
                JsonNode year = new ObjectMapper().readTree(in);
                for (JsonNode day : year.required("days")) {
                    exceptions.put(
                            LocalDate.parse(day.required("date").textValue()),
                            day.required("isOffDay").booleanValue());
                }
                years.add(year.required("year").intValue());
            }
        }
        return new BenchClock(new WorkdayTable(exceptions, years));
    }

    public Deadline deadline(CalendarId calendar, Instant start, Amount amount) {
        return workingTime.deadline(calendar, start, amount);
    }

    public Deadline deadline(CalendarId calendar, Instant start, Amount amount, List<Pause> pauses) {
        return pausedTime.deadline(
                calendar,
                start,
                amount,
                pauses.stream().map(p -> new Standstill(p.from(), p.to())).toList());
    }
}
