package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.casework.DispatchOrder;
import cn.baoxiu.repair.casework.PartyChoices;
import cn.baoxiu.repair.casework.WorkOrderDesk;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** A work order goes to its party. */
@ProcessBean("dispatchWorkOrderListener")
class DispatchWorkOrderListener implements TaskListener {

    private final WorkOrderDesk desk;
    private final PartyChoices parties;

    DispatchWorkOrderListener(WorkOrderDesk desk, PartyChoices parties) {
        this.desk = desk;
        this.parties = parties;
    }

    @Override
    public void notify(DelegateTask task) {
        DispatchOrder order = DispatchOrder.read(SubmittedForm.from(task));
        desk.dispatch(RepairCaseBpmn.caseNumber(task), order);
        RepairCaseBpmn.REPAIRING_GROUP.set(task, parties.groupOf(order.repairingParty()));
        RepairCaseBpmn.FIRST_DISPATCH.set(task, true);
    }
}
