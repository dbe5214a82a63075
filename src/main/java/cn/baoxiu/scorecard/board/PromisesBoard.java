package cn.baoxiu.scorecard.board;

import cn.baoxiu.scorecard.board.Panel.Cell;
import cn.baoxiu.scorecard.board.Panel.Chart;
import cn.baoxiu.scorecard.board.Panel.Column;
import cn.baoxiu.scorecard.board.Panel.Kind;
import cn.baoxiu.scorecard.board.Panel.Row;
import cn.baoxiu.scorecard.kpi.FineCounts;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiCases;
import cn.baoxiu.scorecard.kpi.KpiFilter;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Promises that were due: kept, kept late, still open; by kind, and over twelve months. */
@Component
class PromisesBoard implements BoardSource {

    private static final String KEPT = "IN_TIME";

    private final FineCounts counts;

    PromisesBoard(FineCounts counts) {
        this.counts = counts;
    }

    /** What became of one kind in one month, by standing. */
    private record Key(YearMonth month, Kpi kpi, String standing) {}

    @Override
    public BoardName name() {
        return BoardName.PROMISES;
    }

    @Override
    public List<Panel> panels(BoardQuery query) {
        YearMonth last = query.month();
        Map<Key, Integer> facts = new HashMap<>();
        counts.promised(last.minusMonths(TrendBoard.MONTHS - 1L), last, query.covered())
                .forEach(one -> facts.put(new Key(one.month(), one.kpi(), one.standing()), one.facts()));
        return List.of(month(query, facts), months(query, facts));
    }

    private static int due(Map<Key, Integer> facts, YearMonth month, Kpi kpi) {
        return FineCounts.standings()
                .mapToInt(standing -> facts.getOrDefault(new Key(month, kpi, standing), 0))
                .sum();
    }

    private static Cell share(BoardQuery query, Map<Key, Integer> facts, YearMonth month, Kpi kpi) {
        return FigureCells.share(
                kpi, facts.getOrDefault(new Key(month, kpi, KEPT), 0), due(facts, month, kpi), query.few());
    }

    private static Panel month(BoardQuery query, Map<Key, Integer> facts) {
        List<Row> rows = new ArrayList<>();
        for (Kpi kpi : FineCounts.PROMISES) {
            List<Cell> cells = new ArrayList<>();
            FineCounts.standings()
                    .forEach(standing -> cells.add(Cell.of(facts.getOrDefault(new Key(query.month(), kpi, standing), 0))
                            .at(new Link.Cases(
                                    query.filter(),
                                    kpi,
                                    standing.equals(KEPT) ? KpiCases.Shown.HITS : KpiCases.Shown.MISSES))));
            cells.add(Cell.of(due(facts, query.month(), kpi)));
            cells.add(share(query, facts, query.month(), kpi).at(query.figures(kpi)));
            rows.add(new Row(kpi.name(), new Label.Figure(kpi), query.figures(kpi), cells));
        }
        List<Column> columns = new ArrayList<>();
        FineCounts.standings()
                .forEach(standing -> columns.add(new Column(standing, Label.message("kpiWhy." + standing))));
        columns.addAll(OverviewBoard.columns("due", "share"));
        return new Panel(
                "month",
                Label.message("board.promises.month"),
                Label.message("board.promises.hint"),
                false,
                columns,
                rows,
                List.of(new Chart(
                        Kind.STACK,
                        Label.message("board.promises.month"),
                        false,
                        List.of(0, 1, 2),
                        FigureCells.upTo(rows.size()),
                        List.of())));
    }

    private static Panel months(BoardQuery query, Map<Key, Integer> facts) {
        List<Row> rows = new ArrayList<>();
        for (int back = TrendBoard.MONTHS - 1; back >= 0; back--) {
            YearMonth month = query.month().minusMonths(back);
            KpiFilter filter = new KpiFilter(month, query.filter().subsidiary(), null, null, null);
            rows.add(new Row(
                    month.toString(),
                    Label.text(month.toString()),
                    null,
                    FineCounts.PROMISES.stream()
                            .map(kpi -> share(query, facts, month, kpi).at(new Link.Figures(filter, kpi)))
                            .toList()));
        }
        return new Panel(
                "months",
                Label.message("board.promises.months"),
                null,
                false,
                FineCounts.PROMISES.stream()
                        .map(kpi -> new Column(kpi.name(), new Label.Figure(kpi)))
                        .toList(),
                rows,
                List.of(new Chart(
                        Kind.LINE,
                        Label.message("board.promises.months"),
                        false,
                        FigureCells.upTo(FineCounts.PROMISES.size()),
                        FigureCells.upTo(rows.size()),
                        List.of())));
    }
}
