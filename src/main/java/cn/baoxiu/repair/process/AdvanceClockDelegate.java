package cn.baoxiu.repair.process;

import cn.baoxiu.clock.ClockEvents;
import cn.baoxiu.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The timer for the next clock event has fired: all that is due now is done. */
@ProcessBean("advanceClockDelegate")
class AdvanceClockDelegate implements JavaDelegate {

    private final ClockEvents events;

    AdvanceClockDelegate(ClockEvents events) {
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        events.advance(RepairCaseBpmn.caseNumber(execution));
    }
}
