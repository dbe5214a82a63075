package cn.baoxiu.identity.camunda;

import cn.baoxiu.identity.AppUser;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** Counts of open tasks for the home page, within what the user may see. */
@Component
public class OpenWork {

    private final TaskService taskService;
    private final Clock clock;

    OpenWork(TaskService taskService, Clock clock) {
        this.taskService = taskService;
        this.clock = clock;
    }

    public Counts of(AppUser user) {
        Instant now = clock.instant();
        ZoneId zone = clock.getZone();
        Date tomorrow = Date.from(
                now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant());
        return new Counts(
                open().taskAssignee(user.id()).count(),
                user.groups().isEmpty()
                        ? 0
                        : open().taskUnassigned()
                                .taskCandidateGroupIn(List.copyOf(user.groups()))
                                .count(),
                open().dueAfter(Date.from(now)).dueBefore(tomorrow).count(),
                open().dueBefore(Date.from(now)).count(),
                open().count());
    }

    private TaskQuery open() {
        return taskService.createTaskQuery().active();
    }

    /**
     * @param mine claimed by the user
     * @param groups unclaimed tasks of the user's groups
     * @param dueToday due later today
     * @param overdue past their due date
     * @param all everything the user may see
     */
    public record Counts(long mine, long groups, long dueToday, long overdue, long all) {}
}
