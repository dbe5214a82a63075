package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.ReleaseDesk;
import cn.baoxiu.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Both have signed: the retention is paid out in the ledger. */
@ProcessBean("releasePaidDelegate")
class ReleasePaidDelegate implements JavaDelegate {

    private final ReleaseDesk desk;

    ReleasePaidDelegate(ReleaseDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.release(RetentionReleaseBpmn.contractNo(execution));
    }
}
