package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.PauseChanged;
import cn.baoxiu.clock.PauseReason;
import cn.baoxiu.clock.PauseRequest;
import cn.baoxiu.clock.PauseView;
import cn.baoxiu.clock.Pauses;
import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.clock.Promises;
import cn.baoxiu.engine.FormRejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pauses of a case: who may ask for one and decide it (domain B8), and what the timeline tells of it. */
@Service
@Transactional
public class CasePauses {

    /** A form takes a while to fill in: so old may the present be. */
    private static final Duration PRESENT = Duration.ofMinutes(5);

    private final CaseStore store;
    private final Pauses pauses;
    private final Promises promises;
    private final PartyChoices parties;
    private final Timeline timeline;
    private final CaseNotices notices;
    private final Signatures signatures;
    private final Labels labels;
    private final Actor actor;
    private final Clock clock;

    CasePauses(
            CaseStore store,
            Pauses pauses,
            Promises promises,
            PartyChoices parties,
            Timeline timeline,
            CaseNotices notices,
            Signatures signatures,
            Labels labels,
            Actor actor,
            Clock clock) {
        this.store = store;
        this.pauses = pauses;
        this.promises = promises;
        this.parties = parties;
        this.timeline = timeline;
        this.notices = notices;
        this.signatures = signatures;
        this.labels = labels.chinese();
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * @return id of the pause
     * @throws CaseConflict if the owner has signed the record
     * @throws FormRejected if the repairing party asks, for another time than the present, or as {@link Pauses} says
     */
    public long request(String caseNumber, PauseDemand demand) {
        RepairCase repairCase = store.get(caseNumber);
        repairCase.requireOpen();
        signatures.requireUnlocked(caseNumber, repairCase.round());
        requireOutside(repairCase, "reason");
        Instant now = clock.instant();
        Instant from = demand.from();
        if (from != null && from.isBefore(now.minus(PRESENT))) {
            throw new FormRejected("from", "repair.pauseInThePast");
        }
        return pauses.request(new PauseRequest(
                caseNumber,
                repairCase.round(),
                demand.reason(),
                from == null || !from.isAfter(now) ? now : from,
                demand.until(),
                demand.evidence(),
                actor.id()));
    }

    /**
     * @param id null for the only one that waits: a task from before several could
     * @throws CaseConflict if the owner has signed the record
     * @throws FormRejected if the person works for the repairing party, or as {@link Pauses} says
     */
    public void decide(String caseNumber, @Nullable Long id, PauseDecision decision) {
        RepairCase repairCase = store.get(caseNumber);
        requireOutside(repairCase, "approved");
        List<Long> waiting = pauses.open(caseNumber).stream()
                .filter(pause -> pause.state() == PauseView.State.REQUESTED)
                .map(PauseView::id)
                .toList();
        if (decision.approved()) {
            signatures.requireUnlocked(caseNumber, repairCase.round());
        }
        long asked = waiting.stream()
                .filter(open -> id == null || id.equals(open))
                .findFirst()
                .orElseThrow(() -> new FormRejected("approved", "repair.noPauseToDecide"));
        if (waiting.size() == 1) {
            // one promise stands for all requests of the case: it is kept with the last of them
            promises.meet(caseNumber, PromiseKind.APPROVAL, clock.instant());
        }
        if (decision.approved()) {
            pauses.approve(asked, actor.id());
        } else {
            pauses.refuse(asked, actor.id(), Objects.requireNonNull(decision.note()));
        }
    }

    /** @throws FormRejected as {@link Pauses} says */
    public void resume(String caseNumber, @Nullable PauseReason reason) {
        pauses.resume(caseNumber, reason, actor.id());
    }

    /** Whoever repairs must not stop the clock that measures the repair. */
    private void requireOutside(RepairCase repairCase, String field) {
        String party = repairCase.repairingParty();
        if (party == null) {
            return;
        }
        String group = parties.groupOf(party);
        if (actor.find().map(user -> user.isIn(group)).orElse(false)) {
            throw new FormRejected(field, "repair.pauserRepairs");
        }
    }

    /** Of several pauses the one that was asked for last, as in {@link cn.baoxiu.clock.Holders}. */
    private @Nullable String holderInPause(RepairCase repairCase) {
        return pauses.open(repairCase.caseNumber()).stream()
                .filter(pause -> pause.state() == PauseView.State.RUNNING)
                .flatMap(pause -> Stream.ofNullable(pause.holder()))
                .reduce((a, b) -> b)
                .orElse(null);
    }

    @EventListener
    void changed(PauseChanged event) {
        PauseView pause = event.pause();
        RepairCase repairCase = store.get(pause.caseNumber());
        TimelineKind kind =
                switch (pause.state()) {
                    case REQUESTED -> TimelineKind.PAUSE_REQUESTED;
                    case REFUSED -> TimelineKind.PAUSE_REFUSED;
                    case RUNNING -> TimelineKind.PAUSED;
                    case ENDED -> TimelineKind.RESUMED;
                };
        if (repairCase.isOpen() && (kind == TimelineKind.PAUSED || kind == TimelineKind.RESUMED)) {
            repairCase.pausedInto(holderInPause(repairCase));
            store.save(repairCase);
        }
        String reason = labels.of("pauseReason", pause.reason());
        timeline.add(
                repairCase,
                kind,
                pause.state() == PauseView.State.REQUESTED ? reason + " · " + pause.evidence() : reason);
        notices.pause(repairCase, pause);
    }
}
