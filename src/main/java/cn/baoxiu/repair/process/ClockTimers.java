package cn.baoxiu.repair.process;

import cn.baoxiu.clock.ClockEvents;
import cn.baoxiu.clock.ClockMoved;
import cn.baoxiu.engine.InstanceTimers;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.repair.casework.CaseQueries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The one timer of a case for its next clock event (rules R2). It is moved at the end of the transaction that changed
 * the clocks, once; a timer that comes too early finds nothing to do and waits for the next event.
 */
@ProcessBean("clockTimers")
public class ClockTimers {

    /** When nothing runs the timer waits so long; it is moved as soon as a promise is made. */
    private static final Duration NOTHING_TO_DO = Duration.ofDays(3650);

    /** The engine knows the start event of an event sub-process by the sub-process. */
    private static final List<String> TIMERS = List.of("subProcess_clock", "event_nextClockEvent");

    private final ClockEvents events;
    private final CaseQueries cases;
    private final InstanceTimers timers;
    private final Clock clock;

    ClockTimers(ClockEvents events, CaseQueries cases, InstanceTimers timers, Clock clock) {
        this.events = events;
        this.cases = cases;
        this.timers = timers;
        this.clock = clock;
    }

    /**
     * For the model: when the timer that begins to wait is due, as far as it is known; looked at again at the end of the
     * transaction, when the timer is there and can be locked. A case that has no number yet has no promises.
     */
    public Date next(DelegateExecution execution) {
        String caseNumber = execution.getProcessBusinessKey();
        if (caseNumber == null) {
            return Date.from(never());
        }
        follow(new ClockMoved(caseNumber));
        return Date.from(events.next(caseNumber).orElseGet(this::never));
    }

    /** For the model: whether the clock has nothing to wait for any more. */
    public boolean isStopped(DelegateExecution execution) {
        return cases.get(RepairCaseBpmn.caseNumber(execution)).closedAt() != null;
    }

    @EventListener
    void follow(ClockMoved moved) {
        Moved known = (Moved) TransactionSynchronizationManager.getResource(this);
        if (known == null) {
            known = new Moved();
            TransactionSynchronizationManager.bindResource(this, known);
            TransactionSynchronizationManager.registerSynchronization(new AtTheEnd(known, this));
        }
        known.cases.add(moved.caseNumber());
    }

    private Instant never() {
        return clock.instant().plus(NOTHING_TO_DO);
    }

    private void move(Moved moved) {
        for (String caseNumber : moved.cases) {
            timers.moveLocked(RepairCaseBpmn.KEY, caseNumber, TIMERS, () -> events.next(caseNumber));
        }
        moved.cases.clear();
    }

    private static final class Moved extends ResourceHolderSupport {

        /** In one order for all transactions, so that two of them never wait for each other. */
        private final Set<String> cases = new TreeSet<>();
    }

    private final class AtTheEnd extends ResourceHolderSynchronization<Moved, ClockTimers> {

        private final Moved moved;

        AtTheEnd(Moved moved, ClockTimers key) {
            super(moved, key);
            this.moved = moved;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            move(moved);
        }
    }
}
