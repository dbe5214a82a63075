package cn.baoxiu.scorecard.reward;

import java.math.BigDecimal;

/**
 * What was confirmed of a person, added up.
 *
 * @param person user id
 * @param entries how many
 */
public record RewardSum(String person, RewardKind kind, int entries, BigDecimal points, BigDecimal yuan) {}
