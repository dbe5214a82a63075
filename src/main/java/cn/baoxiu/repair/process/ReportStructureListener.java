package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.casework.LogWindows;
import cn.baoxiu.repair.casework.StructuralRepair;
import cn.baoxiu.repair.casework.StructureReport;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The authority knows of the structural defect. */
@ProcessBean("reportStructureListener")
class ReportStructureListener implements TaskListener {

    private final StructuralRepair repair;
    private final LogWindows windows;

    ReportStructureListener(StructuralRepair repair, LogWindows windows) {
        this.repair = repair;
        this.windows = windows;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = RepairCaseBpmn.caseNumber(task);
        StructureReport values = StructureReport.read(SubmittedForm.from(task), windows.of(caseNumber));
        repair.report(caseNumber, values);
    }
}
