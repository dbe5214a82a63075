package cn.baoxiu.scorecard.kpi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the facts behind a key figure. */
public record KpiCases(List<KpiCase> cases, int page, int size, boolean hasNext) {

    public KpiCases {
        cases = List.copyOf(cases);
    }

    /**
     * Which of the facts. Labels: {@code kpiShown.<NAME>}, and {@code lineShown.<NAME>} behind a line of a score.
     */
    public enum Shown {
        /** Those that count. */
        COUNTED(" and x.left_out is null"),
        HITS(" and x.left_out is null and x.hits > 0"),
        /**
         * Those that are not the best they can be: not in the numerator, less than full points, and behind a line of a
         * score where less is better those in the numerator. Needs {@code :best}, what the best one has for each of its
         * denominator.
         */
        MISSES(" and x.left_out is null and (x.hits < x.base * cast(:best as numeric(14, 2))"
                + " or cast(:best as numeric(14, 2)) = 0 and x.hits > 0)"),
        LEFT_OUT(" and x.left_out is not null"),
        ALL("");

        private final String condition;

        Shown(String condition) {
            this.condition = condition;
        }

        /** On rows called {@code x}. */
        public String condition() {
            return condition;
        }

        /** Those that mean something for a figure in such units: every answer has points, every case some hours. */
        public static List<Shown> of(KpiUnit unit) {
            return switch (unit) {
                case PERCENT, COUNT -> List.of(values());
                case POINTS -> List.of(COUNTED, MISSES, LEFT_OUT, ALL);
                case TIMES, HOURS, PER_HUNDRED -> List.of(COUNTED, HITS, LEFT_OUT, ALL);
            };
        }

        /** Those that mean something behind a line of a score, which knows what is best. */
        public static List<Shown> ofLine(KpiUnit unit) {
            return unit == KpiUnit.POINTS ? of(unit) : List.of(values());
        }
    }

    /** @param part only those of it; null for all */
    public record Wanted(Kpi kpi, Shown shown, @Nullable String part, int page, int size) {}
}
