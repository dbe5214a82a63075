package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardComputation;
import cn.baoxiu.scorecard.card.Cards;
import cn.baoxiu.scorecard.card.Cycle;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Steps of a card that are no appeals: shown, confirmed, published. */
@Service
@Transactional
public class CardDesk {

    static final String CONFIRMED = "scoreConfirmed";

    private final Cards cards;
    private final CardComputation computation;
    private final CardPaper paper;
    private final CardPdfs pdfs;
    private final ScoreDuty duty;
    private final CycleNotices notices;
    private final Clock clock;

    CardDesk(
            Cards cards,
            CardComputation computation,
            CardPaper paper,
            CardPdfs pdfs,
            ScoreDuty duty,
            CycleNotices notices,
            Clock clock) {
        this.cards = cards;
        this.computation = computation;
        this.paper = paper;
        this.pdfs = pdfs;
        this.duty = duty;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * The draft is about to be shown.
     *
     * @return days of the card; later than planned if the card could not be worked out before
     */
    public Cycle plan(long cardId) {
        return cards.plan(cardId);
    }

    /**
     * The draft waits for the head, who is told. It is worked out once more: an event may have been confirmed for the month
     * in the moment in which it was frozen.
     */
    public void draft(long cardId) {
        computation.compute(cardId);
        cards.draft(cardId);
        Card card = cards.get(cardId);
        notices.draftReady(card, cards.days(card));
    }

    /** Nothing is open any more; the card waits for group customer service. */
    public void decided(long cardId) {
        cards.decided(cardId);
    }

    /** @throws FormRejected if it is not confirmed, or by somebody of a subsidiary */
    public void confirm(long cardId, SubmittedForm form) {
        if (!form.requiredFlag(CONFIRMED)) {
            form.reject(CONFIRMED, "scorecard.confirmNeeded");
        }
        form.check();
        cards.confirmed(cardId, duty.independent(CONFIRMED));
    }

    /** Locks the card, keeps it as PDF and sends it, in the caller's transaction: all of it or nothing. */
    public void publish(long cardId) {
        cards.published(cardId);
        Card card = cards.get(cardId);
        pdfs.insert(cardId, paper.print(card), clock.instant());
        notices.published(card);
    }
}
