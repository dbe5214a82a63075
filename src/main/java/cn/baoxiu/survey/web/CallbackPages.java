package cn.baoxiu.survey.web;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.estate.Projects;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.survey.callback.CallbackFigures;
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
import org.springframework.format.annotation.DateTimeFormat;
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

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private final CallbackFigures figures;
    private final Projects projects;
    private final CurrentUser currentUser;
    private final Clock clock;

    CallbackPages(CallbackFigures figures, Projects projects, CurrentUser currentUser, Clock clock) {
        this.figures = figures;
        this.projects = projects;
        this.currentUser = currentUser;
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

    /** @param to included; without dates the present month */
    @PreAuthorize(SUPERVISORS)
    @GetMapping("/callbacks")
    String page(
            @RequestParam(required = false) @Nullable String subsidiary,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            Model model) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineTime.ZONE);
        LocalDate first = from == null ? YearMonth.from(today).atDay(1) : from;
        LocalDate last = to == null ? today : to;
        Map<String, String> visible = visible();
        Set<String> chosen =
                subsidiary != null && visible.containsKey(subsidiary) ? Set.of(subsidiary) : visible.keySet();
        model.addAttribute("from", first);
        model.addAttribute("to", last);
        model.addAttribute("subsidiary", subsidiary);
        model.addAttribute("subsidiaries", visible);
        model.addAttribute("most", CallbackFigures.MOST);
        model.addAttribute("t", new Words(currentUser, clock.instant()));
        if (!chosen.isEmpty()) {
            CallbackFigures.Range range = new CallbackFigures.Range(
                    chosen,
                    first.atStartOfDay(EngineTime.ZONE).toInstant(),
                    last.plusDays(1).atStartOfDay(EngineTime.ZONE).toInstant(),
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
