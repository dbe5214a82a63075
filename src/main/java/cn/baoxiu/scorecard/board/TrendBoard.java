package cn.baoxiu.scorecard.board;

import cn.baoxiu.scorecard.board.Panel.Cell;
import cn.baoxiu.scorecard.board.Panel.Chart;
import cn.baoxiu.scorecard.board.Panel.Column;
import cn.baoxiu.scorecard.board.Panel.Kind;
import cn.baoxiu.scorecard.board.Panel.Row;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiFilter;
import cn.baoxiu.scorecard.kpi.KpiLine;
import cn.baoxiu.scorecard.kpi.KpiTrend;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Twelve months of the figures that management asks for, by what they are about. */
@Component
class TrendBoard implements BoardSource {

    static final int MONTHS = 12;

    /** Figures of one unit together, so that they share an axis. */
    private static final Map<String, Set<Kpi>> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("speed", EnumSet.of(Kpi.RESPONSE, Kpi.ARRIVAL, Kpi.FINISH, Kpi.ACCEPT));
        GROUPS.put("quality", EnumSet.of(Kpi.FIRST_FIX, Kpi.REWORK, Kpi.VISIT));
        GROUPS.put("closing", EnumSet.of(Kpi.CLOSE_SHORT, Kpi.CLOSE_MIDDLE, Kpi.CLOSE_LONG, Kpi.AUTO_CLOSED));
        GROUPS.put("overdue", EnumSet.of(Kpi.OVERDUE));
        GROUPS.put("voice", EnumSet.of(Kpi.SATISFACTION));
        GROUPS.put("complaints", EnumSet.of(Kpi.LEVEL_2, Kpi.LEVEL_3, Kpi.OWNER_RAISED));
    }

    private final KpiTrend trend;

    TrendBoard(KpiTrend trend) {
        this.trend = trend;
    }

    @Override
    public BoardName name() {
        return BoardName.TREND;
    }

    @Override
    public List<Panel> panels(BoardQuery query) {
        Set<Kpi> wanted = EnumSet.noneOf(Kpi.class);
        GROUPS.values().forEach(wanted::addAll);
        Map<YearMonth, List<KpiLine>> lines = trend.lines(query.month(), MONTHS, wanted, query.covered());
        List<Panel> panels = new ArrayList<>();
        GROUPS.forEach((code, kpis) -> panels.add(new Panel(
                code,
                Label.message("board.trend." + code),
                null,
                false,
                kpis.stream()
                        .map(kpi -> new Column(kpi.name(), new Label.Figure(kpi)))
                        .toList(),
                rows(query, lines, kpis, false),
                List.of(new Chart(
                        Kind.LINE,
                        Label.message("board.trend." + code),
                        false,
                        FigureCells.upTo(kpis.size()),
                        FigureCells.upTo(MONTHS),
                        List.of())))));
        return panels;
    }

    /** Each figure beside its target, in a picture of its own. */
    static Panel withTargets(String code, Label title, BoardQuery query, Set<Kpi> kpis, KpiTrend trend) {
        Map<YearMonth, List<KpiLine>> lines = trend.lines(query.month(), MONTHS, kpis, query.covered());
        List<Column> columns = new ArrayList<>();
        List<Chart> charts = new ArrayList<>();
        for (Kpi kpi : kpis) {
            int at = columns.size();
            columns.add(new Column(kpi.name(), new Label.Figure(kpi)));
            columns.add(new Column(kpi.name() + "_TARGET", Label.message("board.column.target"), true));
            charts.add(new Chart(
                    Kind.LINE,
                    new Label.Figure(kpi),
                    false,
                    List.of(at, at + 1),
                    FigureCells.upTo(MONTHS),
                    List.of(at + 1)));
        }
        boolean nothing = lines.values().stream().allMatch(TrendBoard::isEmpty);
        return new Panel(
                code,
                title,
                !nothing && isEmpty(lines.getOrDefault(query.month(), List.of()))
                        ? Label.message("board.noFacts")
                        : null,
                false,
                columns,
                nothing ? List.of() : rows(query, lines, kpis, true),
                nothing ? List.of() : charts);
    }

    private static boolean isEmpty(List<KpiLine> lines) {
        return lines.stream().allMatch(line -> line.value() == null);
    }

    private static List<Row> rows(
            BoardQuery query, Map<YearMonth, List<KpiLine>> lines, Set<Kpi> kpis, boolean targets) {
        List<Row> rows = new ArrayList<>();
        lines.forEach((month, of) -> {
            KpiFilter filter = new KpiFilter(month, query.filter().subsidiary(), null, null, null);
            List<Cell> cells = new ArrayList<>();
            for (Kpi kpi : kpis) {
                KpiLine line = FigureCells.line(of, kpi);
                cells.add(line == null ? Cell.empty() : FigureCells.value(line).at(new Link.Figures(filter, kpi)));
                if (targets) {
                    cells.add(line == null ? Cell.empty() : FigureCells.target(line));
                }
            }
            rows.add(new Row(month.toString(), Label.text(month.toString()), null, cells));
        });
        return rows;
    }
}
