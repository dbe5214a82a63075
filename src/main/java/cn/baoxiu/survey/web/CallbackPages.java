package cn.baoxiu.survey.web;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.estate.Projects;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.survey.callback.CallbackFigures;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How owners were called back, and by whom; within the walls of the subsidiaries. */
@Controller
class CallbackPages {

    /** Who supervises callers. */
    private static final String SUPERVISORS =
            "hasAnyAuthority('developer-cs', 'group-cs', 'subsidiary-head', 'auditor', 'camunda-admin')";

    private static final int CODE = 40;

    /** Days outside of these are slips of the keyboard. */
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private final CallbackFigures figures;
    private final Projects projects;
    private final CurrentUser currentUser;
    private final Sentences sentences;
    private final Clock clock;

    CallbackPages(
            CallbackFigures figures, Projects projects, CurrentUser currentUser, Sentences sentences, Clock clock) {
        this.figures = figures;
        this.projects = projects;
        this.currentUser = currentUser;
        this.sentences = sentences;
        this.clock = clock;
    }

    /** For the page. */
    record Words(CurrentUser users, Instant now) {

        public boolean past(Instant at) {
            return at.isBefore(now);
        }

        public String moment(Instant at) {
            return MOMENT.format(at);
        }

        public String person(String userId) {
            return users.displayNameOf(userId);
        }
    }

    /** Closings of these days, and of which subsidiary; null for all that the reader may see. */
    private record Asked(LocalDate from, LocalDate to, @Nullable String subsidiary) {

        /** @throws FormRejected with every wrong parameter */
        static Asked read(Map<String, String> given, LocalDate today) {
            SubmittedForm form = SubmittedForm.of(given);
            LocalDate from = day(form, "from", YearMonth.from(today).atDay(1));
            LocalDate to = day(form, "to", today);
            if (!form.isWrong("from") && !form.isWrong("to") && to.isBefore(from)) {
                form.reject("to", "survey.page.toBeforeFrom");
            }
            String subsidiary = form.text("subsidiary", CODE);
            form.check();
            return new Asked(from, to, subsidiary);
        }

        private static LocalDate day(SubmittedForm form, String field, LocalDate otherwise) {
            LocalDate day = form.date(field);
            if (day != null && (day.isBefore(FIRST) || day.isAfter(LAST))) {
                form.reject(field, "survey.page.outside", FIRST, LAST);
            }
            return day == null ? otherwise : day;
        }
    }

    /** Parameters from and to (included), without them the present month, and subsidiary. */
    @PreAuthorize(SUPERVISORS)
    @GetMapping("/callbacks")
    String page(@RequestParam Map<String, String> given, Model model, HttpServletResponse response) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineTime.ZONE);
        Asked asked;
        boolean refused = false;
        try {
            asked = Asked.read(given, today);
        } catch (FormRejected e) {
            // said above the filters; nothing is shown as if it had been asked for
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refused", sentences.of(e));
            asked = new Asked(YearMonth.from(today).atDay(1), today, null);
            refused = true;
        }
        Map<String, String> visible = visible();
        String subsidiary = asked.subsidiary();
        Set<String> chosen =
                subsidiary != null && visible.containsKey(subsidiary) ? Set.of(subsidiary) : visible.keySet();
        model.addAttribute("from", asked.from());
        model.addAttribute("to", asked.to());
        model.addAttribute("subsidiary", subsidiary);
        model.addAttribute("subsidiaries", visible);
        model.addAttribute("most", CallbackFigures.MOST);
        model.addAttribute("t", new Words(currentUser, clock.instant()));
        if (!chosen.isEmpty() && !refused) {
            CallbackFigures.Range range = new CallbackFigures.Range(
                    chosen,
                    asked.from().atStartOfDay(EngineTime.ZONE).toInstant(),
                    asked.to().plusDays(1).atStartOfDay(EngineTime.ZONE).toInstant(),
                    currentUser.find().map(user -> user.isIn(Groups.GROUP_CS)).orElse(false));
            model.addAttribute("totals", figures.totals(range));
            model.addAttribute("callers", figures.callers(range));
            model.addAttribute("lines", figures.list(range));
            model.addAttribute("missed", figures.missed(range));
            model.addAttribute("missedCounts", figures.missedCounts(range));
        }
        return "survey/callbacks";
    }

    private Map<String, String> visible() {
        Set<String> own = currentUser.find().map(AppUser::tenants).orElse(Set.of());
        Map<String, String> names = new LinkedHashMap<>();
        projects.all().stream()
                .filter(project -> own.contains(project.subsidiary()))
                .forEach(project -> names.put(project.subsidiary(), project.subsidiaryName()));
        return names;
    }
}
