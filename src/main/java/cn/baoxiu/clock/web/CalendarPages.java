package cn.baoxiu.clock.web;

import cn.baoxiu.clock.CalendarId;
import cn.baoxiu.clock.Holidays;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Working days of a year, the papers they come from, and the form that explains a deadline. */
@Controller
class CalendarPages {

    private static final String PAGE = "clock/calendars";
    private static final int FIRST_YEAR = 1993;
    private static final int LAST_YEAR = 2099;
    private static final int IMPORTS_SHOWN = 20;
    private static final int PROMISES_SHOWN = 500;
    /** A year's paper has some four thousand bytes. */
    private static final long LARGEST_PAPER = 1_000_000;

    /** Who may bring a paper; the same as at the API. */
    private static final Set<String> IMPORTERS = Set.of(Groups.CAMUNDA_ADMIN, Groups.GROUP_CS);
    /** An import concerns cases of all subsidiaries: for those who see them all. */
    private static final Set<String> READERS_OF_EFFECTS =
            Set.of(Groups.CAMUNDA_ADMIN, Groups.GROUP_CS, Groups.AUDITOR, Groups.HOTLINE_400);

    private final Holidays holidays;
    private final Deadlines deadlines;
    private final CurrentUser currentUser;
    private final Sentences sentences;
    private final Clock clock;

    CalendarPages(Holidays holidays, Deadlines deadlines, CurrentUser currentUser, Sentences sentences, Clock clock) {
        this.holidays = holidays;
        this.deadlines = deadlines;
        this.currentUser = currentUser;
        this.sentences = sentences;
        this.clock = clock;
    }

    /** What is asked of a calendar; empty texts before the first question. */
    record Question(String calendar, String start, String number, String unit) {

        /** {@code PT4H}, {@code PT30M} or {@code P2D}. */
        String amount() {
            return unit.equals("D") ? "P" + number.strip() + "D" : "PT" + number.strip() + unit;
        }
    }

    @GetMapping("/calendars")
    String page(
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String calendar,
            @RequestParam(defaultValue = "") String start,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String unit,
            Model model) {
        staff();
        if (calendar.isBlank()) {
            LocalDate today = today();
            model.addAttribute("question", new Question("CAL_CN_WORK", today + "T09:00", "4", "H"));
        } else {
            Question question = new Question(calendar, start, number, unit);
            model.addAttribute("question", question);
            try {
                model.addAttribute("answer", deadlines.answer(calendar, start, question.amount()));
            } catch (FormRejected e) {
                model.addAttribute("questionProblem", sentences.of(e));
            } catch (NoSuchElementException e) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
            }
        }
        return show(year(year), model);
    }

    @PostMapping("/calendars/holidays")
    String take(
            @RequestParam(defaultValue = "") String year,
            @RequestParam("file") MultipartFile file,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response)
            throws IOException {
        AppUser user = staff();
        if (!user.isInAny(IMPORTERS)) {
            throw new AccessDeniedException("holidays are brought by administrators and group customer service");
        }
        try {
            int wanted = strictYear(year);
            if (file.isEmpty() || file.getSize() > LARGEST_PAPER) {
                throw new FormRejected("file", file.isEmpty() ? "clock.holiday.noFile" : "clock.holiday.tooLarge");
            }
            List<Holidays.Change> changes =
                    holidays.put(wanted, new String(file.getBytes(), StandardCharsets.UTF_8), user.id());
            flash.addFlashAttribute("taken", changes.size());
            return "redirect:/calendars?year=" + wanted;
        } catch (FormRejected e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute(
                    "problems", e.errors().stream().map(sentences::of).toList());
            model.addAttribute("question", new Question("CAL_CN_WORK", today() + "T09:00", "4", "H"));
            return show(year(year), model);
        }
    }

    @GetMapping("/calendars/imports/{id}")
    String effect(@PathVariable("id") long id, Model model) {
        if (!staff().isInAny(READERS_OF_EFFECTS)) {
            throw new AccessDeniedException("an import concerns cases of all subsidiaries");
        }
        model.addAttribute(
                "effect",
                holidays.importEffect(id, PROMISES_SHOWN)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("most", PROMISES_SHOWN);
        model.addAttribute("text", new PageText(currentUser));
        return "clock/holiday-import";
    }

    private String show(int year, Model model) {
        List<Holidays.Year> known = holidays.years();
        Set<Integer> years =
                new TreeSet<>(known.stream().map(Holidays.Year::year).toList());
        Set<Integer> withData = Set.copyOf(years);
        years.add(year);
        years.add(today().getYear());
        years.add(today().getYear() + 1);
        model.addAttribute("years", years);
        model.addAttribute("withData", withData);
        model.addAttribute(
                "sheet", YearSheet.of(year, holidays.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))));
        model.addAttribute("known", withData.contains(year));
        model.addAttribute(
                "source",
                known.stream().filter(one -> one.year() == year).findFirst().orElse(null));
        model.addAttribute("provisional", withData.contains(year) ? 0 : holidays.provisional(year));
        model.addAttribute("today", today());
        model.addAttribute("calendars", CalendarId.values());
        AppUser user = staff();
        model.addAttribute("mayImport", user.isInAny(IMPORTERS));
        model.addAttribute("seesEffects", user.isInAny(READERS_OF_EFFECTS));
        model.addAttribute("imports", holidays.imports(IMPORTS_SHOWN));
        model.addAttribute("text", new PageText(currentUser));
        return PAGE;
    }

    private LocalDate today() {
        return clock.instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .atZone(EngineTime.ZONE)
                .toLocalDate();
    }

    /** An address bar can hold anything: what is no year is this one. */
    private int year(String typed) {
        return isYear(typed) ? Integer.parseInt(typed) : today().getYear();
    }

    /** @throws FormRejected for a year that the calendar does not reach */
    static int strictYear(String typed) {
        if (!isYear(typed)) {
            throw new FormRejected(
                    "year", "clock.holiday.noYear", String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR));
        }
        return Integer.parseInt(typed);
    }

    private static boolean isYear(String typed) {
        return typed.matches("\\d{4}") && Integer.parseInt(typed) >= FIRST_YEAR && Integer.parseInt(typed) <= LAST_YEAR;
    }

    private AppUser staff() {
        return currentUser
                .find()
                .filter(user -> user.companyCode().isEmpty())
                .orElseThrow(() -> new AccessDeniedException("not for companies"));
    }
}
