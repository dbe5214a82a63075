package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.repair.casework.StepDeadlines;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** A user task opens: due date, follow-up and priority are set, and the case enters the stage of the step. */
@ProcessBean("openStepListener")
class OpenStepListener implements TaskListener {

    private final StepDeadlines deadlines;

    OpenStepListener(StepDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateTask task) {
        StepDeadlines.Schedule schedule = deadlines.open(RepairCaseBpmn.caseNumber(task), task.getTaskDefinitionKey());
        task.setDueDate(Date.from(schedule.due()));
        task.setFollowUpDate(Date.from(schedule.followUp()));
        task.setPriority(RepairCaseBpmn.PRIORITY.from(task));
    }
}
