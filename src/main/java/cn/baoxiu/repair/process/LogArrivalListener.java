package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.casework.ArrivalLog;
import cn.baoxiu.repair.casework.FirstResponse;
import cn.baoxiu.repair.casework.LogWindows;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Somebody has reached the place. */
@ProcessBean("logArrivalListener")
class LogArrivalListener implements TaskListener {

    private final FirstResponse response;
    private final LogWindows windows;

    LogArrivalListener(FirstResponse response, LogWindows windows) {
        this.response = response;
        this.windows = windows;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = RepairCaseBpmn.caseNumber(task);
        ArrivalLog values = ArrivalLog.read(SubmittedForm.from(task), windows.of(caseNumber));
        response.arrive(caseNumber, values);
    }
}
