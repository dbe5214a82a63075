package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.casework.Acceptance;
import cn.baoxiu.repair.casework.Inspection;
import cn.baoxiu.repair.casework.LogWindows;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** A repair has been inspected: the owner is asked next, or it goes back. */
@ProcessBean("inspectRepairListener")
class InspectRepairListener implements TaskListener {

    private final Acceptance acceptance;
    private final LogWindows windows;

    InspectRepairListener(Acceptance acceptance, LogWindows windows) {
        this.acceptance = acceptance;
        this.windows = windows;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = RepairCaseBpmn.caseNumber(task);
        Inspection values = Inspection.read(SubmittedForm.from(task), windows.of(caseNumber));
        acceptance.inspect(caseNumber, values);
        RepairCaseBpmn.INSPECTION_PASSED.set(task, values.passed());
        RepairCaseBpmn.REPAIR_ACCEPTED.set(task, false);
        RepairCaseBpmn.FIRST_DISPATCH.set(task, false);
        RepairCaseBpmn.CONFIRM_UNTIL.set(task, Date.from(acceptance.askOwner(caseNumber)));
    }
}
