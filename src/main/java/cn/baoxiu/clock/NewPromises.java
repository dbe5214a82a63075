package cn.baoxiu.clock;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes promises. One that begins in the past has stood still whenever its case did, and its log says so. */
@Component
class NewPromises {

    private final PromiseBook book;
    private final PromiseReckoning reckoning;
    private final PauseRows pauses;
    private final SegmentLog log;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    NewPromises(
            PromiseBook book,
            PromiseReckoning reckoning,
            PauseRows pauses,
            SegmentLog log,
            Clock clock,
            ApplicationEventPublisher events) {
        this.book = book;
        this.reckoning = reckoning;
        this.pauses = pauses;
        this.log = log;
        this.clock = clock;
        this.events = events;
    }

    /** Neither kept in the database nor reckoned yet; counts from its start. */
    Promise draft(String caseNumber, int round, PromiseKind kind, String party, Instant startedAt, Terms terms) {
        Promise made = new Promise();
        made.caseNumber = caseNumber;
        made.round = round;
        made.kind = kind;
        made.party = party;
        made.startedAt = StoredPromises.stored(startedAt);
        made.countedFrom = made.startedAt;
        made.calendar = terms.calendar();
        made.amount = terms.amount();
        made.dueDay = terms.day();
        made.state = "OPEN";
        made.pending = true;
        made.caseReportedAt = book.of(caseNumber).stream()
                .findFirst()
                .map(p -> p.caseReportedAt)
                .orElse(made.startedAt);
        return made;
    }

    /** @param countedLater reason why it does not count from its start, if it does not */
    void make(Promise made, String countedLater) {
        List<PauseView> all = pauses.of(made.caseNumber);
        reckoning.reckon(made, all);
        made.firstDue = made.due == null
                ? StoredPromises.stored(reckoning.dueIfResumed(made, made.countedFrom, all, clock.instant()))
                : made.due;
        book.insert(made);
        log.promise(made, made.startedAt, "RUNNING", null);
        tellPauses(made, all);
        if (!made.countedFrom.equals(made.startedAt)) {
            log.promise(made, made.countedFrom, made.label(), countedLater);
        }
        if (made.kind.toOwner()) {
            events.publishEvent(new OwnerPromisesChanged(made.caseNumber));
        }
        events.publishEvent(new ClockMoved(made.caseNumber));
    }

    private record Turn(Instant at, PauseView pause, boolean begins) {}

    private void tellPauses(Promise made, List<PauseView> all) {
        List<Turn> turns = new ArrayList<>();
        for (PauseView pause : all) {
            Standstill stood = pause.standstill().orElse(null);
            if (stood == null
                    || !PromiseReckoning.stops(pause, made.kind)
                    || !stood.to().isAfter(made.startedAt)) {
                continue;
            }
            turns.add(new Turn(later(stood.from(), made.startedAt), pause, true));
            if (!stood.lasts()) {
                turns.add(new Turn(stood.to(), pause, false));
            }
        }
        turns.sort(Comparator.comparing(Turn::at));
        int standing = 0;
        for (Turn turn : turns) {
            standing += turn.begins() ? 1 : -1;
            log.promise(
                    made,
                    turn.at(),
                    standing > 0 ? "PAUSED" : "RUNNING",
                    turn.begins() ? turn.pause().reason().name() : Segment.RESUMED,
                    String.valueOf(turn.pause().id()));
        }
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
