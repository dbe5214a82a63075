package cn.baoxiu.clock;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Warnings, breaches and pauses that run out. */
@Service
@Transactional
class StoredClockEvents implements ClockEvents {

    /** Not from what the transaction knows: another one may have made a promise since. */
    private static final String NEXT =
            """
            select min(e.next_event) as next_event from (
              select next_event from clock_promise where case_number = :case and state = 'OPEN'
              union all
              select until_at from clock_pause where case_number = :case and state = 'RUNNING') e""";

    private final JdbcClient jdbc;
    private final PromiseBook book;
    private final PromiseReckoning reckoning;
    private final PauseRows pauses;
    private final StoredPauses pausing;
    private final PromiseViews views;
    private final Breaches breaches;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    StoredClockEvents(
            JdbcClient jdbc,
            PromiseBook book,
            PromiseReckoning reckoning,
            PauseRows pauses,
            StoredPauses pausing,
            PromiseViews views,
            Breaches breaches,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.book = book;
        this.reckoning = reckoning;
        this.pauses = pauses;
        this.pausing = pausing;
        this.views = views;
        this.breaches = breaches;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void advance(String caseNumber) {
        Instant now = clock.instant();
        pausing.endWhatRanOut(caseNumber);
        for (Promise promise : List.copyOf(book.of(caseNumber))) {
            if (isDue(promise, now)) {
                advance(promise, now);
            }
        }
    }

    private static boolean isDue(Promise promise, Instant now) {
        Instant next = promise.nextEvent;
        return promise.isOpen() && promise.due != null && next != null && !next.isAfter(now);
    }

    private void advance(Promise promise, Instant now) {
        if (breaches.isOverdue(promise)) {
            breaches.record(promise);
            return;
        }
        List<PauseView> all = pauses.of(promise.caseNumber);
        int percent = reckoning.passed(promise, all, now);
        promise.warnedPercent = Math.max(promise.warnedPercent, percent);
        reckoning.reckon(promise, all);
        book.update(promise, "OPEN");
        if (percent > 0) {
            events.publishEvent(new PromiseWarned(views.of(promise, all), percent));
        }
    }

    @Override
    public Optional<Instant> next(String caseNumber) {
        return jdbc.sql(NEXT)
                .param("case", caseNumber)
                .query((row, n) -> Optional.ofNullable(Promise.instant(row, "next_event")))
                .single();
    }
}
