package cn.baoxiu.scorecard.card;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a card comes to, for lists over many months.
 *
 * @param total the score; null if there is none
 */
public record CardScore(YearMonth month, String subsidiary, CardState state, @Nullable BigDecimal total) {

    public boolean isPublished() {
        return state == CardState.PUBLISHED;
    }
}
