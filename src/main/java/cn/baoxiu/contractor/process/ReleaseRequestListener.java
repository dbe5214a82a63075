package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.ReleaseDesk;
import cn.baoxiu.contractor.retention.ReleaseRequest;
import cn.baoxiu.contractor.retention.ReleaseView;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** A request came in: it is recorded, and its first legal term runs. */
@ProcessBean("releaseRequestListener")
class ReleaseRequestListener implements ExecutionListener {

    private final ReleaseDesk desk;
    private final Clock clock;

    ReleaseRequestListener(ReleaseDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineTime.ZONE);
        ReleaseView release = desk.record(ReleaseRequest.read(SubmittedForm.from(execution), today));
        execution.setProcessBusinessKey(release.contractNo());
        RetentionReleaseBpmn.ANSWER_UNTIL.set(execution, Date.from(release.firstDue()));
        RetentionReleaseBpmn.LOOK_AT.set(execution, Date.from(desk.nextLook(release.contractNo())));
    }
}
