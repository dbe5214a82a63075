package cn.baoxiu.scorecard.inside;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Score of a department, of a person of a post, or of a post as a whole, in a month.
 *
 * @param person empty for a department and for a post as a whole
 * @param weight what was left of 100 before it was spread
 * @param itemsTotal sum of the lines; null if too little could be counted
 * @param correction what developer customer service added or took
 * @param total the score; null if there is none
 * @param share percent of the department's own appraisal that developer customer service gives; null for a person
 * @param given points of that appraisal which the score makes; null if there are none
 * @param limit of a correction either way; null for a person
 * @param ruleVersion version of {@code inside-score}
 * @param shareVersion version of {@code inside-share}; null for a person
 */
public record InsideScore(
        InsideScope scope,
        String person,
        BigDecimal weight,
        @Nullable BigDecimal itemsTotal,
        BigDecimal correction,
        @Nullable BigDecimal total,
        @Nullable BigDecimal share,
        @Nullable BigDecimal given,
        @Nullable BigDecimal limit,
        int ruleVersion,
        @Nullable Integer shareVersion,
        List<InsideLine> lines) {

    public InsideScore {
        lines = List.copyOf(lines);
    }

    /** @throws java.util.NoSuchElementException if the score has no such line */
    public InsideLine line(InsideItem item) {
        return lines.stream().filter(one -> one.item() == item).findFirst().orElseThrow();
    }

    /** Of a department, or of a post as a whole, and of nobody in particular. */
    public boolean isWhole() {
        return person.isEmpty();
    }

    /** None of its items has facts in the program. */
    public boolean isWithoutFacts() {
        return lines.stream().allMatch(InsideLine::isWithoutFacts);
    }

    /** Developer customer service gives part of the appraisal, so it may correct the score. */
    public boolean isGiven() {
        return share != null && share.signum() > 0;
    }
}
