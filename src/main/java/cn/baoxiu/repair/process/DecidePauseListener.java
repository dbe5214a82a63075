package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.casework.CasePauses;
import cn.baoxiu.repair.casework.PauseDecision;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** A demand to stop the clocks was decided. */
@ProcessBean("decidePauseListener")
class DecidePauseListener implements TaskListener {

    private final CasePauses pauses;

    DecidePauseListener(CasePauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public void notify(DelegateTask task) {
        PauseDecision decision = PauseDecision.read(SubmittedForm.from(task));
        String id = RepairCaseBpmn.PAUSE_ID.find(task);
        pauses.decide(RepairCaseBpmn.caseNumber(task), id == null ? null : Long.valueOf(id), decision);
        RepairCaseBpmn.PAUSE_APPROVED.set(task, decision.approved());
    }
}
