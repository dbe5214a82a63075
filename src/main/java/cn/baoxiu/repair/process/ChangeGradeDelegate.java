package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.casework.CaseGrading;
import cn.baoxiu.repair.casework.GradeChange;
import cn.baoxiu.repair.casework.Priority;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Another grade: routing facts and the open tasks follow. */
@ProcessBean("changeGradeDelegate")
class ChangeGradeDelegate implements JavaDelegate {

    private final CaseGrading grading;
    private final OpenTaskSchedule openTasks;

    ChangeGradeDelegate(CaseGrading grading, OpenTaskSchedule openTasks) {
        this.grading = grading;
        this.openTasks = openTasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GradeChange change = GradeChange.read(SubmittedForm.from(execution));
        grading.regrade(RepairCaseBpmn.caseNumber(execution), change);
        RepairCaseBpmn.GRADE.set(execution, change.grade().name());
        RepairCaseBpmn.PRIORITY.set(execution, Priority.of(change.grade()));
        RepairCaseBpmn.EMERGENCY.set(execution, change.grade() == Grade.P0);
        openTasks.follow(execution, change.grade());
    }
}
