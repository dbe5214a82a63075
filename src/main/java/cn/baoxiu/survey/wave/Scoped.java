package cn.baoxiu.survey.wave;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The figure of a whole from figures of its parts, all of one question, segment and wave: as it was reported where it was,
 * else the mean of the parts weighted by n. A reported whole is never mixed with its parts.
 */
final class Scoped {

    private static final int DECIMALS = 2;

    private Scoped() {}

    /** @param parts how many figures it is made of */
    record Value(BigDecimal score, int n, int parts) {}

    /** Of the whole group. */
    static Optional<Value> group(List<Figure> figures, boolean asReported) {
        Optional<Value> reported = one(figures, figure -> figure.subsidiary() == null);
        if (reported.isPresent() || asReported) {
            return reported;
        }
        Map<String, List<Figure>> bySubsidiary = new TreeMap<>();
        figures.forEach(figure -> bySubsidiary
                .computeIfAbsent(Objects.requireNonNull(figure.subsidiary()), code -> new ArrayList<>())
                .add(figure));
        return mean(bySubsidiary.values().stream()
                .flatMap(those -> parts(those).stream())
                .toList());
    }

    /** What a subsidiary is told by: its own figure, or those of its projects. */
    private static List<Figure> parts(List<Figure> ofSubsidiary) {
        List<Figure> whole =
                ofSubsidiary.stream().filter(figure -> figure.project() == null).toList();
        return whole.isEmpty() ? ofSubsidiary : whole;
    }

    /** Of a subsidiary, or of one of its projects. */
    static Optional<Value> of(List<Figure> figures, @Nullable String subsidiary, @Nullable String project) {
        if (project != null) {
            return one(figures, figure -> project.equals(figure.project()));
        }
        return mean(parts(figures.stream()
                .filter(figure -> Objects.equals(subsidiary, figure.subsidiary()))
                .toList()));
    }

    private static Optional<Value> one(List<Figure> figures, Predicate<Figure> which) {
        return mean(figures.stream().filter(which).toList());
    }

    /** Weighted by n and rounded once. */
    private static Optional<Value> mean(List<Figure> figures) {
        if (figures.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        int n = 0;
        for (Figure figure : figures) {
            sum = sum.add(figure.score().multiply(BigDecimal.valueOf(figure.n())));
            n = Math.addExact(n, figure.n());
        }
        return Optional.of(
                new Value(sum.divide(BigDecimal.valueOf(n), DECIMALS, RoundingMode.HALF_UP), n, figures.size()));
    }
}
