package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.retention.ReleaseDesk;
import cn.baoxiu.contractor.retention.ReleaseDesk.ClockEvent;
import cn.baoxiu.engine.ProcessBean;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Warns before the end of a legal term, or finds that it is over. */
@ProcessBean("releaseClockDelegate")
class ReleaseClockDelegate implements JavaDelegate {

    private final ReleaseDesk desk;

    ReleaseClockDelegate(ReleaseDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String contractNo = RetentionReleaseBpmn.contractNo(execution);
        ClockEvent event = desk.look(contractNo);
        RetentionReleaseBpmn.CLOCK_EVENT.set(execution, event.name());
        RetentionReleaseBpmn.LOOK_AT.set(execution, Date.from(desk.nextLook(contractNo)));
    }
}
