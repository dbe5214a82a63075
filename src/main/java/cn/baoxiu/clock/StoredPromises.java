package cn.baoxiu.clock;

import cn.baoxiu.engine.EngineTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Promises in the table {@code clock_promise}, and what happened to them in {@code clock_segment}. */
@Service
@Transactional
class StoredPromises implements Promises {

    private final PromiseBook book;
    private final NewPromises made;
    private final PromiseReckoning reckoning;
    private final PromiseViews views;
    private final PauseRows pauses;
    private final StoredPauses pausing;
    private final Breaches breaches;
    private final SegmentLog log;
    private final WorkingTime workingTime;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    StoredPromises(
            PromiseBook book,
            NewPromises made,
            PromiseReckoning reckoning,
            PromiseViews views,
            PauseRows pauses,
            StoredPauses pausing,
            Breaches breaches,
            SegmentLog log,
            WorkingTime workingTime,
            Clock clock,
            ApplicationEventPublisher events) {
        this.book = book;
        this.made = made;
        this.reckoning = reckoning;
        this.views = views;
        this.pauses = pauses;
        this.pausing = pausing;
        this.breaches = breaches;
        this.log = log;
        this.workingTime = workingTime;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public PromiseView open(
            String caseNumber,
            int round,
            PromiseKind kind,
            String party,
            Instant startedAt,
            CalendarId calendar,
            Amount amount) {
        return pendingOrMade(caseNumber, round, kind, () -> {
            Terms terms = new Terms(calendar, amount.toString(), null);
            Promise opened = made.draft(caseNumber, round, kind, party, startedAt, terms);
            made.make(opened, "");
            return opened;
        });
    }

    @Override
    public PromiseView openUntil(
            String caseNumber, int round, PromiseKind kind, String party, Instant startedAt, LocalDate plannedOn) {
        return pendingOrMade(caseNumber, round, kind, () -> {
            Terms terms = new Terms(CalendarId.CAL_CALENDAR_DAYS, null, new DueDay(plannedOn, 0));
            Promise opened = made.draft(caseNumber, round, kind, party, startedAt, terms);
            // who agrees on a day knows of the pauses that are over
            opened.countedFrom = NewPromises.later(opened.startedAt, stored(clock.instant()));
            made.make(opened, "PLANNED");
            return opened;
        });
    }

    private PromiseView pendingOrMade(String caseNumber, int round, PromiseKind kind, Supplier<Promise> making) {
        pausing.endWhatRanOut(caseNumber);
        return views.of(findPending(caseNumber, round, kind).orElseGet(making));
    }

    @Override
    public void takeOver(
            String caseNumber,
            int round,
            PromiseKind kind,
            String party,
            Instant startedAt,
            CalendarId calendar,
            Amount amount,
            @Nullable Instant metAt) {
        Deadline deadline = workingTime.deadline(calendar, startedAt, amount);
        boolean late = deadline.due().isBefore(metAt == null ? clock.instant() : metAt);
        Promise taken =
                made.draft(caseNumber, round, kind, party, startedAt, new Terms(calendar, amount.toString(), null));
        if (!late && metAt == null) {
            made.make(taken, "");
            return;
        }
        taken.state = late ? "LEGACY" : "MET";
        taken.metAt = metAt == null ? null : stored(metAt);
        taken.end(taken.metAt == null ? stored(clock.instant()) : taken.metAt);
        taken.due = stored(deadline.due());
        taken.firstDue = stored(deadline.due());
        taken.provisional = deadline.provisional();
        book.insert(taken);
        log.promise(taken, taken.startedAt, "RUNNING", null);
        log.promise(taken, Objects.requireNonNull(taken.endedAt), taken.state, null);
    }

    @Override
    public void meet(String caseNumber, PromiseKind kind, Instant at) {
        endWhatRanOut(caseNumber);
        List<PauseView> all = pauses.of(caseNumber);
        each(caseNumber, p -> p.kind == kind && (p.pending || p.state.equals("LEGACY") && p.metAt == null), p -> {
            goOn(p, stored(at), all);
            p.metAt = stored(at);
            if (p.pending) {
                // what counts is when it happened, not when somebody wrote it down or the clock noticed
                p.state = p.due != null && p.metAt.isAfter(p.due) ? "BREACHED" : "MET";
            }
            p.end(p.metAt);
            log.promise(p, p.metAt, p.state, "KEPT");
        });
    }

    @Override
    public void redate(String caseNumber, PromiseKind kind, Instant from, Amount workingDays) {
        if (!workingDays.inDays()) {
            throw new IllegalArgumentException("a promise is re-dated by working days, not " + workingDays);
        }
        endWhatRanOut(caseNumber);
        Instant now = stored(clock.instant());
        List<PauseView> all = pauses.of(caseNumber);
        breaches.find(caseNumber, p -> p.kind == kind);
        boolean redated = each(caseNumber, p -> p.kind == kind && p.isOpen() && !p.redated, p -> {
            p.redated = true;
            p.dueDay = new DueDay(LocalDate.ofInstant(from, EngineTime.ZONE), workingDays.days());
            p.countedFrom = now;
            p.warnedPercent = 0;
            reckoning.reckon(p, all);
            log.promise(p, now, p.label(), "REDATED");
        });
        if (redated) {
            moved(caseNumber);
        }
    }

    @Override
    public void suspend(String caseNumber, PromiseKind kind, Instant from) {
        endWhatRanOut(caseNumber);
        List<PauseView> all = pauses.of(caseNumber);
        each(caseNumber, p -> p.kind == kind && p.pending && !p.isSuspended(), p -> {
            Instant since = NewPromises.later(stored(from), p.startedAt);
            book.suspend(p, since);
            if (p.due == null || !p.due.isBefore(since)) {
                // a breach that was found between the work and its report was none
                p.state = "OPEN";
                reckoning.reckon(p, all);
            }
            log.promise(p, since, p.label(), Segment.INSPECTION, Segment.INSPECTION);
        });
    }

    @Override
    public void resume(String caseNumber, PromiseKind kind, Instant at) {
        endWhatRanOut(caseNumber);
        List<PauseView> all = pauses.of(caseNumber);
        if (each(caseNumber, p -> p.kind == kind && p.isSuspended(), p -> goOn(p, stored(at), all))) {
            moved(caseNumber);
        }
    }

    /** The clock of a promise that waits for its inspection goes on, unless the case is paused. */
    private void goOn(Promise promise, Instant at, List<PauseView> all) {
        for (Standstill standstill : promise.stood) {
            if (standstill.lasts()) {
                Instant end = NewPromises.later(at, standstill.from());
                book.resume(promise, end);
                if (promise.isOpen()) {
                    reckoning.reckon(promise, all);
                }
                log.promise(promise, end, promise.label(), Segment.RESUMED, Segment.INSPECTION);
                return;
            }
        }
    }

    @Override
    public void regrade(
            String caseNumber,
            int round,
            PromiseKind kind,
            String party,
            Instant startedAt,
            CalendarId calendar,
            Amount amount,
            Instant at) {
        pausing.endWhatRanOut(caseNumber);
        List<PauseView> all = pauses.of(caseNumber);
        Terms terms = new Terms(calendar, amount.toString(), null);
        Promise last = last(caseNumber, round, kind);
        if (last == null || last.state.equals("CANCELLED")) {
            Promise opened = made.draft(caseNumber, round, kind, party, startedAt, terms);
            opened.countedFrom = countedFrom(opened, all, at);
            made.make(opened, "REGRADE_LATE");
            return;
        }
        boolean broken = last.due != null && last.due.isBefore(at);
        if (last.metAt != null || !last.isOpen() || broken) {
            return;
        }
        String before = last.state;
        last.calendar = calendar;
        last.amount = amount.toString();
        last.warnedPercent = 0;
        if (last.redated) {
            // A date set by drying does not depend on the grade: it stays as the second date.
            last.firstDue = stored(
                    workingTime.deadline(calendar, last.startedAt, amount).due());
        } else {
            last.dueDay = null;
            last.countedFrom = countedFrom(last, all, at);
            last.firstDue = stored(reckoning.dueIfResumed(last, last.countedFrom, all, at));
        }
        reckoning.reckon(last, all);
        book.update(last, before);
        log.promise(
                last,
                stored(at),
                last.label(),
                last.countedFrom.equals(last.startedAt) || last.redated ? "REGRADE" : "REGRADE_LATE");
        changed(last);
        moved(caseNumber);
    }

    /** The start, unless the amount was over already; time that stood still is none that has passed (rules R2). */
    private Instant countedFrom(Promise promise, List<PauseView> all, Instant at) {
        boolean past =
                reckoning.dueIfResumed(promise, promise.startedAt, all, at).isBefore(at);
        return past ? stored(at) : promise.startedAt;
    }

    @Override
    public void cancel(String caseNumber, PromiseKind kind) {
        cancel(caseNumber, p -> p.kind == kind);
    }

    @Override
    public void cancelAll(String caseNumber) {
        cancel(caseNumber, p -> true);
    }

    /** A promise that is overdue has been broken: cancelling the rest of the work does not undo that. */
    private void cancel(String caseNumber, Predicate<Promise> which) {
        endWhatRanOut(caseNumber);
        Instant now = stored(clock.instant());
        each(caseNumber, p -> p.pending && which.test(p), p -> {
            p.state = p.due != null && p.due.isBefore(now) ? "BREACHED" : "CANCELLED";
            p.end(now);
            log.promise(p, now, p.state, "DROPPED");
        });
    }

    /** A promise that still looks paused may be due in truth. */
    private void endWhatRanOut(String caseNumber) {
        if (book.of(caseNumber).stream().anyMatch(p -> p.isOpen() && p.due == null)) {
            pausing.endWhatRanOut(caseNumber);
        }
    }

    /** @return true if there was one */
    private boolean each(String caseNumber, Predicate<Promise> which, Consumer<Promise> change) {
        boolean any = false;
        boolean toOwner = false;
        for (Promise promise : List.copyOf(book.of(caseNumber))) {
            if (which.test(promise)) {
                String before = promise.state;
                change.accept(promise);
                book.update(promise, before);
                any = true;
                toOwner |= promise.kind.toOwner();
            }
        }
        if (toOwner) {
            events.publishEvent(new OwnerPromisesChanged(caseNumber));
        }
        return any;
    }

    /** Inner promises between the parties do not concern the owner. */
    private void changed(Promise promise) {
        if (promise.kind.toOwner()) {
            events.publishEvent(new OwnerPromisesChanged(promise.caseNumber));
        }
    }

    private void moved(String caseNumber) {
        events.publishEvent(new ClockMoved(caseNumber));
    }

    @Override
    @Transactional(readOnly = true)
    public List<PromiseView> of(String caseNumber) {
        List<PauseView> all = pauses.of(caseNumber);
        return book.of(caseNumber).stream().map(p -> views.of(p, all)).toList();
    }

    private Optional<Promise> findPending(String caseNumber, int round, PromiseKind kind) {
        return book.of(caseNumber).stream()
                .filter(p -> p.pending && p.round == round && p.kind == kind)
                .findFirst();
    }

    private @Nullable Promise last(String caseNumber, int round, PromiseKind kind) {
        return book.of(caseNumber).stream()
                .filter(p -> p.round == round && p.kind == kind)
                .reduce((a, b) -> b)
                .orElse(null);
    }

    /** As the database keeps it. */
    static Instant stored(Instant instant) {
        return Promise.timestamp(instant).toInstant();
    }
}
