package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.thirdparty.EmergencyForm;
import cn.baoxiu.contractor.thirdparty.ThirdPartyOpening;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** The office begins in an emergency, after a call. */
@ProcessBean("startThirdPartyRepairListener")
class StartThirdPartyRepairListener implements ExecutionListener {

    private final ThirdPartyOpening opening;

    StartThirdPartyRepairListener(ThirdPartyOpening opening) {
        this.opening = opening;
    }

    @Override
    public void notify(DelegateExecution execution) {
        EmergencyForm form = EmergencyForm.read(SubmittedForm.from(execution));
        ThirdPartyOpening.Opened opened = opening.beginEmergency(form);
        execution.setProcessBusinessKey(form.caseNumber());
        ThirdPartyRepairBpmn.PRIORITY.set(execution, opened.priority());
        ThirdPartyRepairBpmn.TASK_DUE.set(execution, Date.from(opened.choiceDue()));
        ThirdPartyRepairBpmn.NOTICE_UNTIL.set(
                execution, Date.from(Objects.requireNonNull(opened.repair().noticeUntil())));
    }
}
