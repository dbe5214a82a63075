package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.casework.CasePauses;
import cn.baoxiu.repair.casework.PauseDemand;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Somebody asks to stop the clocks of the case. */
@ProcessBean("requestPauseDelegate")
class RequestPauseDelegate implements JavaDelegate {

    private final CasePauses pauses;

    RequestPauseDelegate(CasePauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long id = pauses.request(RepairCaseBpmn.caseNumber(execution), PauseDemand.read(SubmittedForm.from(execution)));
        RepairCaseBpmn.PAUSE_ID.setLocal(execution, String.valueOf(id));
    }
}
