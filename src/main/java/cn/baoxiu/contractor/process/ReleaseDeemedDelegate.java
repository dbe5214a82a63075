package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.ReleaseDesk;
import cn.baoxiu.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Nobody answered in time: the request counts as approved. */
@ProcessBean("releaseDeemedDelegate")
class ReleaseDeemedDelegate implements JavaDelegate {

    private final ReleaseDesk desk;

    ReleaseDeemedDelegate(ReleaseDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.releaseDeemed(RetentionReleaseBpmn.contractNo(execution));
    }
}
