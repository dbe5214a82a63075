package cn.baoxiu.scorecard.reward;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Which rewards and penalties a list shows; null for all.
 *
 * @param person user id
 */
public record RewardFilter(@Nullable YearMonth month, @Nullable String person, @Nullable RewardState state) {

    public static final RewardFilter ALL = new RewardFilter(null, null, null);
}
