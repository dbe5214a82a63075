package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.DeliveryDesk;
import cn.baoxiu.contractor.sanction.DeliveryReport;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** How the letter reached the contractor; from then on its times run. */
@ProcessBean("recordDeliveryListener")
class RecordDeliveryListener implements TaskListener {

    private final DeliveryDesk desk;
    private final Clock clock;

    RecordDeliveryListener(DeliveryDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        long penalty = ContractorPenaltyBpmn.penalty(task);
        DeliveryReport report = DeliveryReport.read(SubmittedForm.from(task), desk.earliest(penalty), clock.instant());
        DeliveryDesk.Running running = desk.deliver(penalty, report);
        Instant performUntil = running.performUntil();
        ContractorPenaltyBpmn.DEMAND.set(task, running.demand().name());
        ContractorPenaltyBpmn.DELIVERED_AT.set(task, Date.from(running.deliveredAt()));
        ContractorPenaltyBpmn.OBJECTION_UNTIL.set(task, Date.from(running.objectionUntil()));
        ContractorPenaltyBpmn.PERFORM_UNTIL.set(task, performUntil == null ? null : Date.from(performUntil));
    }
}
