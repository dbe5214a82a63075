package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.casework.OrderAnswer;
import cn.baoxiu.repair.casework.WorkOrderDesk;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The party takes the work order or sends it back. */
@ProcessBean("acceptWorkOrderListener")
class AcceptWorkOrderListener implements TaskListener {

    private final WorkOrderDesk desk;

    AcceptWorkOrderListener(WorkOrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateTask task) {
        OrderAnswer values = OrderAnswer.read(SubmittedForm.from(task));
        desk.answer(RepairCaseBpmn.caseNumber(task), values);
        RepairCaseBpmn.WORK_ORDER_ACCEPTED.set(task, values.accepted());
    }
}
