package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.casework.LogWindows;
import cn.baoxiu.repair.casework.RepairReport;
import cn.baoxiu.repair.casework.WorkOrderDesk;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The repairing party reports completion; the place may have to dry. */
@ProcessBean("carryOutRepairListener")
class CarryOutRepairListener implements TaskListener {

    private final WorkOrderDesk desk;
    private final LogWindows windows;

    CarryOutRepairListener(WorkOrderDesk desk, LogWindows windows) {
        this.desk = desk;
        this.windows = windows;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = RepairCaseBpmn.caseNumber(task);
        RepairReport report = RepairReport.read(SubmittedForm.from(task), windows.of(caseNumber));
        Date dryUntil = desk.report(caseNumber, report).map(Date::from).orElse(null);
        RepairCaseBpmn.DRYING.set(task, dryUntil != null);
        RepairCaseBpmn.DRYING_UNTIL.set(task, dryUntil);
    }
}
