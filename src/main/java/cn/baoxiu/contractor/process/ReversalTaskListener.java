package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.ReversalDesk;
import cn.baoxiu.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** An approval waits for somebody: its form and the contract's page find the request by it. */
@ProcessBean("reversalTaskListener")
class ReversalTaskListener implements TaskListener {

    private final ReversalDesk desk;

    ReversalTaskListener(ReversalDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateTask task) {
        desk.opened(DeductionReversalBpmn.reversal(task), task.getId());
    }
}
