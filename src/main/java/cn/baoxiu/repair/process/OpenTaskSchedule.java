package cn.baoxiu.repair.process;

import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.casework.Priority;
import cn.baoxiu.repair.casework.Step;
import cn.baoxiu.repair.casework.StepDeadlines;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Moves due date, follow-up, priority and first responders of the open tasks when the grade changes. */
@Component
class OpenTaskSchedule {

    private static final Set<String> FIRST_RESPONSE =
            Set.of(Step.CONTACT_OWNER.taskId(), Step.MAKE_SAFE.taskId(), Step.LOG_ARRIVAL.taskId());

    private final StepDeadlines deadlines;
    private final Assignment assignment;

    OpenTaskSchedule(StepDeadlines deadlines, Assignment assignment) {
        this.deadlines = deadlines;
        this.assignment = assignment;
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
            task.setDueDate(Date.from(schedule.due()));
            task.setFollowUpDate(Date.from(schedule.followUp()));
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
