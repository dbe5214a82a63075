package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.ReportReceiver;
import cn.baoxiu.repair.casework.CaseFacts;
import cn.baoxiu.repair.casework.CaseQueries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/**
 * A report comes in by the start form or as a message: it becomes a case, whose number is the business key. Where an owner's
 * answer has opened a case again there is no report, and whoever began the instance has given what it needs.
 */
@ProcessBean("receiveReportListener")
class ReceiveReportListener implements ExecutionListener {

    private final ReportReceiver receiver;
    private final CaseQueries cases;

    ReceiveReportListener(ReportReceiver receiver, CaseQueries cases) {
        this.receiver = receiver;
        this.cases = cases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (RepairCaseBpmn.ROUND.find(execution) != null) {
            return;
        }
        String caseNumber = receiver.receive(SubmittedForm.from(execution));
        CaseFacts opened = cases.get(caseNumber);
        execution.setProcessBusinessKey(caseNumber);
        RepairCaseBpmn.HOME_CODE.set(execution, opened.locationCode());
        RepairCaseBpmn.ROUND.set(execution, opened.round());
        RepairCaseBpmn.DUPLICATE_SUSPECTED.set(execution, opened.duplicateOf() != null);
        RepairCaseBpmn.DUPLICATE_CONFIRMED.set(execution, false);
    }
}
