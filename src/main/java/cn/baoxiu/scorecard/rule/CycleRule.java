package cn.baoxiu.scorecard.rule;

import java.math.BigDecimal;

/**
 * Decision {@code score-cycle}. Days are working days of the month after.
 *
 * @param few with fewer facts an item is pooled, or does not count
 * @param pooledMonths months that are pooled, the month itself among them
 * @param leastWeight with less weight left there is no score
 * @param adjustmentMonths published months back that corrections reach
 */
public record CycleRule(
        int draftDay,
        int appealDay,
        int confirmDay,
        int publishDay,
        int few,
        int pooledMonths,
        BigDecimal leastWeight,
        int adjustmentMonths) {}
