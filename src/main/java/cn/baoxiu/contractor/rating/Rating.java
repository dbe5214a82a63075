package cn.baoxiu.contractor.rating;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a contractor did in a quarter.
 *
 * @param quarter as {@code 2026Q1}
 * @param contractor code
 * @param subsidiary code, or {@link #GROUP}
 * @param provisional computed from the facts of this moment; else frozen
 * @param cases behind it
 * @param items in the order of the scale, those without facts included
 * @param total 0 to 100, two decimals; null without facts
 * @param grade null without facts
 * @param few fewer cases than the scale asks for
 * @param deductionsCny taken in the quarter, less what was given back; weighs nothing
 * @param leftOut facts that do not count (rules R7)
 */
public record Rating(
        String quarter,
        String contractor,
        String contractorName,
        String subsidiary,
        String subsidiaryName,
        boolean provisional,
        int cases,
        List<RatingLine> items,
        @Nullable BigDecimal total,
        @Nullable String grade,
        boolean few,
        BigDecimal deductionsCny,
        int leftOut) {

    /** Stands for all subsidiaries together. */
    public static final String GROUP = "*";

    public Rating {
        items = List.copyOf(items);
    }
}
