package cn.baoxiu.scorecard.board;

import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardList;
import cn.baoxiu.scorecard.card.MonthCards;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Cards of a month that the reader sees, best first; none where the month is not frozen. */
@Component
class MonthScores {

    private final CardList cards;

    MonthScores(CardList cards) {
        this.cards = cards;
    }

    Optional<MonthCards> of(BoardQuery query) {
        return cards.months().contains(query.month()) ? Optional.of(cards.month(query.month())) : Optional.empty();
    }

    List<Card> covered(BoardQuery query) {
        return covered(query, of(query));
    }

    /** Of a month that was read already. */
    static List<Card> covered(BoardQuery query, Optional<MonthCards> month) {
        return month.map(MonthCards::lines).orElse(List.of()).stream()
                .map(MonthCards.Line::card)
                .filter(card -> query.covers(card.subsidiary()))
                .toList();
    }

    static Label state(Card card) {
        return Label.message("cardState." + card.state());
    }

    static Label name(BoardQuery query, Card card) {
        return Label.text(query.name(card.subsidiary()));
    }

    static Link link(Card card) {
        return new Link.OfCard(card.month(), card.subsidiary(), null);
    }
}
