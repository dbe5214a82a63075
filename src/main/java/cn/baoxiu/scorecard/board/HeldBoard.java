package cn.baoxiu.scorecard.board;

import cn.baoxiu.scorecard.board.Panel.Cell;
import cn.baoxiu.scorecard.board.Panel.Chart;
import cn.baoxiu.scorecard.board.Panel.Column;
import cn.baoxiu.scorecard.board.Panel.Kind;
import cn.baoxiu.scorecard.board.Panel.Row;
import cn.baoxiu.scorecard.board.Panel.Unit;
import cn.baoxiu.scorecard.kpi.FineCounts;
import cn.baoxiu.scorecard.kpi.HeldParty;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiFilter;
import cn.baoxiu.scorecard.kpi.KpiLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** In whose hands cases lay: mean working hours per closed case, by subsidiary and by company. */
@Component
class HeldBoard implements BoardSource {

    private static final int MOST = 15;

    private final FineCounts counts;
    private final PlaceNames places;

    HeldBoard(FineCounts counts, PlaceNames places) {
        this.counts = counts;
        this.places = places;
    }

    @Override
    public BoardName name() {
        return BoardName.HELD;
    }

    @Override
    public List<Panel> panels(BoardQuery query) {
        return List.of(subsidiaries(query), contractors(query));
    }

    private static Panel subsidiaries(BoardQuery query) {
        List<Row> rows = new ArrayList<>();
        row(query, query.report().lines())
                .ifPresent(cells -> rows.add(new Row("all", Label.message("kpi.all"), query.figures(Kpi.HELD), cells)));
        if (query.filter().subsidiary() == null) {
            new TreeMap<>(query.report().subsidiaries()).forEach((code, lines) -> row(query, lines)
                    .ifPresent(cells -> rows.add(new Row(
                            code, Label.text(query.name(code)), new Link.Figures(query.of(code), Kpi.HELD), cells))));
        }
        return panel("subsidiaries", rows);
    }

    /** Empty where nothing was closed. */
    private static Optional<List<Cell>> row(BoardQuery query, List<KpiLine> lines) {
        KpiLine held = FigureCells.line(lines, Kpi.HELD);
        if (held == null || held.denominator().signum() == 0) {
            return Optional.empty();
        }
        Map<String, KpiLine.Part> parts = new TreeMap<>();
        held.parts().forEach(part -> parts.put(part.part(), part));
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(held.denominator(), Unit.COUNT));
        cells.add(FigureCells.hours(held.numerator(), held.denominator(), query.few()));
        for (HeldParty party : HeldParty.values()) {
            KpiLine.Part part = parts.get(party.name());
            cells.add(
                    part == null
                            ? Cell.of(null, Unit.HOURS)
                            : FigureCells.hours(part.numerator(), part.denominator(), query.few()));
        }
        return Optional.of(cells);
    }

    private Panel contractors(BoardQuery query) {
        Map<String, String> names = places.companies();
        Map<String, Map<HeldParty, FineCounts.Held>> companies = new LinkedHashMap<>();
        counts.held(query.month(), query.covered(), MOST).forEach(one -> companies
                .computeIfAbsent(one.contractor(), c -> new EnumMap<>(HeldParty.class))
                .put(one.party(), one));
        List<Row> rows = new ArrayList<>();
        companies.forEach((code, parties) -> {
            int cases = parties.values().stream()
                    .mapToInt(FineCounts.Held::cases)
                    .max()
                    .orElse(0);
            BigDecimal minutes =
                    parties.values().stream().map(FineCounts.Held::minutes).reduce(BigDecimal.ZERO, BigDecimal::add);
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(cases));
            cells.add(FigureCells.hours(minutes, BigDecimal.valueOf(cases), query.few()));
            for (HeldParty party : HeldParty.values()) {
                FineCounts.Held one = parties.get(party);
                cells.add(
                        one == null
                                ? Cell.of(null, Unit.HOURS)
                                : FigureCells.hours(one.minutes(), BigDecimal.valueOf(one.cases()), query.few()));
            }
            rows.add(new Row(
                    code.isEmpty() ? "NONE" : code,
                    code.isEmpty() ? Label.message("board.noCompany") : Label.text(names.getOrDefault(code, code)),
                    code.isEmpty()
                            ? null
                            : new Link.Figures(
                                    new KpiFilter(query.month(), query.filter().subsidiary(), null, null, code),
                                    Kpi.HELD),
                    cells));
        });
        return panel("contractors", rows);
    }

    private static Panel panel(String code, List<Row> rows) {
        List<Column> columns = new ArrayList<>(OverviewBoard.columns("closed", "heldTotal"));
        Arrays.stream(HeldParty.values())
                .forEach(party -> columns.add(new Column(party.name(), Label.message("kpiParty." + party))));
        return new Panel(
                code,
                Label.message("board.held." + code),
                Label.message("board.held.hint"),
                false,
                columns,
                rows,
                rows.isEmpty()
                        ? List.of()
                        : List.of(new Chart(
                                Kind.STACK,
                                Label.message("board.held." + code),
                                false,
                                FigureCells.upTo(HeldParty.values().length).stream()
                                        .map(at -> at + 2)
                                        .toList(),
                                FigureCells.upTo(rows.size()),
                                List.of())));
    }
}
