package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.PreparedFiles;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.SubmittedForm;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Score events: entered by one with evidence, confirmed by another of group customer service (rules R8). A confirmed one is
 * taken back in the same way.
 */
@Service
@Transactional
public class ScoreEvents {

    static final String DECISION = "eventDecision";
    static final String DECISION_REASON = "eventDecisionReason";

    private final EventRows rows;
    private final Evidence evidence;
    private final Reversals reversals;
    private final ScoreDuty duty;
    private final CycleNotices notices;
    private final Clock clock;

    ScoreEvents(
            EventRows rows, Evidence evidence, Reversals reversals, ScoreDuty duty, CycleNotices notices, Clock clock) {
        this.rows = rows;
        this.evidence = evidence;
        this.reversals = reversals;
        this.duty = duty;
        this.notices = notices;
        this.clock = clock;
    }

    /** @param more whether there are older ones */
    public record Page(List<ScoreEvent> events, boolean more) {}

    /**
     * @param files evidence, may follow later; nothing is confirmed without
     * @throws FormRejected for wrong fields, a subsidiary for which the person does not enter events, a case of another
     *     one, or the same complaint again
     */
    public ScoreEvent enter(Map<String, ?> values, @Nullable PreparedFiles files) {
        if (!duty.entersEvents()) {
            throw new AccessDeniedException("developer and group customer service enter events");
        }
        EventForm form = EventForm.read(values, LocalDate.ofInstant(clock.instant(), EngineTime.ZONE));
        if (!duty.entersEventsOf(form.subsidiary())) {
            throw new FormRejected(EventForm.SUBSIDIARY, "kpi.unknownSubsidiary", form.subsidiary());
        }
        String number = form.caseNumber();
        if (number != null && !rows.isCaseOf(number, form.subsidiary())) {
            throw new FormRejected(EventForm.CASE, "scorecard.event.otherCase", number);
        }
        if (!rows.once(form.onceKey())) {
            throw twice(form);
        }
        try {
            ScoreEvent event = get(rows.add(form, duty.user().id(), clock.instant()));
            if (files != null) {
                evidence.add(Evidence.ofEvent(event.id()), files);
            }
            notices.eventEntered(event);
            return event;
        } catch (DuplicateKeyException e) {
            throw twice(form);
        }
    }

    private static FormRejected twice(EventForm form) {
        return new FormRejected(EventForm.CASE, "scorecard.event.twice", String.valueOf(form.caseNumber()));
    }

    /**
     * Takes a confirmed event back, once another person has confirmed it: a month that is not frozen counts neither, after a
     * published one the next month brings back what the event took.
     *
     * @param files evidence, may follow later; nothing is confirmed without
     * @throws FormRejected without a reason; for an event that is not confirmed, was taken back, or is one itself; while
     *     its card is appealed to, and if an appeal has voided it
     * @throws NoSuchElementException if there is none that the person may see
     */
    public ScoreEvent reverse(long id, Map<String, ?> values, @Nullable PreparedFiles files) {
        SubmittedForm form = SubmittedForm.of(values);
        String reason = form.requiredText(EventForm.REASON, 2000);
        form.check();
        visible(id);
        ScoreEvent event = rows.lock(id).orElseThrow();
        if (!duty.entersEventsOf(event.subsidiaryId())) {
            throw new AccessDeniedException("whoever enters events of the subsidiary takes them back");
        }
        if (event.state() != EventState.CONFIRMED || event.reverses() != null) {
            throw new FormRejected(EventForm.REASON, "scorecard.reversal.notConfirmed");
        }
        if (event.reversedBy() != null) {
            throw new FormRejected(EventForm.REASON, "scorecard.reversal.twice", String.valueOf(event.reversedBy()));
        }
        reversals.requireOpen(event, EventForm.REASON);
        ScoreEvent reversal = get(
                rows.addReversal(event, "reversal|" + id, reason, duty.user().id(), clock.instant()));
        if (files != null) {
            evidence.add(Evidence.ofEvent(reversal.id()), files);
        }
        notices.eventEntered(reversal);
        return reversal;
    }

    /**
     * Evidence that comes later, from whoever enters events of the subsidiary.
     *
     * @throws FormRejected once the event is decided
     */
    public void addEvidence(long id, PreparedFiles files) {
        ScoreEvent event = waiting(id);
        if (!duty.entersEventsOf(event.subsidiaryId())) {
            throw new AccessDeniedException("no evidence of another subsidiary");
        }
        evidence.add(Evidence.ofEvent(id), files);
    }

    /**
     * By another person of group customer service, of no subsidiary. Counts in the month in which it happened or, if that
     * is frozen or before a frozen one, in the first after those that are.
     *
     * @throws FormRejected if the person entered it, there is no evidence but the person's own, it was decided before, or a
     *     refusal has no reason; for a reversal as {@link #reverse}
     */
    public ScoreEvent decide(long id, Map<String, ?> values) {
        SubmittedForm form = SubmittedForm.of(values);
        boolean confirmed = form.requiredFlag(DECISION);
        String reason = confirmed ? form.text(DECISION_REASON, 2000) : form.requiredText(DECISION_REASON, 2000);
        form.check();
        String person = duty.independent(DECISION);
        ScoreEvent event = waiting(id);
        if (person.equals(event.enteredBy())) {
            throw new FormRejected(DECISION, "scorecard.event.own");
        }
        Instant now = clock.instant();
        if (!confirmed) {
            rows.decide(id, EventState.REFUSED, person, now, reason, null);
        } else {
            requireEvidence(id, person);
            YearMonth month = event.reverses() == null
                    ? reversals.countsIn(YearMonth.from(event.happenedOn()))
                    : reversals.apply(event, DECISION);
            rows.decide(id, EventState.CONFIRMED, person, now, reason, month);
        }
        ScoreEvent decided = get(id);
        notices.eventDecided(decided);
        return decided;
    }

    /** Whoever confirms may add to the evidence, but not be its only source: then nobody else would have shown anything. */
    private void requireEvidence(long id, String confirming) {
        List<Attachment> files = evidence.of(Evidence.ofEvent(id)).stream()
                .filter(file -> !file.isWrong())
                .toList();
        if (files.isEmpty()) {
            throw new FormRejected(DECISION, "scorecard.event.noEvidence");
        }
        if (files.stream().allMatch(file -> file.uploadedBy().equals(confirming))) {
            throw new FormRejected(DECISION, "scorecard.event.ownEvidence");
        }
    }

    private ScoreEvent waiting(long id) {
        ScoreEvent event = rows.lock(id).orElseThrow(() -> new NoSuchElementException("no event " + id));
        if (!event.waits()) {
            throw new FormRejected(DECISION, "scorecard.event.decided");
        }
        return event;
    }

    /** Newest first, of the subsidiaries of the person. */
    @Transactional(readOnly = true)
    public Page list(@Nullable EventState state, int page, int size) {
        List<ScoreEvent> found = rows.list(duty.eventsOf(), state, page * size, size + 1);
        return new Page(found.stream().limit(size).toList(), found.size() > size);
    }

    /** @throws NoSuchElementException if there is none that the person may see */
    @Transactional(readOnly = true)
    public ScoreEvent visible(long id) {
        return rows.find(id)
                .filter(event -> duty.eventsOf().contains(event.subsidiaryId()))
                .orElseThrow(() -> new NoSuchElementException("no event " + id));
    }

    /** Whether the month in which it counts has cards. */
    @Transactional(readOnly = true)
    public boolean isFrozen(ScoreEvent event) {
        return event.monthStart() != null && !reversals.countsIn(event.month()).equals(event.month());
    }

    @Transactional(readOnly = true)
    public List<Attachment> evidence(long id) {
        return evidence.of(Evidence.ofEvent(id));
    }

    @Transactional(readOnly = true)
    public Optional<Attachment> evidence(long id, String file) {
        return evidence.find(Evidence.ofEvent(id), file);
    }

    private ScoreEvent get(long id) {
        return rows.find(id).orElseThrow(() -> new NoSuchElementException("no event " + id));
    }
}
