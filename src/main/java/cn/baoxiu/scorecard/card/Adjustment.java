package cn.baoxiu.scorecard.card;

import cn.baoxiu.scorecard.kpi.Kpi;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A locked month that would score differently by what is known now.
 *
 * @param points difference that is carried
 * @param was points as published and corrected so far; null if the item did not count
 * @param wouldBe points by what is known now; null if the item would not count
 * @param cases how many have changed; 0 where only weights moved
 */
public record Adjustment(
        YearMonth of, Kpi item, BigDecimal points, @Nullable BigDecimal was, @Nullable BigDecimal wouldBe, int cases) {}
