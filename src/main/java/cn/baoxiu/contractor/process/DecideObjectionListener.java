package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.ObjectionDesk;
import cn.baoxiu.contractor.sanction.PenaltyReading;
import cn.baoxiu.contractor.sanction.RulingForm;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Group customer service has decided the objection. */
@ProcessBean("decideObjectionListener")
class DecideObjectionListener implements TaskListener {

    private final ObjectionDesk desk;
    private final PenaltyReading procedures;

    DecideObjectionListener(ObjectionDesk desk, PenaltyReading procedures) {
        this.desk = desk;
        this.procedures = procedures;
    }

    @Override
    public void notify(DelegateTask task) {
        long penalty = ContractorPenaltyBpmn.penalty(task);
        RulingForm ruling = RulingForm.read(
                SubmittedForm.from(task), procedures.get(penalty).amount());
        ContractorPenaltyBpmn.RULING.set(task, desk.decide(penalty, ruling).name());
    }
}
