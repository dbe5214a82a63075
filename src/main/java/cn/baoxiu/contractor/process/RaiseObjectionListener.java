package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.ObjectionDesk;
import cn.baoxiu.contractor.sanction.ObjectionForm;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The contractor objects within the window. */
@ProcessBean("raiseObjectionListener")
class RaiseObjectionListener implements TaskListener {

    private final ObjectionDesk desk;

    RaiseObjectionListener(ObjectionDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateTask task) {
        ObjectionForm form = ObjectionForm.read(SubmittedForm.from(task));
        Instant until = desk.raise(ContractorPenaltyBpmn.penalty(task), form);
        ContractorPenaltyBpmn.DECISION_DUE.set(task, Date.from(until));
    }
}
