package cn.baoxiu.scorecard.rule;

import java.math.BigDecimal;

/**
 * Decision {@code score-event} for one kind.
 *
 * @param version of the decision
 * @param points on the plan score
 * @param veto makes the score 0
 * @param least cases or points that a merit needs which follows from facts
 * @param complaint speaks of a complaint: with it there is no merit for a month without one
 */
public record EventRule(int version, BigDecimal points, boolean veto, BigDecimal least, boolean complaint) {}
