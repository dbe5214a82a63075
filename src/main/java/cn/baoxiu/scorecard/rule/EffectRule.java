package cn.baoxiu.scorecard.rule;

import java.math.BigDecimal;

/**
 * Decision {@code plan-score-effect}: (score − pivot) ÷ divisor, from lowest to highest.
 *
 * @param version of the decision
 */
public record EffectRule(int version, BigDecimal pivot, BigDecimal divisor, BigDecimal lowest, BigDecimal highest) {}
