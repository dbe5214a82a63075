package cn.baoxiu.repair.process;

import cn.baoxiu.clock.PauseReason;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.casework.CasePauses;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The reason of the pause is gone. */
@ProcessBean("resumeClockDelegate")
class ResumeClockDelegate implements JavaDelegate {

    private final CasePauses pauses;

    ResumeClockDelegate(CasePauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SubmittedForm form = SubmittedForm.from(execution);
        PauseReason reason = form.choice("reason", PauseReason.class);
        form.check();
        pauses.resume(RepairCaseBpmn.caseNumber(execution), reason);
    }
}
