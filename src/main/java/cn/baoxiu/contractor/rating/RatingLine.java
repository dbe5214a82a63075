package cn.baoxiu.contractor.rating;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An item of a rating.
 *
 * @param sample facts behind the value; of violations the cases in which they could have happened
 * @param hits of the sample what was kept, or was rework; violations; answers of owners
 * @param amount the value in its unit, two decimals; null without facts
 * @param weight after the weights of items without facts were spread; null without facts
 * @param points null without facts
 * @param few fewer than the scale asks for
 */
public record RatingLine(
        RatingItem item,
        int sample,
        int hits,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal weight,
        @Nullable BigDecimal points,
        boolean few) {

    /** Whether there is something to go by. */
    public boolean known() {
        return points != null;
    }
}
