package cn.baoxiu.scorecard.board;

import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiCases;
import cn.baoxiu.scorecard.kpi.KpiFilter;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Where a number is explained. */
public sealed interface Link {

    /** The page of key figures with the same filter, at one of them. */
    record Figures(KpiFilter filter, Kpi kpi) implements Link {}

    /** Cases behind a key figure. */
    record Cases(KpiFilter filter, Kpi kpi, KpiCases.Shown shown) implements Link {}

    /** @param item a line of the card; null for all of it */
    record OfCard(YearMonth month, String subsidiary, @Nullable Kpi item) implements Link {}

    /** Another dashboard, of the same month. */
    record Other(BoardName name, YearMonth month, String subsidiary) implements Link {}

    /** Results of surveys. */
    record Surveys(@Nullable String subsidiary) implements Link {}
}
