package cn.baoxiu.clock;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Promises as others see them now. */
@Component
class PromiseViews {

    private final PromiseReckoning reckoning;
    private final PauseRows pauses;
    private final Clock clock;

    PromiseViews(PromiseReckoning reckoning, PauseRows pauses, Clock clock) {
        this.reckoning = reckoning;
        this.pauses = pauses;
        this.clock = clock;
    }

    PromiseView of(Promise promise) {
        return of(promise, pauses.of(promise.caseNumber));
    }

    PromiseView of(Promise promise, List<PauseView> all) {
        Instant now = clock.instant();
        PromiseView.State state = state(promise, now);
        Instant until = until(promise, now);
        boolean running = state == PromiseView.State.RUNNING;
        return new PromiseView(
                promise.id,
                promise.caseNumber,
                promise.round,
                promise.kind,
                promise.party,
                promise.startedAt,
                promise.calendar,
                promise.amount,
                promise.due,
                promise.firstDue,
                promise.provisional,
                promise.metAt,
                until.isAfter(promise.countedFrom) ? reckoning.minutes(promise, promise.countedFrom, until, all) : 0,
                running ? reckoning.minutes(promise, now, Objects.requireNonNull(promise.due), all) : null,
                state);
    }

    private static Instant until(Promise promise, Instant now) {
        if (promise.metAt != null) {
            return promise.metAt;
        }
        return promise.endedAt == null ? now : promise.endedAt;
    }

    private static PromiseView.State state(Promise promise, Instant now) {
        if (!promise.isOpen()) {
            return PromiseView.State.valueOf(promise.state);
        }
        if (promise.due == null) {
            return PromiseView.State.PAUSED;
        }
        return promise.due.isBefore(now) ? PromiseView.State.BREACHED : PromiseView.State.RUNNING;
    }
}
