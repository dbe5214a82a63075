package cn.baoxiu.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Works out when a promise is due, from what is kept of it and the pauses of its case (rules R1, R2). */
@Component
class PromiseReckoning {

    /** An event at the due time itself still meets the promise: it is broken a second later. */
    private static final Duration TOO_LATE = Duration.ofSeconds(1);

    private final PausedTime time;
    private final DueTimes dueTimes;
    private final PauseRules rules;

    PromiseReckoning(PausedTime time, PauseRules rules) {
        this.time = time;
        this.dueTimes = new DueTimes(time);
        this.rules = rules;
    }

    /** Sets due time and next event of a promise that is open. */
    void reckon(Promise promise, List<PauseView> pauses) {
        List<Standstill> stood = standstills(promise, pauses);
        Deadline deadline = dueTimes.due(promise.terms(), promise.countedFrom, stood);
        promise.due = deadline == null ? null : deadline.due();
        promise.provisional = deadline == null ? promise.provisional : deadline.provisional();
        promise.nextEvent = deadline == null ? null : nextEvent(promise, deadline.due(), Standstill.ended(stood));
    }

    /** What would be due if the clock went on at that instant and counted from the given start. */
    Instant dueIfResumed(Promise promise, Instant countedFrom, List<PauseView> pauses, Instant resumedAt) {
        return dueTimes.dueIfResumed(promise.terms(), countedFrom, standstills(promise, pauses), resumedAt)
                .due();
    }

    /** The next warning that was not given yet, else the breach. */
    private Instant nextEvent(Promise promise, Instant due, List<Standstill> stood) {
        for (int percent : rules.warnings(promise.kind, promise.caseReportedAt)) {
            if (percent > promise.warnedPercent) {
                return time.shareOf(promise.calendar, promise.countedFrom, due, percent / 100.0, stood);
            }
        }
        return due.plus(TOO_LATE);
    }

    /** The highest share that has passed at that instant and was not warned of; 0 for none. */
    int passed(Promise promise, List<PauseView> pauses, Instant at) {
        List<Standstill> stood = Standstill.ended(standstills(promise, pauses));
        Instant due = Objects.requireNonNull(promise.due);
        int passed = 0;
        for (int percent : rules.warnings(promise.kind, promise.caseReportedAt)) {
            Instant reached = time.shareOf(promise.calendar, promise.countedFrom, due, percent / 100.0, stood);
            if (percent > promise.warnedPercent && !reached.isAfter(at)) {
                passed = percent;
            }
        }
        return passed;
    }

    /** Countable minutes of the promise between two instants. */
    long minutes(Promise promise, Instant from, Instant to, List<PauseView> pauses) {
        return time.countable(promise.calendar, from, to, standstills(promise, pauses));
    }

    static boolean stops(PauseView pause, PromiseKind kind) {
        return kind.toOwner() ? pause.stopsOwner() : pause.stopsContractor();
    }

    /** When the promise stood still: with its case, or alone. */
    private static List<Standstill> standstills(Promise promise, List<PauseView> pauses) {
        List<Standstill> stood = new ArrayList<>(promise.stood);
        for (PauseView pause : pauses) {
            if (stops(pause, promise.kind)) {
                pause.standstill().ifPresent(stood::add);
            }
        }
        return stood;
    }
}
