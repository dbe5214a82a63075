package cn.baoxiu.contractor.retention;

import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.EngineTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The legal terms by decision {@code release-term}: natural days, the first day not counted, not rolled to a working day
 * and never paused (rules R6). The calendar of natural days of room {@code clock} rolls, so it does not serve here.
 */
@Component
class ReleaseTerms {

    private static final String DECISION = "release-term";
    private static final LocalTime CLOSE = LocalTime.of(23, 59, 59);

    private final Decisions decisions;

    ReleaseTerms(Decisions decisions) {
        this.decisions = decisions;
    }

    enum Term {
        FIRST,
        SECOND
    }

    /**
     * A warning before the end of a term.
     *
     * @param daysLeft days before the end
     * @param groups who is told
     */
    record Alarm(int daysLeft, Instant at, List<String> groups) {}

    /** Last second of a term that began with what was received on a day. */
    Instant due(Term term, LocalDate receivedOn) {
        int days = number(rows(term, "ANSWER", receivedOn).get(0));
        return receivedOn.plusDays(days).atTime(CLOSE).atZone(EngineTime.ZONE).toInstant();
    }

    /** In the order of time. */
    List<Alarm> alarms(Term term, LocalDate receivedOn) {
        LocalDate last = LocalDate.ofInstant(due(term, receivedOn), EngineTime.ZONE);
        return rows(term, "ALARM", receivedOn).stream()
                .map(row -> alarm(row, last))
                .sorted(Comparator.comparing(Alarm::at))
                .toList();
    }

    private static Alarm alarm(Map<String, Object> row, LocalDate last) {
        int days = number(row);
        LocalTime time = LocalTime.parse(text(row, "at"));
        return new Alarm(
                days,
                last.minusDays(days).atTime(time).atZone(EngineTime.ZONE).toInstant(),
                Arrays.stream(text(row, "tell").split(",", -1))
                        .map(String::strip)
                        .toList());
    }

    /** The rules in force on the day of receipt. */
    private List<Map<String, Object>> rows(Term term, String step, LocalDate receivedOn) {
        Instant inForceAt = receivedOn.atStartOfDay(EngineTime.ZONE).toInstant();
        List<Map<String, Object>> rows = decisions
                .figures(DECISION, inForceAt, Map.of("term", term.name(), "step", step))
                .rows();
        if (rows.isEmpty()) {
            throw new IllegalStateException(DECISION + " says nothing about " + term + " " + step);
        }
        return rows;
    }

    private static int number(Map<String, Object> row) {
        return ((Number) Objects.requireNonNull(row.get("days"), "release-term gave no days")).intValue();
    }

    private static String text(Map<String, Object> row, String output) {
        return Objects.requireNonNull(row.get(output), () -> DECISION + " gave no " + output)
                .toString();
    }
}
