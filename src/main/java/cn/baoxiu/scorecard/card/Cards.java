package cn.baoxiu.scorecard.card;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.scorecard.rule.ScoreRules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a card. Each is taken once, in order, and stands in its log. */
@Service
@Transactional
public class Cards {

    private final CardRows rows;
    private final Cycles cycles;
    private final Adjustments adjustments;
    private final ScoreRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cards(
            CardRows rows,
            Cycles cycles,
            Adjustments adjustments,
            ScoreRules rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.cycles = cycles;
        this.adjustments = adjustments;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /** @throws NoSuchElementException if there is no such card */
    public Card get(long id) {
        return rows.get(id);
    }

    public Optional<Card> find(YearMonth month, String subsidiary) {
        return rows.find(month, subsidiary);
    }

    /** The newest frozen month; none before it can be frozen any more. */
    public Optional<YearMonth> newestFrozen() {
        return cycles.newest();
    }

    /** All cards of a month, by subsidiary. */
    public List<Card> of(YearMonth month) {
        return rows.of(month);
    }

    /** Lines of a card, in the order of the rules. */
    public List<CardItem> items(long id) {
        return rows.items(id);
    }

    public List<CardEffect> effects(long id) {
        return rows.effects(id);
    }

    /** Corrections of earlier months that are carried into the month of a card. */
    public List<Adjustment> adjustments(YearMonth month, String subsidiary) {
        return adjustments.of(month, subsidiary);
    }

    /** Days of a card: those of its month, unless its draft came later. */
    public Cycle days(Card card) {
        return cycles.of(card);
    }

    /** The draft is shown now: if that is after its day, the days of the card count from now. */
    public Cycle plan(long id) {
        Card card = rows.hold(id);
        Cycle planned = cycles.of(card);
        Cycle days = cycles.shown(planned, rules.cycle(card.month()), clock.instant());
        if (!days.equals(planned)) {
            cycles.move(card, days);
            rows.log(
                    id,
                    "POSTPONED",
                    LocalDate.ofInstant(days.appealUntil(), EngineTime.ZONE).toString());
        }
        return days;
    }

    /**
     * Days as planned for a month; those of a card are {@link #days}.
     *
     * @throws NoSuchElementException for a month that is not frozen
     */
    public Cycle cycle(YearMonth month) {
        return cycles.find(month).orElseThrow(() -> new NoSuchElementException(month + " is not frozen"));
    }

    /** The head sees it from now on. */
    public void draft(long id) {
        rows.move(next(id, CardState.DRAFT, Set.of(CardState.FROZEN)), CardState.DRAFT);
        rows.log(id, CardState.DRAFT.name(), null);
    }

    public void appealed(long id) {
        rows.move(next(id, CardState.APPEALED, Set.of(CardState.DRAFT)), CardState.APPEALED);
        rows.log(id, CardState.APPEALED.name(), null);
    }

    /** Nothing is open any more: all appeals are decided, or there was none. */
    public void decided(long id) {
        rows.move(next(id, CardState.DECIDED, Set.of(CardState.DRAFT, CardState.APPEALED)), CardState.DECIDED);
        rows.log(id, CardState.DECIDED.name(), null);
    }

    public void confirmed(long id, String by) {
        Card card = next(id, CardState.CONFIRMED, Set.of(CardState.DECIDED));
        rows.confirm(card, by);
        rows.log(id, CardState.CONFIRMED.name(), card.sha256());
    }

    /** Locks the card: nothing of it changes any more. {@link CardPublished} tells it, in the same transaction. */
    public void published(long id) {
        Card card = next(id, CardState.PUBLISHED, Set.of(CardState.CONFIRMED));
        rows.publish(card);
        rows.log(id, CardState.PUBLISHED.name(), card.sha256());
        events.publishEvent(new CardPublished(rows.get(id)));
    }

    /** For what others want to put on record about a card; the kind as {@code cardLog.<NAME>}. */
    public void note(long id, String kind, @Nullable String text) {
        rows.log(id, kind, text);
    }

    private Card next(long id, CardState to, Set<CardState> from) {
        Card card = rows.hold(id);
        if (!from.contains(card.state())) {
            throw new IllegalStateException("card " + id + " is " + card.state() + " and cannot be " + to);
        }
        if (card.computedAt() == null) {
            throw new IllegalStateException("card " + id + " is not worked out");
        }
        return card;
    }
}
