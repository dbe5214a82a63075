package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.ReversalDesk;
import cn.baoxiu.contractor.retention.ReversalRequest;
import cn.baoxiu.contractor.retention.ReversalView;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** A clerk asks for a deduction to be given back. */
@ProcessBean("reversalRequestListener")
class ReversalRequestListener implements ExecutionListener {

    private final ReversalDesk desk;

    ReversalRequestListener(ReversalDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ReversalView reversal = desk.request(ReversalRequest.read(SubmittedForm.from(execution)));
        execution.setProcessBusinessKey(reversal.contractNo());
        DeductionReversalBpmn.REVERSAL_ID.set(execution, reversal.id());
        DeductionReversalBpmn.APPROVALS.set(execution, reversal.approvers().size());
        ReversalSteps.set(execution, desk.first(reversal.id()));
    }
}
