package cn.baoxiu.clock;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Promises in the table {@code clock_promise}, and what happened to them in {@code clock_segment}. */
@Service
@Transactional
class StoredPromises implements Promises {

    private final PromiseBook book;
    private final PromiseReckoning reckoning;
    private final PauseRows pauses;
    private final StoredPauses pausing;
    private final SegmentLog log;
    private final WorkingTime workingTime;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    StoredPromises(
            PromiseBook book,
            PromiseReckoning reckoning,
            PauseRows pauses,
            StoredPauses pausing,
            SegmentLog log,
            WorkingTime workingTime,
            Clock clock,
            ApplicationEventPublisher events) {
        this.book = book;
        this.reckoning = reckoning;
        this.pauses = pauses;
        this.pausing = pausing;
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
        pausing.endWhatRanOut(caseNumber);
        return findPending(caseNumber, round, kind)
                .map(this::view)
                .orElseGet(() -> make(caseNumber, round, kind, party, startedAt, calendar, amount, null, startedAt));
    }

    @Override
    public PromiseView openUntil(
            String caseNumber, int round, PromiseKind kind, String party, Instant startedAt, Instant due) {
        pausing.endWhatRanOut(caseNumber);
        return findPending(caseNumber, round, kind)
                .map(this::view)
                .orElseGet(() -> make(
                        caseNumber, round, kind, party, startedAt, CalendarId.CAL_CALENDAR_DAYS, null, due, startedAt));
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
        if (!late && metAt == null) {
            make(caseNumber, round, kind, party, startedAt, calendar, amount, null, startedAt);
            return;
        }
        Promise taken = promise(caseNumber, round, kind, party, startedAt, calendar, amount, null, startedAt);
        taken.state = late ? "LEGACY" : "MET";
        taken.pending = false;
        taken.metAt = metAt == null ? null : stored(metAt);
        taken.due = stored(deadline.due());
        taken.firstDue = stored(deadline.due());
        taken.provisional = deadline.provisional();
        book.insert(taken);
        log.promise(taken, taken.startedAt, "RUNNING", null);
        log.promise(taken, taken.metAt == null ? stored(clock.instant()) : taken.metAt, taken.state, null);
    }

    private PromiseView make(
            String caseNumber,
            int round,
            PromiseKind kind,
            String party,
            Instant startedAt,
            CalendarId calendar,
            @Nullable Amount amount,
            @Nullable Instant dueByDate,
            Instant countedFrom) {
        Promise made = promise(caseNumber, round, kind, party, startedAt, calendar, amount, dueByDate, countedFrom);
        List<PauseView> all = pauses.of(caseNumber);
        reckoning.reckon(made, all);
        made.firstDue = made.due == null
                ? stored(reckoning.dueIfResumed(made, made.countedFrom, all, stored(clock.instant())))
                : made.due;
        book.insert(made);
        log.promise(made, made.startedAt, made.due == null ? "PAUSED" : "RUNNING", null);
        if (!made.countedFrom.equals(made.startedAt)) {
            log.promise(made, made.countedFrom, "RUNNING", "REGRADE_LATE");
        }
        changed(made);
        moved(caseNumber);
        return view(made, all);
    }

    private static Promise promise(
            String caseNumber,
            int round,
            PromiseKind kind,
            String party,
            Instant startedAt,
            CalendarId calendar,
            @Nullable Amount amount,
            @Nullable Instant dueByDate,
            Instant countedFrom) {
        Promise made = new Promise();
        made.caseNumber = caseNumber;
        made.round = round;
        made.kind = kind;
        made.party = party;
        made.startedAt = stored(startedAt);
        made.countedFrom = stored(countedFrom);
        made.calendar = calendar;
        made.amount = amount == null ? null : amount.toString();
        made.dueByDate = dueByDate == null ? null : stored(dueByDate);
        made.state = "OPEN";
        made.pending = true;
        return made;
    }

    @Override
    public void meet(String caseNumber, PromiseKind kind, Instant at) {
        endWhatRanOut(caseNumber);
        each(caseNumber, p -> p.kind == kind && (p.pending || p.state.equals("LEGACY") && p.metAt == null), p -> {
            p.metAt = stored(at);
            if (p.pending) {
                // what counts is when it happened, not when somebody wrote it down or the clock noticed
                p.state = p.due != null && p.metAt.isAfter(p.due) ? "BREACHED" : "MET";
                p.pending = false;
            }
            p.nextEvent = null;
            log.promise(p, p.metAt, p.state, "KEPT");
        });
    }

    @Override
    public void redate(String caseNumber, PromiseKind kind, Instant due) {
        endWhatRanOut(caseNumber);
        Instant now = stored(clock.instant());
        List<PauseView> all = pauses.of(caseNumber);
        boolean redated = each(caseNumber, p -> p.kind == kind && p.isOpen() && !p.redated, p -> {
            p.redated = true;
            p.dueByDate = stored(due);
            p.countedFrom = now;
            p.warnedPercent = 0;
            reckoning.reckon(p, all);
            log.promise(p, now, p.due == null ? "PAUSED" : "RUNNING", "REDATED");
        });
        if (redated) {
            moved(caseNumber);
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
        Promise last = last(caseNumber, round, kind);
        if (last == null || last.state.equals("CANCELLED")) {
            Deadline fromStart = workingTime.deadline(calendar, startedAt, amount);
            Instant counted = fromStart.due().isBefore(at) ? at : startedAt;
            make(caseNumber, round, kind, party, startedAt, calendar, amount, null, counted);
            return;
        }
        boolean broken = last.due != null && last.due.isBefore(at);
        if (last.metAt != null || !last.isOpen() || broken) {
            return;
        }
        List<PauseView> all = pauses.of(caseNumber);
        String before = last.state;
        last.calendar = calendar;
        last.amount = amount.toString();
        last.warnedPercent = 0;
        if (last.redated) {
            // A date set by drying does not depend on the grade: it stays as the second date.
            last.firstDue = stored(
                    workingTime.deadline(calendar, last.startedAt, amount).due());
        } else {
            last.dueByDate = null;
            Instant fromStart = reckoning.dueIfResumed(last, last.startedAt, all, at);
            last.countedFrom = fromStart.isBefore(at) ? stored(at) : last.startedAt;
            last.firstDue = stored(reckoning.dueIfResumed(last, last.countedFrom, all, at));
        }
        reckoning.reckon(last, all);
        book.update(last, before);
        log.promise(
                last,
                stored(at),
                last.due == null ? "PAUSED" : "RUNNING",
                last.countedFrom.equals(last.startedAt) || last.redated ? "REGRADE" : "REGRADE_LATE");
        changed(last);
        moved(caseNumber);
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
            p.pending = false;
            p.nextEvent = null;
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
    private boolean each(String caseNumber, Predicate<Promise> which, java.util.function.Consumer<Promise> change) {
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
        return book.of(caseNumber).stream().map(p -> view(p, all)).toList();
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

    private PromiseView view(Promise promise) {
        return view(promise, pauses.of(promise.caseNumber));
    }

    /** As others see it now. */
    PromiseView view(Promise promise, List<PauseView> all) {
        Instant now = clock.instant();
        PromiseView.State state = state(promise, now);
        Instant until = promise.metAt == null ? now : promise.metAt;
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

    private static PromiseView.State state(Promise promise, Instant now) {
        if (!promise.isOpen()) {
            return PromiseView.State.valueOf(promise.state);
        }
        if (promise.due == null) {
            return PromiseView.State.PAUSED;
        }
        return promise.due.isBefore(now) ? PromiseView.State.BREACHED : PromiseView.State.RUNNING;
    }

    /** As the database keeps it. */
    static Instant stored(Instant instant) {
        return Promise.timestamp(instant).toInstant();
    }
}
