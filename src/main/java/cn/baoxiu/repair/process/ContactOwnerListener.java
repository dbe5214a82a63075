package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.casework.ContactLog;
import cn.baoxiu.repair.casework.ContactResult;
import cn.baoxiu.repair.casework.FirstResponse;
import cn.baoxiu.repair.casework.LogWindows;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Somebody has called the owner. */
@ProcessBean("contactOwnerListener")
class ContactOwnerListener implements TaskListener {

    private final FirstResponse response;
    private final LogWindows windows;

    ContactOwnerListener(FirstResponse response, LogWindows windows) {
        this.response = response;
        this.windows = windows;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = RepairCaseBpmn.caseNumber(task);
        ContactLog values = ContactLog.read(SubmittedForm.from(task), windows.of(caseNumber));
        response.contactOwner(caseNumber, values);
        RepairCaseBpmn.OWNER_REACHED.set(task, values.result() == ContactResult.REACHED);
    }
}
