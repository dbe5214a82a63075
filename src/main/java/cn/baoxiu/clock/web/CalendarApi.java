package cn.baoxiu.clock.web;

import cn.baoxiu.clock.Holidays;
import cn.baoxiu.identity.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
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

    private final Deadlines deadlines;
    private final Holidays holidays;
    private final CurrentUser currentUser;

    CalendarApi(Deadlines deadlines, Holidays holidays, CurrentUser currentUser) {
        this.deadlines = deadlines;
        this.holidays = holidays;
        this.currentUser = currentUser;
    }

    record ImportAnswer(int year, List<Holidays.Change> changes) {}

    @Operation(
            summary = "When something is due",
            description = "id: CAL_24X7, CAL_CN_WORK or CAL_CALENDAR_DAYS; start in Shanghai time unless it has an"
                    + " offset; amount like PT4H, PT30M or P2D. days: those on the way that did not count, and"
                    + " weekends that did.")
    @GetMapping("/api/calendars/{id}/deadline")
    Deadlines.Answer deadline(@PathVariable("id") String id, @RequestParam String start, @RequestParam String amount) {
        return deadlines.answer(id, start, amount);
    }

    @Operation(
            summary = "Take the holidays of a year",
            description = "Body in the form of holiday-cn. Answers the days that are others now; none if all was known."
                    + " Running promises follow in the background.")
    @PutMapping(path = "/api/calendars/holidays/{year}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAnyAuthority('camunda-admin', 'group-cs')")
    ImportAnswer put(@PathVariable("year") int year, @RequestBody String paper) {
        int wanted = CalendarPages.strictYear(String.valueOf(year));
        return new ImportAnswer(wanted, holidays.put(wanted, paper, user()));
    }

    private String user() {
        return currentUser
                .find()
                .orElseThrow(() -> new AccessDeniedException("nobody is logged in"))
                .id();
    }
}
