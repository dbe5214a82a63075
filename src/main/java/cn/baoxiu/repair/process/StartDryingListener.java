package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.repair.casework.WorkOrderDesk;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** The place begins to dry. */
@ProcessBean("startDryingListener")
class StartDryingListener implements ExecutionListener {

    private final WorkOrderDesk desk;

    StartDryingListener(WorkOrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateExecution execution) {
        desk.startDrying(RepairCaseBpmn.caseNumber(execution));
    }
}
