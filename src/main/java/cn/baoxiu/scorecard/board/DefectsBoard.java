package cn.baoxiu.scorecard.board;

import cn.baoxiu.scorecard.board.Panel.Cell;
import cn.baoxiu.scorecard.board.Panel.Chart;
import cn.baoxiu.scorecard.board.Panel.Column;
import cn.baoxiu.scorecard.board.Panel.Kind;
import cn.baoxiu.scorecard.board.Panel.Row;
import cn.baoxiu.scorecard.kpi.FineCounts;
import cn.baoxiu.scorecard.kpi.FineCounts.Axis;
import cn.baoxiu.scorecard.kpi.FineCounts.Defects;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Defect classes by company and by project: how many reports, how many first repairs held, how much was done again. */
@Component
class DefectsBoard implements BoardSource {

    /** As many columns as can be read; a chosen subsidiary has fewer. */
    private static final int MOST = 12;

    private final FineCounts counts;
    private final PlaceNames places;

    DefectsBoard(FineCounts counts, PlaceNames places) {
        this.counts = counts;
        this.places = places;
    }

    @Override
    public BoardName name() {
        return BoardName.DEFECTS;
    }

    @Override
    public List<Panel> panels(BoardQuery query) {
        List<Panel> panels = new ArrayList<>();
        for (Axis axis : Axis.values()) {
            Map<String, String> names = axis == Axis.CONTRACTOR ? places.companies() : places.projects();
            List<Defects> found = counts.defects(query.month(), axis, query.covered(), MOST);
            String of = axis.name().toLowerCase(java.util.Locale.ROOT);
            panels.add(matrix(
                    of + "-reports", axis, query, found, names, FineCounts.REPORTS, one -> Cell.of(one.reports())));
            panels.add(matrix(
                    of + "-first-fix",
                    axis,
                    query,
                    found,
                    names,
                    Kpi.FIRST_FIX,
                    one -> FigureCells.share(Kpi.FIRST_FIX, one.fixed(), one.fixDue(), query.few())));
            panels.add(matrix(
                    of + "-rework",
                    axis,
                    query,
                    found,
                    names,
                    Kpi.REWORK,
                    one -> FigureCells.share(Kpi.REWORK, one.reworked(), one.repaired(), query.few())));
        }
        return panels;
    }

    private static Panel matrix(
            String code,
            Axis axis,
            BoardQuery query,
            List<Defects> found,
            Map<String, String> names,
            Kpi kpi,
            Function<Defects, Cell> what) {
        LinkedHashSet<String> codes = new LinkedHashSet<>();
        Map<String, Map<String, Defects>> classes = new TreeMap<>();
        for (Defects one : found) {
            codes.add(one.code());
            classes.computeIfAbsent(one.defectClass(), c -> new HashMap<>()).put(one.code(), one);
        }
        List<Row> rows = new ArrayList<>();
        classes.forEach((defectClass, of) -> rows.add(new Row(
                defectClass,
                Label.message("defect." + defectClass),
                null,
                codes.stream()
                        .map(column -> cell(axis, query, defectClass, column, of.get(column), kpi, what))
                        .toList())));
        return new Panel(
                code,
                Label.message("board.defects." + code),
                codes.size() < MOST ? null : Label.message("board.defects.most", MOST),
                false,
                codes.stream()
                        .map(column -> new Column(
                                column.isEmpty() ? "NONE" : column,
                                column.isEmpty()
                                        ? Label.message("board.noCompany")
                                        : Label.text(names.getOrDefault(column, column))))
                        .toList(),
                rows,
                rows.isEmpty()
                        ? List.of()
                        : List.of(new Chart(
                                Kind.HEAT,
                                Label.message("board.defects." + code),
                                true,
                                FigureCells.upTo(codes.size()),
                                FigureCells.upTo(rows.size()),
                                List.of())));
    }

    private static Cell cell(
            Axis axis,
            BoardQuery query,
            String defectClass,
            String column,
            @Nullable Defects one,
            Kpi kpi,
            Function<Defects, Cell> what) {
        if (one == null) {
            return Cell.of(null, kpi == FineCounts.REPORTS ? Panel.Unit.COUNT : Panel.Unit.PERCENT);
        }
        // the page of key figures has no filter for cases without a company
        return column.isEmpty()
                ? what.apply(one)
                : what.apply(one)
                        .at(new Link.Figures(
                                new KpiFilter(
                                        query.month(),
                                        query.filter().subsidiary(),
                                        axis == Axis.PROJECT ? column : null,
                                        defectClass,
                                        axis == Axis.CONTRACTOR ? column : null),
                                kpi));
    }
}
