package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.casework.FirstResponse;
import cn.baoxiu.repair.casework.LogWindows;
import cn.baoxiu.repair.casework.MakeSafeLog;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The danger is over. */
@ProcessBean("makeSafeListener")
class MakeSafeListener implements TaskListener {

    private final FirstResponse response;
    private final LogWindows windows;

    MakeSafeListener(FirstResponse response, LogWindows windows) {
        this.response = response;
        this.windows = windows;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = RepairCaseBpmn.caseNumber(task);
        MakeSafeLog values = MakeSafeLog.read(SubmittedForm.from(task), windows.of(caseNumber));
        response.makeSafe(caseNumber, values);
    }
}
