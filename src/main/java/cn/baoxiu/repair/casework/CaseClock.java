package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.PromiseBreached;
import cn.baoxiu.clock.PromiseView;
import cn.baoxiu.clock.PromiseWarned;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to a case when time runs out on it. */
@Component
public class CaseClock {

    private final CaseStore store;
    private final CaseEscalation escalation;
    private final CaseNotices notices;
    private final Timeline timeline;
    private final ContractorFaults faults;

    CaseClock(
            CaseStore store,
            CaseEscalation escalation,
            CaseNotices notices,
            Timeline timeline,
            ContractorFaults faults) {
        this.store = store;
        this.escalation = escalation;
        this.notices = notices;
        this.timeline = timeline;
        this.faults = faults;
    }

    @EventListener
    void warned(PromiseWarned event) {
        notices.warning(store.get(event.promise().caseNumber()), event.promise(), event.percent());
    }

    @EventListener
    void breached(PromiseBreached event) {
        PromiseView promise = event.promise();
        RepairCase repairCase = store.get(promise.caseNumber());
        timeline.add(repairCase, TimelineKind.PROMISE_BROKEN, promise.kind().name());
        CaseEscalation.Verdict verdict = escalation.judge(repairCase, promise);
        notices.breach(repairCase, promise, verdict);
        escalation.broken(repairCase, promise, verdict);
        faults.broken(repairCase, promise);
    }

    /**
     * Writes what ran out before the engine takes the timer away: whoever else changes a case takes it first and its timer
     * after it, so nobody waits in a circle.
     */
    public void write() {
        store.flush();
    }
}
