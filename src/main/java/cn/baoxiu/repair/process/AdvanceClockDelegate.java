package cn.baoxiu.repair.process;

import cn.baoxiu.clock.ClockEvents;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.repair.casework.CaseClock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The timer for the next clock event has fired: all that is due now is done. */
@ProcessBean("advanceClockDelegate")
class AdvanceClockDelegate implements JavaDelegate {

    private final ClockEvents events;
    private final CaseClock clock;

    AdvanceClockDelegate(ClockEvents events, CaseClock clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        events.advance(RepairCaseBpmn.caseNumber(execution));
        clock.write();
    }
}
