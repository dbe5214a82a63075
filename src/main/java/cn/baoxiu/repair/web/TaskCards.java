package cn.baoxiu.repair.web;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import cn.baoxiu.clock.Holidays;
import cn.baoxiu.clock.PauseView;
import cn.baoxiu.clock.Pauses;
import cn.baoxiu.clock.Promises;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.engine.TaskOfCase;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.casework.CaseQueries;
import cn.baoxiu.repair.casework.CaseQueries.CaseHeading;
import cn.baoxiu.repair.casework.Labels;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * What the cards of Tasklist say of their cases, for the tasks on the screen in one go. The names of homes stay out of
 * the engine (rules R10), so Tasklist asks here.
 */
@RestController
@Hidden
class TaskCards {

    private static final int MAX_TASKS = 100;

    private final TaskInbox tasks;
    private final CaseQueries cases;
    private final Promises promises;
    private final Pauses pauses;
    private final Holidays holidays;
    private final Labels labels;
    private final Clock clock;

    TaskCards(
            TaskInbox tasks,
            CaseQueries cases,
            Promises promises,
            Pauses pauses,
            Holidays holidays,
            Labels labels,
            Clock clock) {
        this.tasks = tasks;
        this.cases = cases;
        this.promises = promises;
        this.pauses = pauses;
        this.holidays = holidays;
        this.labels = labels;
        this.clock = clock;
    }

    /** Tasks that the user may not see, or that are done, are left out. */
    @GetMapping("/tasklist/cards")
    List<Card> cards(@RequestParam(name = "task", defaultValue = "") Set<String> ids) {
        if (ids.size() > MAX_TASKS) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        List<TaskOfCase> visible = tasks.casesOf(ids);
        Map<String, CaseHeading> headings =
                cases
                        .headings(visible.stream()
                                .map(TaskOfCase::businessKey)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(toMap(CaseHeading::caseNumber, h -> h));
        Instant now = clock.instant();
        Set<Integer> known = holidays.years().stream().map(Holidays.Year::year).collect(toSet());
        return visible.stream()
                .filter(task -> headings.containsKey(task.businessKey()))
                .map(task -> card(task, Objects.requireNonNull(headings.get(task.businessKey())), now, known))
                .toList();
    }

    private Card card(TaskOfCase task, CaseHeading heading, Instant now, Set<Integer> known) {
        Instant due = task.due();
        return new Card(
                task.id(),
                heading.caseNumber(),
                heading.grade(),
                labels.of("grade", heading.grade()),
                heading.locationName(),
                due == null ? standstill(heading.caseNumber()) : timeLeft(Duration.between(now, due)),
                due != null && due.isBefore(now),
                due != null && isProvisional(heading.caseNumber(), due, known)
                        ? labels.text("repair.page.provisionalShort")
                        : null);
    }

    /** Only of a time in a year without holiday data the promise is asked, which knows whether it counts holidays. */
    private boolean isProvisional(String caseNumber, Instant due, Set<Integer> known) {
        return !known.contains(due.atZone(EngineTime.ZONE).getYear())
                && promises.of(caseNumber).stream()
                        .anyMatch(promise -> promise.provisional() && due.equals(promise.due()));
    }

    /** Few cases are paused at a time, so each of them is asked for. */
    private @Nullable String standstill(String caseNumber) {
        boolean paused = pauses.open(caseNumber).stream().anyMatch(pause -> pause.state() == PauseView.State.RUNNING);
        return paused ? labels.text("repair.card.paused") : null;
    }

    /** In the largest unit that fits, rounded down: one does not have more time than is said. */
    private String timeLeft(Duration left) {
        String key = left.isNegative() ? "repair.card.late." : "repair.card.left.";
        Duration amount = left.abs();
        if (amount.toDays() > 0) {
            return labels.text(key + "days", amount.toDays());
        }
        return amount.toHours() > 0
                ? labels.text(key + "hours", amount.toHours())
                : labels.text(key + "minutes", amount.toMinutes());
    }

    /**
     * @param task engine id of the task
     * @param gradeLabel empty before triage
     * @param home readable name of the home or common area
     * @param timeLeft until the task is due, or since it was, or that its clock stands still; null for a task without
     *     a time
     * @param late true if the task is overdue
     * @param provisional a word if the time is a guess, as it lies in a year without holiday data; else null
     */
    record Card(
            String task,
            String caseNumber,
            @Nullable Grade grade,
            String gradeLabel,
            String home,
            @Nullable String timeLeft,
            boolean late,
            @Nullable String provisional) {}
}
