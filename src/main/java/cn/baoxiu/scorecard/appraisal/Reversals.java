package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardComputation;
import cn.baoxiu.scorecard.card.Cards;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What taking a confirmed event back does to which month; joins the caller's transaction. */
@Component
class Reversals {

    private final EventRows rows;
    private final AppealRows appeals;
    private final Cards cards;
    private final CardComputation computation;

    Reversals(EventRows rows, AppealRows appeals, Cards cards, CardComputation computation) {
        this.rows = rows;
        this.appeals = appeals;
        this.cards = cards;
        this.computation = computation;
    }

    /** The month itself, or the first that can still be frozen: one before a frozen month never is. */
    YearMonth countsIn(YearMonth month) {
        return cards.newestFrozen()
                .map(frozen -> frozen.plusMonths(1))
                .filter(next -> next.isAfter(month))
                .orElse(month);
    }

    /**
     * @return the published card on which the event counted; empty while its month is not frozen
     * @throws FormRejected while the card is a draft, of which an event is taken by an appeal, and if one has done so
     */
    Optional<Card> requireOpen(ScoreEvent event, String field) {
        YearMonth month = event.month();
        if (countsIn(month).equals(month)) {
            return Optional.empty();
        }
        Card card = cards.find(month, event.subsidiaryId())
                .filter(Card::isPublished)
                .orElseThrow(() -> new FormRejected(field, "scorecard.reversal.notPublished", month.toString()));
        if (rows.isVoided(card.id(), event.id())) {
            throw new FormRejected(field, "scorecard.reversal.voided");
        }
        return Optional.of(card);
    }

    /**
     * Works out what a reversal brings back, and writes it.
     *
     * @return the month in which it counts; that of the event while it is not frozen
     * @throws FormRejected as {@link #requireOpen}
     */
    YearMonth apply(ScoreEvent reversal, String field) {
        ScoreEvent event =
                rows.lock(Objects.requireNonNull(reversal.reverses())).orElseThrow();
        Optional<Card> published = requireOpen(event, field);
        rows.release(event.id());
        if (published.isEmpty()) {
            return event.month();
        }
        Card card = published.get();
        // held first: who takes back another event of the card at this moment has to see this one
        appeals.lock(card.id());
        Set<Long> before = rows.takenBack(card.subsidiary(), card.month());
        Set<Long> after = new HashSet<>(before);
        after.add(event.id());
        CardComputation.Without was = computation.without(card.id(), before);
        CardComputation.Without would = computation.without(card.id(), after);
        BigDecimal due = would.coefficient().compareTo(was.coefficient()) == 0 ? null : would.coefficient();
        rows.brings(reversal, would.effect().subtract(was.effect()), due);
        return countsIn(card.month());
    }
}
