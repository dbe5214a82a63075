package cn.baoxiu.contractor.rating;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tally gives by a scale.
 *
 * @param total sum of the rounded points, 0 to 100; null without any item
 * @param few fewer cases than the scale asks for
 */
record Reckoned(List<RatingLine> lines, @Nullable BigDecimal total, @Nullable String grade, boolean few) {}
