package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.casework.LogWindows;
import cn.baoxiu.repair.casework.StructuralRepair;
import cn.baoxiu.repair.casework.StructureFiling;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** A structural repair is accepted and filed. */
@ProcessBean("fileStructuralRepairListener")
class FileStructuralRepairListener implements TaskListener {

    private final StructuralRepair repair;
    private final LogWindows windows;

    FileStructuralRepairListener(StructuralRepair repair, LogWindows windows) {
        this.repair = repair;
        this.windows = windows;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = RepairCaseBpmn.caseNumber(task);
        StructureFiling values = StructureFiling.read(SubmittedForm.from(task), windows.of(caseNumber));
        repair.file(caseNumber, values);
    }
}
