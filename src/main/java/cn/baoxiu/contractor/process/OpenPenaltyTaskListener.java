package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.PenaltyReading;
import cn.baoxiu.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** A step waits for somebody: its form and the page of the letter find the procedure by it. */
@ProcessBean("openPenaltyTaskListener")
class OpenPenaltyTaskListener implements TaskListener {

    private final PenaltyReading procedures;

    OpenPenaltyTaskListener(PenaltyReading procedures) {
        this.procedures = procedures;
    }

    @Override
    public void notify(DelegateTask task) {
        procedures.opened(ContractorPenaltyBpmn.penalty(task), task.getId());
    }
}
