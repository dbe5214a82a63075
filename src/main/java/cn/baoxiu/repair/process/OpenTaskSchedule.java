package cn.baoxiu.repair.process;

import cn.baoxiu.clock.DueTimesMoved;
import cn.baoxiu.clock.PauseChanged;
import cn.baoxiu.clock.PauseView;
import cn.baoxiu.engine.TaskDates;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.casework.Priority;
import cn.baoxiu.repair.casework.Step;
import cn.baoxiu.repair.casework.StepDeadlines;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Moves due date, follow-up, priority and first responders of the open tasks when the grade changes, and the dates when
 * clocks stand still, go on, or count other days: a task and its promise are due at the same time.
 */
@Component
class OpenTaskSchedule {

    private static final Set<String> FIRST_RESPONSE = Set.of(
            Step.CONTACT_OWNER.taskId(),
            Step.MAKE_SAFE.taskId(),
            Step.MAKE_SAFE_AFTER_REGRADE.taskId(),
            Step.LOG_ARRIVAL.taskId());

    private final StepDeadlines deadlines;
    private final Assignment assignment;
    private final TaskDates dates;

    OpenTaskSchedule(StepDeadlines deadlines, Assignment assignment, TaskDates dates) {
        this.deadlines = deadlines;
        this.assignment = assignment;
        this.dates = dates;
    }

    @EventListener
    void follow(PauseChanged event) {
        PauseView pause = event.pause();
        if (pause.state() == PauseView.State.RUNNING || pause.state() == PauseView.State.ENDED) {
            follow(pause.caseNumber());
        }
    }

    @EventListener
    void follow(DueTimesMoved event) {
        follow(event.caseNumber());
    }

    private void follow(String caseNumber) {
        dates.follow(RepairCaseBpmn.KEY, caseNumber, task -> deadlines
                .follow(caseNumber, task)
                .map(s -> new TaskDates.Dates(s.due(), s.followUp())));
    }

    static @Nullable Date date(@Nullable Instant at) {
        return at == null ? null : Date.from(at);
    }

    void follow(DelegateExecution execution, Grade grade) {
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        String caseNumber = RepairCaseBpmn.caseNumber(execution);
        for (Task task : tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .list()) {
            StepDeadlines.Schedule schedule = deadlines.regrade(
                    caseNumber,
                    task.getTaskDefinitionKey(),
                    task.getCreateTime().toInstant());
            task.setDueDate(date(schedule.due()));
            task.setFollowUpDate(date(schedule.followUp()));
            task.setPriority(Priority.of(grade));
            tasks.saveTask(task);
            if (FIRST_RESPONSE.contains(task.getTaskDefinitionKey())) {
                addFirstResponders(tasks, task, grade);
            }
        }
    }

    /** Groups that were asked before stay: somebody of them may be on the way already. */
    private void addFirstResponders(TaskService tasks, Task task, Grade grade) {
        Set<String> asked = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .collect(Collectors.toSet());
        Stream.of(assignment.firstResponders(grade.name()).split(","))
                .filter(group -> !asked.contains(group))
                .forEach(group -> tasks.addCandidateGroup(task.getId(), group));
    }
}
