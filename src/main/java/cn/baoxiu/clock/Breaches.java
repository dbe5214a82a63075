package cn.baoxiu.clock;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Finds what is overdue: by the case's timer, or before something else would change the due time. */
@Component
class Breaches {

    private final PromiseBook book;
    private final PromiseViews views;
    private final SegmentLog log;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Breaches(PromiseBook book, PromiseViews views, SegmentLog log, Clock clock, ApplicationEventPublisher events) {
        this.book = book;
        this.views = views;
        this.log = log;
        this.clock = clock;
        this.events = events;
    }

    void find(String caseNumber, Predicate<Promise> which) {
        for (Promise promise : List.copyOf(book.of(caseNumber))) {
            if (which.test(promise) && isOverdue(promise)) {
                record(promise);
            }
        }
    }

    /** Not found yet: what is open and past its due time. */
    boolean isOverdue(Promise promise) {
        Instant due = promise.due;
        return promise.isOpen() && due != null && due.isBefore(clock.instant());
    }

    void record(Promise promise) {
        promise.state = "BREACHED";
        promise.nextEvent = null;
        book.update(promise, "OPEN");
        log.promise(promise, Objects.requireNonNull(promise.due), "BREACHED", null);
        events.publishEvent(new PromiseBreached(views.of(promise)));
    }
}
