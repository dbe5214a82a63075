package cn.baoxiu.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out when a promise is due, from what is kept of it and the pauses of its case (rules R1, R2). */
@Component
class PromiseReckoning {

    /** An event at the due time itself still meets the promise: it is broken a second later. */
    private static final Duration TOO_LATE = Duration.ofSeconds(1);

    private final PausedTime time;
    private final PauseRules rules;

    PromiseReckoning(PausedTime time, PauseRules rules) {
        this.time = time;
        this.rules = rules;
    }

    /** Sets due time and next event of a promise that is open. */
    void reckon(Promise promise, List<PauseView> pauses) {
        if (stands(promise.kind, pauses)) {
            promise.due = null;
            promise.nextEvent = null;
            return;
        }
        List<Standstill> stood = stood(promise.kind, pauses, null);
        Deadline deadline = deadline(promise, promise.countedFrom, stood);
        promise.due = deadline.due();
        promise.provisional = deadline.provisional();
        promise.nextEvent = nextEvent(promise, stood);
    }

    /** What would be due if the clock went on at that instant and counted from the given start. */
    Instant dueIfResumed(Promise promise, Instant countedFrom, List<PauseView> pauses, Instant resumedAt) {
        return deadline(promise, countedFrom, stood(promise.kind, pauses, resumedAt))
                .due();
    }

    private Deadline deadline(Promise promise, Instant countedFrom, List<Standstill> stood) {
        if (promise.dueByDate != null) {
            return time.shifted(countedFrom, promise.dueByDate, stood);
        }
        if (promise.amount == null) {
            throw new IllegalStateException("promise " + promise.id + " has neither amount nor date");
        }
        return time.deadline(promise.calendar, countedFrom, Amount.parse(promise.amount), stood);
    }

    /** The next warning that was not given yet, else the breach. */
    private Instant nextEvent(Promise promise, List<Standstill> stood) {
        Instant due = java.util.Objects.requireNonNull(promise.due);
        for (int percent : rules.warnings(promise.kind, promise.startedAt)) {
            if (percent > promise.warnedPercent) {
                return time.shareOf(promise.calendar, promise.countedFrom, due, percent / 100.0, stood);
            }
        }
        return due.plus(TOO_LATE);
    }

    /** The highest share that has passed at that instant and was not warned of; 0 for none. */
    int passed(Promise promise, List<PauseView> pauses, Instant at) {
        List<Standstill> stood = stood(promise.kind, pauses, null);
        Instant due = java.util.Objects.requireNonNull(promise.due);
        int passed = 0;
        for (int percent : rules.warnings(promise.kind, promise.startedAt)) {
            Instant reached = time.shareOf(promise.calendar, promise.countedFrom, due, percent / 100.0, stood);
            if (percent > promise.warnedPercent && !reached.isAfter(at)) {
                passed = percent;
            }
        }
        return passed;
    }

    /** Countable minutes of the promise between two instants. */
    long minutes(Promise promise, Instant from, Instant to, List<PauseView> pauses) {
        return time.countable(promise.calendar, from, to, stood(promise.kind, pauses, to));
    }

    static boolean stands(PromiseKind kind, List<PauseView> pauses) {
        return pauses.stream().anyMatch(pause -> pause.state() == PauseView.State.RUNNING && stops(pause, kind));
    }

    static boolean stops(PauseView pause, PromiseKind kind) {
        return kind.toOwner() ? pause.stopsOwner() : pause.stopsContractor();
    }

    /** @param runningUntil end of a pause that still runs, null to leave it out */
    private static List<Standstill> stood(PromiseKind kind, List<PauseView> pauses, @Nullable Instant runningUntil) {
        List<Standstill> stood = new ArrayList<>();
        for (PauseView pause : pauses) {
            Instant end = pause.state() == PauseView.State.RUNNING ? runningUntil : pause.endedAt();
            if (end != null && stops(pause, kind) && pause.from().isBefore(end)) {
                stood.add(new Standstill(pause.from(), end));
            }
        }
        return Standstill.union(stood);
    }
}
