package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.PropertyAnswer;
import cn.baoxiu.contractor.retention.ReleaseDesk;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The property company countersigns, or objects. */
@ProcessBean("releasePropertyListener")
class ReleasePropertyListener implements TaskListener {

    private final ReleaseDesk desk;

    ReleasePropertyListener(ReleaseDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateTask task) {
        PropertyAnswer answer = PropertyAnswer.read(SubmittedForm.from(task));
        desk.propertyAnswers(RetentionReleaseBpmn.contractNo(task), answer);
        RetentionReleaseBpmn.PROPERTY_AGREES.set(task, answer.agrees());
    }
}
