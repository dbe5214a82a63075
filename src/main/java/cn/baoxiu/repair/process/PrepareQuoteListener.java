package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.casework.LogWindows;
import cn.baoxiu.repair.casework.OwnerPaidRepair;
import cn.baoxiu.repair.casework.Quote;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The price of an owner-paid repair is known. */
@ProcessBean("prepareQuoteListener")
class PrepareQuoteListener implements TaskListener {

    private final OwnerPaidRepair repair;
    private final LogWindows windows;

    PrepareQuoteListener(OwnerPaidRepair repair, LogWindows windows) {
        this.repair = repair;
        this.windows = windows;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = RepairCaseBpmn.caseNumber(task);
        Quote values = Quote.read(SubmittedForm.from(task), windows.of(caseNumber));
        repair.quote(caseNumber, values);
    }
}
