package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.ReleaseDesk;
import cn.baoxiu.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The request ends without a release; the contractor is told. */
@ProcessBean("releaseRefusedDelegate")
class ReleaseRefusedDelegate implements JavaDelegate {

    private final ReleaseDesk desk;

    ReleaseRefusedDelegate(ReleaseDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.refuse(RetentionReleaseBpmn.contractNo(execution));
    }
}
