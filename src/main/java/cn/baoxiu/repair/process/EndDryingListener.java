package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.repair.casework.WorkOrderDesk;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** The place is dry. */
@ProcessBean("endDryingListener")
class EndDryingListener implements ExecutionListener {

    private final WorkOrderDesk desk;

    EndDryingListener(WorkOrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateExecution execution) {
        desk.endDrying(RepairCaseBpmn.caseNumber(execution));
    }
}
