package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.PreparedFiles;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardState;
import cn.baoxiu.scorecard.card.Cards;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Appeals of the head of a subsidiary to the draft, and their decision by group customer service (rules R3, R8). While the
 * model {@code monthly-scorecard} waits for the head, appeals are raised one by one with evidence; submitting them, or the
 * end of the window, hands them over.
 */
@Service
@Transactional
public class AppealDesk {

    /** Field under which it is said that nothing can be raised (any more). */
    static final String WINDOW = "appeal";

    static final String RESULT = "reviewResult";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private enum Review {
        NO_OBJECTION,
        SUBMIT
    }

    private final AppealRows rows;
    private final Cards cards;
    private final Evidence evidence;
    private final ScoreDuty duty;
    private final CycleNotices notices;
    private final Clock clock;

    AppealDesk(AppealRows rows, Cards cards, Evidence evidence, ScoreDuty duty, CycleNotices notices, Clock clock) {
        this.rows = rows;
        this.cards = cards;
        this.evidence = evidence;
        this.duty = duty;
        this.notices = notices;
        this.clock = clock;
    }

    /** Whether the person may raise and withdraw now. */
    @Transactional(readOnly = true)
    public boolean mayRaise(Card card) {
        return duty.isHeadOf(card.subsidiary()) && windowOpen(card);
    }

    private boolean windowOpen(Card card) {
        return card.state() == CardState.DRAFT && !clock.instant().isAfter(until(card));
    }

    private Instant until(Card card) {
        return cards.days(card).appealUntil();
    }

    /**
     * @param files evidence
     * @throws FormRejected for whoever is not the head of this subsidiary, outside the window, for a line, case or event
     *     that does not count on the card, or if there is an appeal about the same already
     */
    public Appeal raise(long cardId, Map<String, ?> values, PreparedFiles files) {
        Card card = requireWindow(cardId, WINDOW);
        AppealForm form = AppealForm.read(values);
        requireCounting(card, form);
        List<Appeal> known = rows.of(cardId);
        boolean same = known.stream()
                .filter(appeal -> appeal.state() != AppealState.WITHDRAWN)
                .anyMatch(appeal ->
                        appeal.item().equals(form.item()) && appeal.target().equals(form.target()));
        if (same) {
            throw new FormRejected(
                    form.caseNumber() == null ? AppealForm.EVENT : AppealForm.CASE, "scorecard.appeal.twice");
        }
        long id = rows.add(cardId, known.size() + 1, form, duty.user().id(), clock.instant());
        evidence.add(Evidence.ofAppeal(id), files);
        return rows.of(cardId).get(known.size());
    }

    private void requireCounting(Card card, AppealForm form) {
        String number = form.caseNumber();
        if (number == null) {
            if (!rows.counts(card.month(), card.subsidiary(), form.eventId())) {
                throw new FormRejected(AppealForm.EVENT, "scorecard.appeal.unknownEvent");
            }
            return;
        }
        if (cards.items(card.id()).stream().noneMatch(item -> item.item().name().equals(form.item()))) {
            throw new FormRejected(AppealForm.ITEM, "form.unknownChoice", form.item());
        }
        if (rows.frozen(card.month(), card.subsidiary(), form.item(), number).isEmpty()) {
            throw new FormRejected(AppealForm.CASE, "scorecard.appeal.notCounted", number);
        }
    }

    /** @throws FormRejected as {@link #raise}, or if the appeal is no longer in the hands of the head */
    public void withdraw(long cardId, int number) {
        requireWindow(cardId, WINDOW);
        Appeal appeal = rows.of(cardId).stream()
                .filter(one -> one.appealNo() == number && one.state() == AppealState.RAISED)
                .findFirst()
                .orElseThrow(() -> new FormRejected(WINDOW, "scorecard.appeal.notRaised"));
        rows.set(appeal.id(), AppealState.WITHDRAWN);
    }

    /** The card, held, while its head may still say something. */
    private Card requireWindow(long cardId, String field) {
        rows.lock(cardId);
        Card card = cards.get(cardId);
        if (!duty.isHeadOf(card.subsidiary())) {
            throw new FormRejected(field, "scorecard.appeal.notHead");
        }
        if (card.state() == CardState.FROZEN) {
            throw new FormRejected(
                    field,
                    "scorecard.appeal.notYet",
                    MOMENT.format(cards.days(card).draftAt()));
        }
        if (card.state() != CardState.DRAFT && clock.instant().isBefore(until(card))) {
            throw new FormRejected(field, "scorecard.appeal.reviewed");
        }
        if (!windowOpen(card)) {
            throw new FormRejected(field, "scorecard.appeal.windowOver", MOMENT.format(until(card)));
        }
        return card;
    }

    /**
     * The head has reviewed the draft.
     *
     * @return how many appeals have to be decided
     * @throws FormRejected as {@link #raise}; without an appeal to submit, or with one but without an objection
     */
    public int review(long cardId, SubmittedForm form) {
        Review result = form.requiredChoice(RESULT, Review.class);
        form.check();
        Card card = requireWindow(cardId, RESULT);
        int raised = raised(cardId).size();
        if (result == Review.NO_OBJECTION && raised > 0) {
            throw new FormRejected(RESULT, "scorecard.appeal.raisedLeft", raised);
        }
        if (result == Review.SUBMIT && raised == 0) {
            throw new FormRejected(RESULT, "scorecard.appeal.none");
        }
        return submit(card);
    }

    /**
     * The window is over: what was raised in it counts as submitted.
     *
     * @return how many appeals have to be decided
     */
    public int close(long cardId) {
        rows.lock(cardId);
        return submit(cards.get(cardId));
    }

    private int submit(Card card) {
        List<Appeal> raised = raised(card.id());
        raised.forEach(appeal -> rows.set(appeal.id(), AppealState.SUBMITTED));
        if (!raised.isEmpty()) {
            cards.appealed(card.id());
            notices.appealed(card, raised.size(), cards.days(card));
        }
        return raised.size();
    }

    private List<Appeal> raised(long cardId) {
        return rows.of(cardId).stream()
                .filter(appeal -> appeal.state() == AppealState.RAISED)
                .toList();
    }

    /**
     * The decision on one of the submitted appeals waits for somebody.
     *
     * @param index from 0, in the order in which they were raised
     */
    public void waits(long cardId, int index, String task) {
        Appeal appeal = rows.of(cardId).stream()
                .filter(one -> one.state() != AppealState.WITHDRAWN)
                .toList()
                .get(index);
        rows.waitsIn(appeal.id(), task);
    }

    /**
     * Group customer service decides, by somebody who is of no subsidiary; never who appealed.
     *
     * @throws FormRejected for wrong fields or persons, and once it is decided
     */
    public void decide(String task, SubmittedForm form) {
        AppealRuling ruling = AppealRuling.read(form);
        Appeal appeal =
                ofTask(task).orElseThrow(() -> new FormRejected(AppealRuling.RULING, "scorecard.appeal.decided"));
        if (duty.user().id().equals(appeal.raisedBy())) {
            throw new FormRejected(AppealRuling.RULING, "scorecard.appeal.own");
        }
        String person = duty.independent(AppealRuling.RULING);
        rows.lock(appeal.cardId());
        rows.decide(appeal.id(), ruling, person, clock.instant());
        if (ruling.upheld()) {
            rows.override(appeal);
        }
        Appeal decided = rows.of(appeal.cardId()).stream()
                .filter(one -> one.id() == appeal.id())
                .findFirst()
                .orElseThrow();
        notices.appealDecided(cards.get(appeal.cardId()), decided);
    }

    @Transactional(readOnly = true)
    public Optional<Appeal> ofTask(String task) {
        return rows.ofTask(task);
    }

    /** In the order in which they were raised. */
    @Transactional(readOnly = true)
    public List<Appeal> of(long cardId) {
        return rows.of(cardId);
    }

    /** What a case adds to the line that the appeal is about. */
    @Transactional(readOnly = true)
    public Optional<FrozenCase> frozen(Card card, Appeal appeal) {
        String number = appeal.caseNumber();
        return number == null ? Optional.empty() : rows.frozen(card.month(), card.subsidiary(), appeal.item(), number);
    }

    @Transactional(readOnly = true)
    public List<Attachment> evidence(Appeal appeal) {
        return evidence.of(Evidence.ofAppeal(appeal.id()));
    }

    @Transactional(readOnly = true)
    public Optional<Attachment> evidence(Appeal appeal, String file) {
        return evidence.find(Evidence.ofAppeal(appeal.id()), file);
    }
}
