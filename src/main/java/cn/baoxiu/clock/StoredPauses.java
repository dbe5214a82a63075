package cn.baoxiu.clock;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pauses in the table {@code clock_pause}; which promises stood still when is told by {@code clock_segment}. */
@Service
@Transactional
class StoredPauses implements Pauses {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private final PauseRows rows;
    private final PauseRules rules;
    private final PromiseBook book;
    private final PromiseReckoning reckoning;
    private final SegmentLog log;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    StoredPauses(
            PauseRows rows,
            PauseRules rules,
            PromiseBook book,
            PromiseReckoning reckoning,
            SegmentLog log,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.rules = rules;
        this.book = book;
        this.reckoning = reckoning;
        this.log = log;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public long request(PauseRequest request) {
        endWhatRanOut(request.caseNumber());
        Instant now = StoredPromises.stored(clock.instant());
        Instant from = StoredPromises.stored(request.from());
        if (request.evidence().isBlank()) {
            throw new FormRejected("evidence", "form.required");
        }
        if (from.isAfter(now)) {
            throw new FormRejected("from", "clock.pauseInFuture");
        }
        Optional<Instant> reported = begin(request.caseNumber(), request.round());
        if (reported.filter(from::isBefore).isPresent()) {
            throw new FormRejected("from", "clock.pauseBeforeReport", MOMENT.format(reported.orElseThrow()));
        }
        PauseRules.Rule rule = rules.of(request.reason(), reported.orElse(now));
        Instant limit = rules.limit(rule, from);
        Instant until = request.until() == null ? limit : StoredPromises.stored(request.until());
        if (until.isAfter(limit)) {
            throw new FormRejected("until", "clock.pauseTooLong", MOMENT.format(limit));
        }
        if (!until.isAfter(now)) {
            throw new FormRejected("until", "clock.pauseUntilPast");
        }
        if (rows.open(request.caseNumber()).stream().anyMatch(open -> open.reason() == request.reason())) {
            throw new FormRejected("reason", "clock.pauseOpen");
        }
        boolean asLongAsAllowed = rule.working() && until.equals(limit);
        long id = insert(request, until, rule, now, asLongAsAllowed ? from : null);
        changed(id);
        return id;
    }

    private long insert(
            PauseRequest request, Instant until, PauseRules.Rule rule, Instant now, @Nullable Instant limitFrom) {
        try {
            return rows.insert(request, until, rule, now, limitFrom);
        } catch (DuplicateKeyException e) {
            // somebody else asks for the same at this moment
            throw new FormRejected("reason", "clock.pauseOpen");
        }
    }

    /** The report is when the first promises of the round began to run. */
    private Optional<Instant> begin(String caseNumber, int round) {
        return book.of(caseNumber).stream()
                .filter(promise -> promise.round == round)
                .map(promise -> promise.startedAt)
                .min(Comparator.naturalOrder());
    }

    @Override
    public void approve(long id, String approver) {
        PauseView pause = undecided(id, approver);
        endWhatRanOut(pause.caseNumber());
        Instant now = StoredPromises.stored(clock.instant());
        if (!pause.until().isAfter(now)) {
            throw new FormRejected("approved", "clock.pauseOver");
        }
        PauseRules.Rule rule = rules.of(
                pause.reason(), begin(pause.caseNumber(), pause.round()).orElse(pause.requestedAt()));
        Instant from = now.isAfter(rules.decisionCounts(rule, pause.requestedAt())) ? now : pause.from();
        if (!rows.decide(id, PauseView.State.RUNNING, from, approver, now, null)) {
            throw new FormRejected("approved", "clock.noPauseToDecide");
        }
        List<PauseView> all = rows.of(pause.caseNumber());
        String standstill = String.valueOf(id);
        each(pause, promise -> promise.pending, promise -> {
            if (standsFrom(promise, from)) {
                promise.state = "OPEN";
                reckoning.reckon(promise, all);
            }
            Instant at = NewPromises.later(from, promise.startedAt);
            log.promise(promise, at, promise.label(), pause.reason().name(), standstill);
        });
        each(pause, promise -> wasKeptSince(promise, from), promise -> {
            promise.state = "MET";
            promise.due = null;
            log.promise(promise, from, "PAUSED", pause.reason().name(), standstill);
            log.promise(promise, Objects.requireNonNull(promise.metAt), promise.state, "KEPT");
        });
        changed(id);
    }

    /**
     * What fell due before the pause began was broken before it; what fell due between then and the approval was not.
     */
    private static boolean standsFrom(Promise promise, Instant from) {
        return promise.due == null || !promise.due.isBefore(from);
    }

    /** Kept late, but after the pause began: what was known of it then was not all. */
    private static boolean wasKeptSince(Promise promise, Instant from) {
        return promise.state.equals("BREACHED")
                && promise.metAt != null
                && promise.due != null
                && !promise.due.isBefore(from);
    }

    @Override
    public void refuse(long id, String approver, String reason) {
        undecided(id, approver);
        Instant now = StoredPromises.stored(clock.instant());
        Instant from = rows.find(id).orElseThrow().from();
        if (!rows.decide(id, PauseView.State.REFUSED, from, approver, now, reason)) {
            throw new FormRejected("approved", "clock.noPauseToDecide");
        }
        changed(id);
    }

    private PauseView undecided(long id, String approver) {
        PauseView pause = rows.find(id)
                .filter(found -> found.state() == PauseView.State.REQUESTED)
                .orElseThrow(() -> new FormRejected("approved", "clock.noPauseToDecide"));
        if (pause.requestedBy().equals(approver)) {
            throw new FormRejected("approved", "clock.ownPause");
        }
        return pause;
    }

    @Override
    public void resume(String caseNumber, @Nullable PauseReason reason, @Nullable String by) {
        List<PauseView> running = rows.running(caseNumber).stream()
                .filter(pause -> reason == null || pause.reason() == reason)
                .toList();
        if (running.isEmpty()) {
            throw new FormRejected("pause", "clock.noPause");
        }
        if (running.size() > 1) {
            String reasons =
                    running.stream().map(pause -> pause.reason().name()).collect(Collectors.joining(", "));
            throw new FormRejected("reason", "clock.severalPauses", reasons);
        }
        PauseView pause = running.get(0);
        Instant now = StoredPromises.stored(clock.instant());
        // one that has run out ended then, whoever notices it first
        end(pause, pause.until().isBefore(now) ? pause.until() : now, by);
    }

    /** A pause that has run out is over, whether its alarm has rung or not. */
    void endWhatRanOut(String caseNumber) {
        Instant now = clock.instant();
        rows.running(caseNumber).stream()
                .filter(pause -> !pause.until().isAfter(now))
                .sorted(Comparator.comparing(PauseView::until))
                .forEach(pause -> end(pause, pause.until(), null));
    }

    /**
     * The holidays are others: what lasts as many working days as its reason allows ends with the last of them.
     *
     * @return true if one moved
     */
    boolean followHolidays(String caseNumber) {
        boolean moved = false;
        for (PauseRows.Limited limited : rows.limited(caseNumber)) {
            PauseView pause = limited.pause();
            PauseRules.Rule rule =
                    rules.of(pause.reason(), begin(caseNumber, pause.round()).orElse(pause.requestedAt()));
            Instant until = rules.limit(rule, limited.from());
            if (!until.equals(pause.until())) {
                rows.last(pause.id(), until);
                moved = true;
            }
        }
        return moved;
    }

    /** The clocks go on from that instant. */
    private void end(PauseView running, Instant at, @Nullable String by) {
        if (!rows.end(running.id(), at, by)) {
            throw new FormRejected("pause", "clock.noPause");
        }
        List<PauseView> all = rows.of(running.caseNumber());
        each(running, promise -> promise.pending, promise -> {
            if (promise.isOpen()) {
                reckoning.reckon(promise, all);
            }
            // a promise made during the pause begins to run when it ends
            Instant from = NewPromises.later(at, promise.startedAt);
            log.promise(promise, from, promise.label(), Segment.RESUMED, String.valueOf(running.id()));
        });
        changed(running.id());
    }

    private void each(PauseView pause, Predicate<Promise> which, java.util.function.Consumer<Promise> change) {
        for (Promise promise : List.copyOf(book.of(pause.caseNumber()))) {
            if (PromiseReckoning.stops(pause, promise.kind) && which.test(promise)) {
                String before = promise.state;
                change.accept(promise);
                book.update(promise, before);
            }
        }
    }

    private void changed(long id) {
        PauseView pause = rows.find(id).orElseThrow();
        if (pause.stopsOwner() && pause.decidedAt() != null) {
            events.publishEvent(new OwnerPromisesChanged(pause.caseNumber()));
        }
        if (pause.state() == PauseView.State.RUNNING || pause.state() == PauseView.State.ENDED) {
            events.publishEvent(new ClockMoved(pause.caseNumber()));
        }
        events.publishEvent(new PauseChanged(pause));
    }

    @Override
    @Transactional(readOnly = true)
    public List<PauseView> open(String caseNumber) {
        return rows.open(caseNumber);
    }

    @Override
    @Transactional(readOnly = true)
    public List<PauseView> of(String caseNumber) {
        return rows.of(caseNumber);
    }
}
