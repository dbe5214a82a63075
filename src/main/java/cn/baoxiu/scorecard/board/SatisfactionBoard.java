package cn.baoxiu.scorecard.board;

import cn.baoxiu.scorecard.board.Panel.Cell;
import cn.baoxiu.scorecard.board.Panel.Chart;
import cn.baoxiu.scorecard.board.Panel.Column;
import cn.baoxiu.scorecard.board.Panel.Kind;
import cn.baoxiu.scorecard.board.Panel.Row;
import cn.baoxiu.scorecard.board.Panel.Unit;
import cn.baoxiu.scorecard.board.SatisfactionFacts.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Satisfaction by the owner's segment, each instrument by itself: there is no figure above them. */
@Component
class SatisfactionBoard implements BoardSource {

    private static final List<String> INSTRUMENTS = List.of("WAVE", "MYSTERY", "CALLBACK", "OWN_CALLBACK");
    private static final List<String> SEGMENTS =
            List.of("PRE_MOVE_IN", "BREAK_IN", "SETTLED", "LONG_TERM", "ALL", "NONE");

    private final SatisfactionFacts facts;

    SatisfactionBoard(SatisfactionFacts facts) {
        this.facts = facts;
    }

    /** A question in a wave. */
    private record Line(Label label, String code, Map<String, Result> segments) {}

    @Override
    public BoardName name() {
        return BoardName.SATISFACTION;
    }

    @Override
    public List<Panel> panels(BoardQuery query) {
        List<Result> results = facts.results(query.month(), query.covered());
        return INSTRUMENTS.stream()
                .map(instrument -> panel(
                        query,
                        instrument,
                        results.stream()
                                .filter(one -> one.instrument().equals(instrument))
                                .toList()))
                .toList();
    }

    private static Panel panel(BoardQuery query, String instrument, List<Result> results) {
        List<String> segments = SEGMENTS.stream()
                .filter(segment ->
                        results.stream().anyMatch(one -> one.segment().equals(segment)))
                .toList();
        Link link = new Link.Surveys(query.filter().subsidiary());
        List<Row> rows = new ArrayList<>();
        for (Line line : lines(results)) {
            List<Cell> cells = new ArrayList<>();
            for (String segment : segments) {
                Result one = line.segments().get(segment);
                cells.add(
                        one == null
                                ? Cell.of(null, Unit.POINTS)
                                : Cell.of(one.points(), Unit.POINTS)
                                        .from(
                                                one.weighted(),
                                                one.answers(),
                                                one.answers().intValue())
                                        .marked(one.few() ? FigureCells.FEW : null)
                                        .at(link));
            }
            rows.add(new Row(line.code(), line.label(), link, cells));
        }
        return new Panel(
                instrument,
                Label.message("surveyInstrument." + instrument),
                Label.message(rows.isEmpty() ? "board.satisfaction.none" : "survey.instrument.hint." + instrument),
                false,
                segments.stream()
                        .map(segment -> new Column(segment, Label.message("surveySegment." + segment)))
                        .toList(),
                rows,
                rows.isEmpty()
                        ? List.of()
                        : List.of(new Chart(
                                Kind.BAR,
                                Label.message("surveyInstrument." + instrument),
                                false,
                                FigureCells.upTo(segments.size()),
                                FigureCells.upTo(rows.size()),
                                List.of())));
    }

    /** By question, its waves oldest first. */
    private static List<Line> lines(List<Result> results) {
        Map<String, Line> lines = new LinkedHashMap<>();
        results.stream()
                .sorted(Comparator.comparing(Result::question)
                        .thenComparing(Result::held)
                        .thenComparing(Result::wave))
                .forEach(one -> lines.computeIfAbsent(
                                one.question() + " " + one.wave(),
                                code -> new Line(
                                        new Label.Pair(one.label(), Label.text(one.wave())), code, new TreeMap<>()))
                        .segments()
                        .put(one.segment(), one));
        return List.copyOf(lines.values());
    }
}
