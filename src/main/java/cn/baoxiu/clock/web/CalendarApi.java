package cn.baoxiu.clock.web;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.CalendarId;
import cn.baoxiu.clock.Deadline;
import cn.baoxiu.clock.Holidays;
import cn.baoxiu.clock.WorkingTime;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Working calendars: deadlines with the days they skip, and the holidays of a year. */
@RestController
@Tag(name = "calendars")
class CalendarApi {

    private static final Instant FIRST = Instant.parse("1993-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    private final WorkingTime workingTime;
    private final Holidays holidays;

    CalendarApi(WorkingTime workingTime, Holidays holidays) {
        this.workingTime = workingTime;
        this.holidays = holidays;
    }

    /** Why a day between start and due did not count, or why it did although it is a weekend. */
    enum Why {
        WEEKEND,
        HOLIDAY,
        MAKEUP_WORKDAY
    }

    record DayAnswer(LocalDate date, boolean counted, Why why, @Nullable String name) {}

    /** @param provisional true if a year without holiday data was crossed */
    record DeadlineAnswer(
            CalendarId calendar,
            OffsetDateTime start,
            String amount,
            OffsetDateTime due,
            boolean provisional,
            List<DayAnswer> days) {}

    record ImportAnswer(int year, List<Holidays.Change> changes) {}

    @Operation(
            summary = "When something is due",
            description = "id: CAL_24X7, CAL_CN_WORK or CAL_CALENDAR_DAYS; start in Shanghai time unless it has an"
                    + " offset; amount like PT4H, PT30M or P2D. days: those on the way that did not count, and"
                    + " weekends that did.")
    @GetMapping("/api/calendars/{id}/deadline")
    DeadlineAnswer deadline(@PathVariable("id") String id, @RequestParam String start, @RequestParam String amount) {
        CalendarId calendar = Arrays.stream(CalendarId.values())
                .filter(known -> known.name().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no calendar " + id));
        Instant from = start(start);
        Amount wanted = amount(amount);
        Deadline deadline;
        try {
            deadline = workingTime.deadline(calendar, from, wanted);
        } catch (IllegalArgumentException e) {
            throw new FormRejected("amount", "clock.calendar.amountUnfit");
        }
        return new DeadlineAnswer(
                calendar,
                from.atZone(EngineTime.ZONE).toOffsetDateTime(),
                wanted.toString(),
                deadline.due().atZone(EngineTime.ZONE).toOffsetDateTime(),
                deadline.provisional(),
                calendar == CalendarId.CAL_24X7 ? List.of() : days(from, deadline));
    }

    private List<DayAnswer> days(Instant from, Deadline deadline) {
        LocalDate first = from.atZone(EngineTime.ZONE).toLocalDate();
        LocalDate last = deadline.due().atZone(EngineTime.ZONE).toLocalDate();
        Map<LocalDate, Holidays.Day> special = new HashMap<>();
        holidays.between(first, last).forEach(day -> special.put(day.date(), day));
        List<DayAnswer> days = new ArrayList<>();
        for (LocalDate skipped : deadline.skipped()) {
            Holidays.Day day = special.get(skipped);
            days.add(new DayAnswer(
                    skipped, false, day == null ? Why.WEEKEND : Why.HOLIDAY, day == null ? null : day.name()));
        }
        special.values().stream()
                .filter(day -> day.kind() == Holidays.Kind.MAKEUP_WORKDAY)
                .forEach(day -> days.add(new DayAnswer(day.date(), true, Why.MAKEUP_WORKDAY, day.name())));
        days.sort(Comparator.comparing(DayAnswer::date));
        return days;
    }

    @Operation(
            summary = "Take the holidays of a year",
            description = "Body in the form of holiday-cn. Answers the days that are others now; none if all was known."
                    + " Running promises follow in the background.")
    @PutMapping(path = "/api/calendars/holidays/{year}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAnyAuthority('camunda-admin', 'group-cs')")
    ImportAnswer put(@PathVariable("year") int year, @RequestBody String paper, Authentication who) {
        return new ImportAnswer(year, holidays.put(year, paper, who.getName()));
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
