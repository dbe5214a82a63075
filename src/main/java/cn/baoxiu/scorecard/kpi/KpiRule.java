package cn.baoxiu.scorecard.kpi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures by which a month is counted, as in force on its first day.
 *
 * @param bands first days of the bands of age, ascending
 * @param satisfaction bands by points, best first
 */
public record KpiRule(
        int closeShortDays,
        int closeMiddleDays,
        int closeLongDays,
        int satisfiedAtLeast,
        int responseAtLeast,
        BigDecimal noAnswerPercent,
        BigDecimal callbackMissedPoints,
        int densityShortMonths,
        int densityLongMonths,
        int few,
        List<Integer> bands,
        List<Band> satisfaction,
        Map<Kpi, Target> targets) {

    public KpiRule {
        bands = List.copyOf(bands);
        satisfaction = List.copyOf(satisfaction);
        targets = Map.copyOf(targets);
    }

    /** @param band as {@code kpiBand.<NAME>} */
    public record Band(String band, BigDecimal atLeast) {}

    /** @param floor below the target where more is better, above it where less is */
    public record Target(BigDecimal target, BigDecimal floor) {

        /** How a value stands to them: GOOD, FAIR or BAD. */
        String standing(BigDecimal value) {
            boolean more = target.compareTo(floor) > 0;
            if (more ? value.compareTo(target) >= 0 : value.compareTo(target) <= 0) {
                return "GOOD";
            }
            return (more ? value.compareTo(floor) < 0 : value.compareTo(floor) > 0) ? "BAD" : "FAIR";
        }
    }

    /** The best band whose points are reached. */
    @Nullable
    String band(BigDecimal points) {
        return satisfaction.stream()
                .filter(band -> points.compareTo(band.atLeast()) >= 0)
                .map(Band::band)
                .findFirst()
                .orElse(null);
    }

    /** Days after which a case should be closed. */
    public int closeDays(Kpi kpi) {
        return switch (kpi) {
            case CLOSE_SHORT -> closeShortDays;
            case CLOSE_MIDDLE -> closeMiddleDays;
            default -> closeLongDays;
        };
    }
}
