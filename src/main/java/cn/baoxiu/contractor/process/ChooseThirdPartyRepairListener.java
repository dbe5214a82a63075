package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.thirdparty.ChoiceForm;
import cn.baoxiu.contractor.thirdparty.ThirdPartyChoice;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The office has chosen a third party, or decided to send none. */
@ProcessBean("chooseThirdPartyRepairListener")
class ChooseThirdPartyRepairListener implements TaskListener {

    private final ThirdPartyChoice choice;

    ChooseThirdPartyRepairListener(ThirdPartyChoice choice) {
        this.choice = choice;
    }

    @Override
    public void notify(DelegateTask task) {
        ChoiceForm form = ChoiceForm.read(SubmittedForm.from(task));
        ThirdPartyRepairBpmn.set(task, choice.choose(ThirdPartyRepairBpmn.caseNumber(task), form));
    }
}
