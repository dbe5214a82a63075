package cn.baoxiu.scorecard.rule;

import java.math.BigDecimal;

/**
 * Facts of an item, added up.
 *
 * @param hits numerator, after appeals
 * @param base denominator, after appeals
 * @param facts how many there are in all months, whatever appeals say of them
 * @param own how many of them are of the month itself
 */
public record Tally(BigDecimal hits, BigDecimal base, int facts, int own) {

    public static final Tally NOTHING = new Tally(BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);

    public Tally plus(Tally other) {
        return new Tally(hits.add(other.hits), base.add(other.base), facts + other.facts, own + other.own);
    }
}
