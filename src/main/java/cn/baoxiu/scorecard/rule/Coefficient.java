package cn.baoxiu.scorecard.rule;

import java.math.BigDecimal;

/**
 * Decision {@code bonus-coefficient} for a score.
 *
 * @param version of the decision
 */
public record Coefficient(int version, BigDecimal value) {}
