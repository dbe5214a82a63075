package cn.baoxiu.scorecard.board;

import cn.baoxiu.scorecard.kpi.KpiFilter;
import cn.baoxiu.scorecard.kpi.KpiLine;
import cn.baoxiu.scorecard.kpi.KpiList;
import cn.baoxiu.scorecard.kpi.KpiReport;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Dashboards as the current user may see them. */
@Service
@Transactional(readOnly = true)
public class Boards {

    private final Map<BoardName, BoardSource> sources = new EnumMap<>(BoardName.class);
    private final KpiList kpis;

    Boards(List<BoardSource> sources, KpiList kpis) {
        sources.forEach(source -> this.sources.put(source.name(), source));
        this.kpis = kpis;
    }

    /** The last month that is over: the running one says little yet. */
    public YearMonth usual() {
        return kpis.running().minusMonths(1);
    }

    /**
     * What the filters offer; names by code.
     *
     * @throws org.springframework.security.access.AccessDeniedException for whom they are not
     */
    public KpiList.Choices choices(YearMonth month) {
        return kpis.choices(new KpiFilter(month, null, null, null, null));
    }

    /**
     * @param subsidiary code; null for all, or for the one with most in the month where the dashboard is of one
     * @throws cn.baoxiu.engine.FormRejected for a month that has not begun, and for what the reader does not see
     */
    public Board board(BoardName name, YearMonth month, @Nullable String subsidiary) {
        Map<String, String> names = choices(month).subsidiaries();
        String chosen = subsidiary == null && name == BoardName.SUBSIDIARY ? busiest(month, names) : subsidiary;
        KpiFilter filter = new KpiFilter(month, chosen, null, null, null);
        KpiReport report = kpis.report(filter, true);
        BoardSource source = sources.get(name);
        if (source == null) {
            throw new IllegalStateException("nothing makes the dashboard " + name);
        }
        return new Board(
                name,
                month,
                chosen,
                report.asOf(),
                report.running(),
                report.rule(),
                source.panels(new BoardQuery(filter, kpis.covered(filter), report, names)));
    }

    /** With most facts behind its figures; the first one of a month without any: an empty dashboard tells nothing. */
    private @Nullable String busiest(YearMonth month, Map<String, String> names) {
        if (names.isEmpty()) {
            return null;
        }
        Map<String, List<KpiLine>> lines =
                kpis.report(new KpiFilter(month, null, null, null, null), true).subsidiaries();
        return names.keySet().stream()
                .max(Comparator.comparingInt((String code) -> lines.getOrDefault(code, List.of()).stream()
                                .mapToInt(KpiLine::facts)
                                .sum())
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }
}
