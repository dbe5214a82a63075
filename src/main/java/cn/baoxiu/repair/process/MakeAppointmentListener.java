package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.casework.Appointment;
import cn.baoxiu.repair.casework.LogWindows;
import cn.baoxiu.repair.casework.WorkOrderDesk;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** A visit is agreed with the owner. */
@ProcessBean("makeAppointmentListener")
class MakeAppointmentListener implements TaskListener {

    private final WorkOrderDesk desk;
    private final LogWindows windows;

    MakeAppointmentListener(WorkOrderDesk desk, LogWindows windows) {
        this.desk = desk;
        this.windows = windows;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = RepairCaseBpmn.caseNumber(task);
        Appointment values = Appointment.read(SubmittedForm.from(task), windows.of(caseNumber));
        desk.appoint(caseNumber, values);
    }
}
