package cn.baoxiu.demo;

import cn.baoxiu.engine.DueJobs;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Lets the demo's time run ahead, so that one sees promises broken and levels passed without waiting for days. Only
 * forward: what has happened stays in the past. A restart takes it back.
 */
@Controller
@ConditionalOnProperty("baoxiu.demo.enabled")
class DemoClock {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    /** A month of breaches at once is more than a demo wants to work off. */
    private static final long MOST_MINUTES = 31L * 24 * 60;

    private final Clock clock;
    private final DueJobs jobs;
    private final CurrentUser currentUser;

    DemoClock(Clock clock, DueJobs jobs, CurrentUser currentUser) {
        this.clock = clock;
        this.jobs = jobs;
        this.currentUser = currentUser;
    }

    @GetMapping("/demo/clock")
    String page(Model model) {
        administrator();
        model.addAttribute("now", MOMENT.format(clock.instant()));
        model.addAttribute("ahead", EngineTime.ahead().toHours());
        return "demo/clock";
    }

    /** @param minutes how far to go, or MORNING for nine o'clock of the next day */
    @PostMapping("/demo/clock")
    String forward(@RequestParam String minutes) {
        administrator();
        EngineTime.forward(step(minutes));
        jobs.lookNow();
        return "redirect:/demo/clock";
    }

    private Duration step(String minutes) {
        if (minutes.equals("MORNING")) {
            Instant now = clock.instant();
            ZonedDateTime morning = now.atZone(EngineTime.ZONE)
                    .toLocalDate()
                    .plusDays(1)
                    .atTime(MORNING)
                    .atZone(EngineTime.ZONE);
            return Duration.between(now, morning.toInstant());
        }
        if (!minutes.matches("[1-9]\\d{0,4}") || Long.parseLong(minutes) > MOST_MINUTES) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "minutes: 1 to " + MOST_MINUTES);
        }
        return Duration.ofMinutes(Long.parseLong(minutes));
    }

    private void administrator() {
        if (currentUser.find().filter(user -> user.isIn(Groups.CAMUNDA_ADMIN)).isEmpty()) {
            throw new AccessDeniedException("time is moved by the administrator of the demo");
        }
    }
}
