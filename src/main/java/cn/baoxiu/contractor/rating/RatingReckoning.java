package cn.baoxiu.contractor.rating;

import cn.baoxiu.contractor.rating.RatingScale.Grade;
import cn.baoxiu.contractor.rating.RatingScale.Line;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Works a rating out (rules R6, R8). The weight of items without facts is spread over the others in proportion; nothing is
 * made up for them. Points of an item are rounded once, HALF_UP, and their sum is the total.
 */
final class RatingReckoning {

    private static final MathContext EXACT = MathContext.DECIMAL128;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int WEIGHT_DECIMALS = 4;

    private RatingReckoning() {}

    static Reckoned of(Tally tally, RatingScale scale) {
        BigDecimal known = scale.lines().entrySet().stream()
                .filter(line -> amount(line.getKey(), tally).isPresent())
                .map(line -> line.getValue().weight())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        List<RatingLine> lines = new ArrayList<>();
        for (RatingItem item : RatingItem.values()) {
            Line line = scale.lines().get(item);
            if (line != null) {
                lines.add(line(item, line, tally, known));
            }
        }
        BigDecimal total = known.signum() == 0 ? null : total(lines);
        Line cases = scale.lines().get(RatingItem.VIOLATIONS);
        return new Reckoned(lines, total, grade(total, scale), cases != null && tally.cases() < cases.few());
    }

    private static BigDecimal total(List<RatingLine> lines) {
        BigDecimal total = BigDecimal.ZERO.setScale(2);
        for (RatingLine line : lines) {
            BigDecimal points = line.points();
            total = points == null ? total : total.add(points);
        }
        return total.min(HUNDRED.setScale(2));
    }

    private static RatingLine line(RatingItem item, Line line, Tally tally, BigDecimal known) {
        int sample = sample(item, tally);
        boolean few = sample < line.few();
        Optional<BigDecimal> amount = amount(item, tally);
        if (amount.isEmpty() || known.signum() == 0) {
            return new RatingLine(item, sample, hits(item, tally), null, null, null, few);
        }
        BigDecimal weight = line.weight().multiply(HUNDRED).divide(known, EXACT);
        BigDecimal share = amount.get()
                .subtract(line.floorAt())
                .divide(line.targetAt().subtract(line.floorAt()), EXACT)
                .max(BigDecimal.ZERO)
                .min(BigDecimal.ONE);
        return new RatingLine(
                item,
                sample,
                hits(item, tally),
                rounded(amount.get(), 2),
                rounded(weight, WEIGHT_DECIMALS),
                rounded(weight.multiply(share, EXACT), 2),
                few);
    }

    private static int sample(RatingItem item, Tally tally) {
        return item == RatingItem.VIOLATIONS
                ? tally.cases()
                : count(item, tally).facts();
    }

    private static int hits(RatingItem item, Tally tally) {
        Tally.Count count = count(item, tally);
        return switch (item) {
            case PROMISES -> count.good();
            case REWORK -> count.facts() - count.good();
            case VIOLATIONS, SCORES -> count.facts();
        };
    }

    /** The value, not rounded; empty without facts. */
    private static Optional<BigDecimal> amount(RatingItem item, Tally tally) {
        int sample = sample(item, tally);
        if (sample == 0) {
            return Optional.empty();
        }
        BigDecimal sum = item == RatingItem.SCORES
                ? count(item, tally).amount()
                : HUNDRED.multiply(BigDecimal.valueOf(hits(item, tally)));
        return Optional.of(sum.divide(BigDecimal.valueOf(sample), EXACT));
    }

    private static Tally.Count count(RatingItem item, Tally tally) {
        return tally.counts().getOrDefault(item, new Tally.Count(0, 0, BigDecimal.ZERO));
    }

    private static @Nullable String grade(@Nullable BigDecimal total, RatingScale scale) {
        return total == null
                ? null
                : scale.grades().stream()
                        .filter(grade -> total.compareTo(grade.atLeast()) >= 0)
                        .findFirst()
                        .map(Grade::grade)
                        .orElse(null);
    }

    private static BigDecimal rounded(BigDecimal number, int decimals) {
        return number.setScale(decimals, RoundingMode.HALF_UP);
    }
}
