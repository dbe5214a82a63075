package cn.baoxiu.clock;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.engine.EngineTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works out running promises anew after the holidays have changed (rules R2), each case in a transaction of its own.
 * Promises that are broken already stay so; those that would not have been are listed for a person.
 */
@Component
class HolidayRecomputation implements BackgroundTask {

    static final String NAME = "clock.holidays";

    private static final Logger LOG = LoggerFactory.getLogger(HolidayRecomputation.class);

    private final JdbcClient jdbc;
    private final CurrentWorkdays workdays;
    private final PromiseBook book;
    private final PromiseReckoning reckoning;
    private final PauseRows pauses;
    private final StoredPauses pausing;
    private final SegmentLog segments;
    private final HolidayLog log;
    private final Breaches breaches;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    HolidayRecomputation(
            JdbcClient jdbc,
            CurrentWorkdays workdays,
            PromiseBook book,
            PromiseReckoning reckoning,
            PauseRows pauses,
            StoredPauses pausing,
            SegmentLog segments,
            HolidayLog log,
            Breaches breaches,
            PlatformTransactionManager transactions,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.workdays = workdays;
        this.book = book;
        this.reckoning = reckoning;
        this.pauses = pauses;
        this.pausing = pausing;
        this.segments = segments;
        this.log = log;
        this.breaches = breaches;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.events = events;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** @param id of the import */
    @Override
    public void run(String id) {
        long imported = Long.parseLong(id);
        workdays.refresh();
        log.span(imported).ifPresent(span -> {
            List<String> cases = casesTouchedBy(span);
            List<String> again = cases.stream()
                    .filter(caseNumber -> !tried(imported, span, caseNumber))
                    .toList();
            // who collided with a person is done now; what still fails is tried again with the rest of this work
            List<String> failed = again.stream()
                    .filter(caseNumber -> !tried(imported, span, caseNumber))
                    .toList();
            LOG.info("Holidays changed, import {}: promises of {} cases worked out anew", id, cases.size());
            if (!failed.isEmpty()) {
                throw new IllegalStateException(
                        failed.size() + " cases could not follow, the first is " + failed.get(0));
            }
        });
    }

    /** One case that fails does not keep the others waiting. */
    private boolean tried(long imported, HolidayLog.Span span, String caseNumber) {
        try {
            transaction.executeWithoutResult(status -> follow(imported, span, caseNumber));
            return true;
        } catch (RuntimeException e) {
            LOG.warn("Holidays changed, import {}: case {} could not follow", imported, caseNumber, e);
            return false;
        }
    }

    /** A later due time than a changed day, running or broken; a promise that is paused has none and follows later. */
    private List<String> casesTouchedBy(HolidayLog.Span span) {
        return jdbc.sql(
                        """
                        select distinct case_number from clock_promise
                        where state in ('OPEN', 'BREACHED') and due >= :first and started_at < :end
                        union
                        select case_number from clock_pause
                        where state in ('REQUESTED', 'RUNNING') and limit_from is not null and until_at >= :first
                        order by case_number""")
                .param("first", Promise.timestamp(start(span.first())))
                .param(
                        "end",
                        Promise.timestamp(
                                start(clock.instant().atZone(EngineTime.ZONE).toLocalDate())
                                        .plusSeconds(86_400)))
                .query(String.class)
                .list();
    }

    private void follow(long imported, HolidayLog.Span span, String caseNumber) {
        boolean moved = pausing.followHolidays(caseNumber);
        List<PauseView> all = pauses.of(caseNumber);
        boolean toOwner = false;
        for (Promise promise : List.copyOf(book.of(caseNumber))) {
            Instant before = promise.due;
            if (before == null || before.isBefore(start(span.first()))) {
                continue;
            }
            if (breaches.isOverdue(promise)) {
                // the timer has not found it yet, but it is broken
                review(imported, promise, before, all);
            } else if (promise.isOpen()) {
                Instant next = promise.nextEvent;
                boolean provisional = promise.provisional;
                reckoning.reckon(promise, all);
                boolean due = !before.equals(promise.due);
                boolean event = !Objects.equals(next, promise.nextEvent);
                if (due || event || provisional != promise.provisional) {
                    book.update(promise, "OPEN");
                    toOwner |= promise.kind.toOwner();
                }
                if (due) {
                    segments.promise(promise, StoredPromises.stored(clock.instant()), promise.label(), "HOLIDAYS");
                    log.note(imported, promise.id, "MOVED", before, Objects.requireNonNull(promise.due));
                }
                moved |= due || event;
            } else if (promise.state.equals("BREACHED")) {
                review(imported, promise, before, all);
            }
        }
        if (toOwner) {
            events.publishEvent(new OwnerPromisesChanged(caseNumber));
        }
        if (moved) {
            events.publishEvent(new ClockMoved(caseNumber));
            events.publishEvent(new DueTimesMoved(caseNumber));
        }
    }

    private void review(long imported, Promise broken, Instant before, List<PauseView> all) {
        Instant after = reckoning.dueIfResumed(broken, broken.countedFrom, all, clock.instant());
        boolean kept = broken.metAt == null ? after.isAfter(before) : !broken.metAt.isAfter(after);
        if (kept) {
            log.note(imported, broken.id, "REVIEW", before, after);
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(EngineTime.ZONE).toInstant();
    }
}
