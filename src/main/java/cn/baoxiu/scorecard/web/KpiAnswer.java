package cn.baoxiu.scorecard.web;

import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiLine;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code GET /api/kpis}.
 *
 * @param asOf when it was counted; null if it was not yet
 * @param closed whether the month is over; its figures may still move
 * @param subsidiaries lines by code of the subsidiary, with {@code each=true}
 */
record KpiAnswer(
        String month,
        @Nullable OffsetDateTime asOf,
        boolean closed,
        List<Line> kpis,
        Map<String, List<Line>> subsidiaries) {

    /**
     * @param n facts behind it
     * @param few fewer than the rule asks for
     * @param standing GOOD, FAIR, BAD beside target and floor
     * @param invalid too many did not answer
     * @param deducted points taken off, because call-backs missed their target
     * @param leftOut facts that do not count, by reason
     * @param counters figures that show whether this one is embellished
     */
    record Line(
            Kpi code,
            String name,
            String group,
            String unit,
            String formula,
            BigDecimal numerator,
            BigDecimal denominator,
            @Nullable BigDecimal value,
            @Nullable BigDecimal previous,
            int n,
            boolean few,
            @Nullable BigDecimal target,
            @Nullable BigDecimal floor,
            @Nullable String standing,
            @Nullable String band,
            boolean invalid,
            @Nullable BigDecimal deducted,
            Map<String, Integer> leftOut,
            List<KpiLine.Part> parts,
            List<Kpi> counters) {}
}
