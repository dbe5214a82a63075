package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.ReversalDesk;
import cn.baoxiu.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** All have approved: the money is given back in the ledger. */
@ProcessBean("reversalPostedDelegate")
class ReversalPostedDelegate implements JavaDelegate {

    private final ReversalDesk desk;

    ReversalPostedDelegate(ReversalDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.post(DeductionReversalBpmn.reversal(execution));
    }
}
