package cn.baoxiu.repair.web;

import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.PromiseView;
import cn.baoxiu.clock.WorkingTime;
import cn.baoxiu.engine.Decisions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Measures promises for their bars. */
@Component
class PromiseBars {

    private final WorkingTime workingTime;
    private final Decisions decisions;
    private final Clock clock;

    PromiseBars(WorkingTime workingTime, Decisions decisions, Clock clock) {
        this.workingTime = workingTime;
        this.decisions = decisions;
        this.clock = clock;
    }

    List<PromiseBar> of(List<PromiseView> promises) {
        return promises.stream().map(this::of).toList();
    }

    private PromiseBar of(PromiseView promise) {
        return new PromiseBar(promise, percent(promise), overdue(promise), marks(promise));
    }

    private @Nullable Integer percent(PromiseView promise) {
        return switch (promise.state()) {
            case RUNNING ->
                share(promise, promise.elapsedMinutes() + Objects.requireNonNull(promise.remainingMinutes()));
            case MET -> share(promise, promise.elapsedMinutes() + unused(promise));
            case PAUSED -> share(promise, asPromised(promise));
            case BREACHED -> 100;
            case CANCELLED, LEGACY -> null;
        };
    }

    private static int share(PromiseView promise, long total) {
        // rounded down: the bar is full when the time is over and not before
        return total <= 0 ? 0 : (int) Math.min(100, promise.elapsedMinutes() * 100 / total);
    }

    private long unused(PromiseView met) {
        return met.due() == null || met.metAt() == null
                ? 0
                : workingTime.minutes(met.calendar(), met.metAt(), met.due());
    }

    /** Of a promise that stands still only this is known: when it goes on, days may count otherwise. */
    private long asPromised(PromiseView promise) {
        Amount amount = promise.amount() == null ? null : Amount.parse(promise.amount());
        return amount != null && !amount.inDays()
                ? amount.minutes()
                : workingTime.minutes(promise.calendar(), promise.startedAt(), promise.firstDue());
    }

    private long overdue(PromiseView promise) {
        Instant due = promise.due();
        if (promise.state() != PromiseView.State.BREACHED || due == null) {
            return 0;
        }
        Instant until = promise.metAt() == null ? clock.instant() : promise.metAt();
        return workingTime.minutes(promise.calendar(), due, until);
    }

    /** As the clock warns by. */
    private List<Integer> marks(PromiseView promise) {
        return decisions
                .figures(
                        "promise-warning",
                        promise.startedAt(),
                        Map.of("kind", promise.kind().name()))
                .rows()
                .stream()
                .map(row -> ((Number) Objects.requireNonNull(row.get("percent"))).intValue())
                .toList();
    }
}
