package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.casework.LogWindows;
import cn.baoxiu.repair.casework.RepairScheme;
import cn.baoxiu.repair.casework.StructuralRepair;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The designer has agreed how to repair the structure. */
@ProcessBean("agreeSchemeListener")
class AgreeSchemeListener implements TaskListener {

    private final StructuralRepair repair;
    private final LogWindows windows;

    AgreeSchemeListener(StructuralRepair repair, LogWindows windows) {
        this.repair = repair;
        this.windows = windows;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = RepairCaseBpmn.caseNumber(task);
        RepairScheme values = RepairScheme.read(SubmittedForm.from(task), windows.of(caseNumber));
        repair.agree(caseNumber, values);
    }
}
