package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.Outcome;
import cn.baoxiu.repair.casework.DuplicateCheck;
import cn.baoxiu.repair.casework.FirstResponse;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The counter has compared the report with the open case. */
@ProcessBean("checkDuplicateListener")
class CheckDuplicateListener implements TaskListener {

    private final FirstResponse response;

    CheckDuplicateListener(FirstResponse response) {
        this.response = response;
    }

    @Override
    public void notify(DelegateTask task) {
        DuplicateCheck values = DuplicateCheck.read(SubmittedForm.from(task));
        response.checkDuplicate(RepairCaseBpmn.caseNumber(task), values);
        RepairCaseBpmn.DUPLICATE_CONFIRMED.set(task, values.duplicate());
        if (values.duplicate()) {
            RepairCaseBpmn.OUTCOME.set(task, Outcome.MERGED.name());
        }
    }
}
