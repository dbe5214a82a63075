package cn.baoxiu.scorecard.card;

import java.time.YearMonth;

/** What is frozen and worked out together with the cards of a month; joins the transaction of the card. */
public interface BesideCard {

    /** The month's facts were frozen; no run has begun yet. */
    void frozen(YearMonth month);

    /**
     * The card was worked out, for the first time or anew.
     *
     * @throws cn.baoxiu.scorecard.rule.ScoreRefused if this cannot be worked out; then the card is not either
     */
    void computed(Card card);
}
