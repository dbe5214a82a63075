package cn.baoxiu.contractor.rating;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is counted of a contractor in a quarter.
 *
 * @param counts of items with facts
 * @param cases with a fact that counts
 * @param deductions yuan taken, less what was given back
 * @param leftOut facts that do not count (rules R7)
 */
record Tally(Map<RatingItem, Count> counts, int cases, BigDecimal deductions, int leftOut) {

    static final Tally NOTHING = new Tally(Map.of(), 0, BigDecimal.ZERO.setScale(2), 0);

    Tally {
        counts = Map.copyOf(counts);
    }

    /**
     * @param facts that count
     * @param good among them
     * @param amount sum of their amounts
     */
    record Count(int facts, int good, BigDecimal amount) {

        Count plus(Count other) {
            return new Count(facts + other.facts, good + other.good, amount.add(other.amount));
        }
    }

    /** Of two subsidiaries; a case belongs to one of them. */
    Tally plus(Tally other) {
        Map<RatingItem, Count> sums = new EnumMap<>(RatingItem.class);
        sums.putAll(counts);
        other.counts.forEach((item, count) -> sums.merge(item, count, Count::plus));
        return new Tally(sums, cases + other.cases, deductions.add(other.deductions), leftOut + other.leftOut);
    }
}
