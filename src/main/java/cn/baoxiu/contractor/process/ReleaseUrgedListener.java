package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.ReleaseDesk;
import cn.baoxiu.contractor.retention.ReleaseView;
import cn.baoxiu.contractor.retention.Urging;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The contractor urged an answer: the second legal term runs. */
@ProcessBean("releaseUrgedListener")
class ReleaseUrgedListener implements TaskListener {

    private final ReleaseDesk desk;
    private final Clock clock;

    ReleaseUrgedListener(ReleaseDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        String contractNo = RetentionReleaseBpmn.contractNo(task);
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineTime.ZONE);
        desk.urge(contractNo, Urging.read(SubmittedForm.from(task), today));
        ReleaseView release = desk.find(contractNo).orElseThrow();
        RetentionReleaseBpmn.ANSWER_UNTIL.set(task, Date.from(Objects.requireNonNull(release.due())));
        RetentionReleaseBpmn.LOOK_AT.set(task, Date.from(desk.nextLook(contractNo)));
    }
}
