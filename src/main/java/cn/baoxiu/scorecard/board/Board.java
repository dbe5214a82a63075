package cn.baoxiu.scorecard.board;

import cn.baoxiu.scorecard.kpi.KpiRule;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dashboard of a month.
 *
 * @param subsidiary code; null for all that the reader sees
 * @param asOf when its facts were counted; null if they were not yet
 * @param running whether the month is not over
 * @param rule by which key figures are named
 */
public record Board(
        BoardName name,
        YearMonth month,
        @Nullable String subsidiary,
        @Nullable Instant asOf,
        boolean running,
        KpiRule rule,
        List<Panel> panels) {

    public Board {
        panels = List.copyOf(panels);
    }
}
