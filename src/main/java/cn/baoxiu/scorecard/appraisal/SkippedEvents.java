package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.scorecard.card.BesideCard;
import cn.baoxiu.scorecard.card.Card;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/**
 * An event was confirmed for a month before the first that is frozen, which none can be any more: it counts in the first one, or
 * it never would.
 */
@Component
class SkippedEvents implements BesideCard {

    private final EventRows rows;

    SkippedEvents(EventRows rows) {
        this.rows = rows;
    }

    @Override
    public void frozen(YearMonth month) {
        rows.carry(month);
    }

    @Override
    public void computed(Card card) {
        // events are lines of the card itself
    }
}
