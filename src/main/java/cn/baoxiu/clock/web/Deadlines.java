package cn.baoxiu.clock.web;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.CalendarId;
import cn.baoxiu.clock.Deadline;
import cn.baoxiu.clock.Holidays;
import cn.baoxiu.clock.WorkingTime;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is asked of a calendar, and explains the deadline by the days that were skipped. */
@Component
class Deadlines {

    private static final Instant FIRST = Instant.parse("1993-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    private final WorkingTime workingTime;
    private final Holidays holidays;

    Deadlines(WorkingTime workingTime, Holidays holidays) {
        this.workingTime = workingTime;
        this.holidays = holidays;
    }

    /** Why a day between start and due did not count, or why it did although it is a weekend. */
    enum Why {
        WEEKEND,
        HOLIDAY,
        MAKEUP_WORKDAY
    }

    record Day(LocalDate date, boolean counted, Why why, @Nullable String name) {}

    /**
     * @param provisional true if a year without holiday data was crossed
     * @param days those that did not count, and weekends that did, by date; none on the clock around
     */
    record Answer(
            CalendarId calendar,
            OffsetDateTime start,
            String amount,
            OffsetDateTime due,
            boolean provisional,
            List<Day> days) {}

    /**
     * @param start like 2026-02-13T16:00, in Shanghai time unless it has an offset
     * @param amount like PT4H, PT30M or P2D
     * @throws NoSuchElementException if there is no such calendar
     * @throws FormRejected naming start or amount
     */
    Answer answer(String calendarId, String start, String amount) {
        CalendarId calendar = Arrays.stream(CalendarId.values())
                .filter(known -> known.name().equals(calendarId))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no calendar " + calendarId));
        Instant from = start(start);
        Amount wanted = amount(amount);
        Deadline deadline;
        try {
            deadline = workingTime.deadline(calendar, from, wanted);
        } catch (IllegalArgumentException e) {
            throw new FormRejected("amount", "clock.calendar.amountUnfit");
        }
        return new Answer(
                calendar,
                from.atZone(EngineTime.ZONE).toOffsetDateTime(),
                wanted.toString(),
                deadline.due().atZone(EngineTime.ZONE).toOffsetDateTime(),
                deadline.provisional(),
                calendar == CalendarId.CAL_24X7 ? List.of() : days(from, deadline));
    }

    private List<Day> days(Instant from, Deadline deadline) {
        LocalDate first = from.atZone(EngineTime.ZONE).toLocalDate();
        LocalDate last = deadline.due().atZone(EngineTime.ZONE).toLocalDate();
        Map<LocalDate, Holidays.Day> special = new HashMap<>();
        holidays.between(first, last).forEach(day -> special.put(day.date(), day));
        List<Day> days = new ArrayList<>();
        for (LocalDate skipped : deadline.skipped()) {
            Holidays.Day day = special.get(skipped);
            days.add(new Day(skipped, false, day == null ? Why.WEEKEND : Why.HOLIDAY, day == null ? null : day.name()));
        }
        special.values().stream()
                .filter(day -> day.kind() == Holidays.Kind.MAKEUP_WORKDAY)
                .forEach(day -> days.add(new Day(day.date(), true, Why.MAKEUP_WORKDAY, day.name())));
        days.sort(Comparator.comparing(Day::date));
        return days;
    }

    private static Instant start(String text) {
        Instant start;
        try {
            start = text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(EngineTime.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            throw new FormRejected("start", "clock.calendar.startUnreadable");
        }
        if (start.isBefore(FIRST) || !start.isBefore(END)) {
            throw new FormRejected("start", "clock.calendar.startOutside");
        }
        return start;
    }

    private static Amount amount(String text) {
        try {
            return Amount.parse(text);
        } catch (IllegalArgumentException e) {
            throw new FormRejected("amount", "clock.calendar.amountUnreadable");
        }
    }
}
