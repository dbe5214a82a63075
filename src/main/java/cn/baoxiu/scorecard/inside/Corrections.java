package cn.baoxiu.scorecard.inside;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.Occasion;
import cn.baoxiu.attachment.PreparedFiles;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardPublished;
import cn.baoxiu.scorecard.card.Cards;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrections of department scores by developer customer service (M6): reasoned, with evidence, within limits; entered by one,
 * confirmed by another, until the card is published; what still waits then lapses.
 */
@Service
@Transactional
public class Corrections {

    static final String DECISION = "correctionDecision";
    static final String DECISION_REASON = "correctionDecisionReason";

    private final CorrectionRows rows;
    private final InsideRows scores;
    private final InsideScoring scoring;
    private final InsideAccess access;
    private final Cards cards;
    private final Attachments attachments;
    private final CorrectionNotices notices;
    private final Clock clock;

    Corrections(
            CorrectionRows rows,
            InsideRows scores,
            InsideScoring scoring,
            InsideAccess access,
            Cards cards,
            Attachments attachments,
            CorrectionNotices notices,
            Clock clock) {
        this.rows = rows;
        this.scores = scores;
        this.scoring = scoring;
        this.access = access;
        this.cards = cards;
        this.attachments = attachments;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * @param files evidence; at least one
     * @throws FormRejected for wrong fields, without evidence, beyond the limit, for a department whose appraisal developer
     *     customer service gives no part of, that has no score or was corrected, and for a published card
     * @throws AccessDeniedException for others than developer customer service of the subsidiary, and for the own department
     */
    public Correction enter(Card card, Map<String, ?> values, @Nullable PreparedFiles files) {
        CorrectionForm form = CorrectionForm.read(values);
        if (!access.corrects(card, form.scope())) {
            throw new AccessDeniedException("developer customer service of the subsidiary corrects scores of others");
        }
        open(card, CorrectionForm.SCOPE);
        InsideScore score = scores.of(card).stream()
                .filter(one -> one.scope() == form.scope() && one.scope().isDepartment() && one.isGiven())
                .findFirst()
                .orElseThrow(() -> new FormRejected(CorrectionForm.SCOPE, "inside.correction.notGiven"));
        BigDecimal limit = score.limit();
        if (score.itemsTotal() == null) {
            throw new FormRejected(CorrectionForm.SCOPE, "inside.correction.noScore");
        }
        if (limit == null || form.points().abs().compareTo(limit) > 0) {
            throw new FormRejected(
                    CorrectionForm.POINTS,
                    "inside.correction.limit",
                    limit == null ? "0" : limit.stripTrailingZeros().toPlainString());
        }
        if (rows.of(card).stream()
                .anyMatch(one -> one.scope() == form.scope() && one.state() != CorrectionState.REFUSED)) {
            throw new FormRejected(CorrectionForm.SCOPE, "inside.correction.twice");
        }
        if (files == null) {
            throw new FormRejected(Attachments.FIELD, "inside.correction.noEvidence");
        }
        long id = rows.add(card, form, access.user().id(), clock.instant());
        attachments.add(new Occasion(owner(id), 1, AttachmentKind.OTHER, null, null), files);
        Correction correction = get(card, id);
        cards.note(card.id(), "INSIDE_ENTERED", note(correction));
        notices.entered(card, correction);
        return correction;
    }

    /**
     * By another person; a confirmed correction counts at once.
     *
     * @throws FormRejected if the person entered it, it was decided before, a refusal has no reason, or the card is published
     */
    public void decide(Card card, long id, Map<String, ?> values) {
        SubmittedForm form = SubmittedForm.of(values);
        boolean confirmed = form.requiredFlag(DECISION);
        String reason = confirmed ? form.text(DECISION_REASON, 2000) : form.requiredText(DECISION_REASON, 2000);
        form.check();
        open(card, DECISION);
        Correction correction = get(card, id);
        if (!access.confirms(card, correction.scope())) {
            throw new AccessDeniedException("developer customer service, head or group customer service confirm");
        }
        if (!correction.waits()) {
            throw new FormRejected(DECISION, "inside.correction.decided");
        }
        String person = access.user().id();
        if (person.equals(correction.enteredBy())) {
            throw new FormRejected(DECISION, "inside.correction.own");
        }
        rows.decide(
                id, confirmed ? CorrectionState.CONFIRMED : CorrectionState.REFUSED, person, clock.instant(), reason);
        if (confirmed) {
            scoring.compute(cards.get(card.id()));
        }
        cards.note(card.id(), confirmed ? "INSIDE_CONFIRMED" : "INSIDE_REFUSED", note(correction));
        notices.decided(card, get(card, id));
    }

    /** What nobody decided by then counts nothing any more, and its state and the log of the card say so. */
    @EventListener
    void lapse(CardPublished published) {
        Card card = published.card();
        rows.of(card).stream().filter(Correction::waits).forEach(correction -> {
            rows.decide(correction.id(), CorrectionState.LAPSED, access.idOrSystem(), clock.instant(), null);
            cards.note(card.id(), "INSIDE_LAPSED", note(correction));
        });
    }

    private static String note(Correction correction) {
        return correction.scope() + " " + (correction.points().signum() > 0 ? "+" : "")
                + correction.points().toPlainString();
    }

    /** Holds the card, and looks at it as it is then. */
    private void open(Card card, String field) {
        scores.hold(card);
        if (cards.get(card.id()).isPublished()) {
            throw new FormRejected(
                    field, "inside.correction.published", card.month().toString());
        }
    }

    private Correction get(Card card, long id) {
        return rows.find(id)
                .filter(one -> one.cardId() == card.id())
                .orElseThrow(() -> new NoSuchElementException("no correction " + id));
    }

    @Transactional(readOnly = true)
    public List<Attachment> evidence(Correction correction) {
        return attachments.of(owner(correction.id()));
    }

    /** @throws NoSuchElementException if the card has no such correction */
    @Transactional(readOnly = true)
    public Optional<Attachment> evidence(Card card, long id, String file) {
        return attachments.find(owner(get(card, id).id()), file);
    }

    private static String owner(long id) {
        return "inside-correction-" + id;
    }
}
