package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.OfficeAnswer;
import cn.baoxiu.contractor.retention.ReleaseDesk;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The warranty office has checked the stop list and answers. */
@ProcessBean("releaseOfficeListener")
class ReleaseOfficeListener implements TaskListener {

    private final ReleaseDesk desk;

    ReleaseOfficeListener(ReleaseDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateTask task) {
        OfficeAnswer answer = OfficeAnswer.read(SubmittedForm.from(task));
        desk.officeAnswers(RetentionReleaseBpmn.contractNo(task), answer);
        RetentionReleaseBpmn.OFFICE_APPROVES.set(task, answer.approves());
    }
}
