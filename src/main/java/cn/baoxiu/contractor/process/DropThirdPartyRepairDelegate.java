package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.thirdparty.ThirdPartyOpening;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The case has ended without a repair. */
@ProcessBean("dropThirdPartyRepairDelegate")
class DropThirdPartyRepairDelegate implements JavaDelegate {

    private final ThirdPartyOpening opening;

    DropThirdPartyRepairDelegate(ThirdPartyOpening opening) {
        this.opening = opening;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SubmittedForm form = SubmittedForm.from(execution);
        opening.drop(ThirdPartyRepairBpmn.caseNumber(execution), form.requiredText("reason", 2000));
    }
}
