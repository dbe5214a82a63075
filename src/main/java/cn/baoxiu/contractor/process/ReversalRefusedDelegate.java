package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.ReversalDesk;
import cn.baoxiu.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The request ends without a posting; whoever made it is told. */
@ProcessBean("reversalRefusedDelegate")
class ReversalRefusedDelegate implements JavaDelegate {

    private final ReversalDesk desk;

    ReversalRefusedDelegate(ReversalDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.refuse(DeductionReversalBpmn.reversal(execution));
    }
}
