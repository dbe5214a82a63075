package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.Outcome;
import cn.baoxiu.repair.casework.CaseClosing;
import cn.baoxiu.repair.casework.Explanation;
import cn.baoxiu.repair.casework.LogWindows;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The owner knows why nothing is repaired. */
@ProcessBean("explainToOwnerListener")
class ExplainToOwnerListener implements TaskListener {

    private final CaseClosing closing;
    private final LogWindows windows;

    ExplainToOwnerListener(CaseClosing closing, LogWindows windows) {
        this.closing = closing;
        this.windows = windows;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = RepairCaseBpmn.caseNumber(task);
        Explanation values = Explanation.read(SubmittedForm.from(task), windows.of(caseNumber));
        closing.explain(caseNumber, values);
        RepairCaseBpmn.OUTCOME.set(task, Outcome.NOT_DEFECT.name());
    }
}
