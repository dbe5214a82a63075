package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.casework.CaseTriage;
import cn.baoxiu.repair.casework.Priority;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Grades the case by decision. */
@ProcessBean("triageReportDelegate")
class TriageReportDelegate implements JavaDelegate {

    private final CaseTriage triage;

    TriageReportDelegate(CaseTriage triage) {
        this.triage = triage;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Grade grade = triage.triage(RepairCaseBpmn.caseNumber(execution));
        RepairCaseBpmn.GRADE.set(execution, grade.name());
        RepairCaseBpmn.PRIORITY.set(execution, Priority.of(grade));
        RepairCaseBpmn.EMERGENCY.set(execution, grade == Grade.P0);
    }
}
