package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.repair.casework.StepDeadlines;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;

/** A user task opens: due date, follow-up and priority are set, and the case enters the stage of the step
 * and the hands of its party. */
@ProcessBean("openStepListener")
class OpenStepListener implements TaskListener {

    private final StepDeadlines deadlines;

    OpenStepListener(StepDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateTask task) {
        Set<String> groups = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        StepDeadlines.Schedule schedule =
                deadlines.open(RepairCaseBpmn.caseNumber(task), task.getTaskDefinitionKey(), groups);
        task.setDueDate(OpenTaskSchedule.date(schedule.due()));
        task.setFollowUpDate(OpenTaskSchedule.date(schedule.followUp()));
        // of the process: asking the task would search the table for variables of its own, which a new task has none of
        task.setPriority(RepairCaseBpmn.PRIORITY.from(task.getExecution()));
    }
}
