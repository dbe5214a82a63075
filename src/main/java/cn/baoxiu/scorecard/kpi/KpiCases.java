package cn.baoxiu.scorecard.kpi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the facts behind a key figure. */
public record KpiCases(List<KpiCase> cases, int page, int size, boolean hasNext) {

    public KpiCases {
        cases = List.copyOf(cases);
    }

    /** Which of the facts. Labels: {@code kpiShown.<NAME>}. */
    public enum Shown {
        /** Those that count. */
        COUNTED(" and x.left_out is null"),
        HITS(" and x.left_out is null and x.hits > 0"),
        MISSES(" and x.left_out is null and x.hits < x.base"),
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
    }

    /** @param part only those of it; null for all */
    public record Wanted(Kpi kpi, Shown shown, @Nullable String part, int page, int size) {}
}
