package cn.baoxiu.scorecard.board;

import cn.baoxiu.scorecard.board.Panel.Cell;
import cn.baoxiu.scorecard.board.Panel.Column;
import cn.baoxiu.scorecard.board.Panel.Row;
import cn.baoxiu.scorecard.board.Panel.Unit;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.kpi.KpiCases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the group stands: scores and their spread, figures with a target, those at the end, open appeals. */
@Component
class OverviewBoard implements BoardSource {

    private static final int WORST = 3;

    private final MonthScores scores;
    private final JdbcClient jdbc;

    OverviewBoard(MonthScores scores, JdbcClient jdbc) {
        this.scores = scores;
        this.jdbc = jdbc;
    }

    @Override
    public BoardName name() {
        return BoardName.OVERVIEW;
    }

    @Override
    public List<Panel> panels(BoardQuery query) {
        List<Card> cards = scores.covered(query);
        Map<String, Integer> appeals = appeals(cards);
        return List.of(tiles(query, cards, appeals), figures(query), worst(query, cards), open(query, cards, appeals));
    }

    private static Panel tiles(BoardQuery query, List<Card> cards, Map<String, Integer> appeals) {
        List<BigDecimal> totals =
                cards.stream().map(Card::total).filter(Objects::nonNull).toList();
        @Nullable BigDecimal lowest = totals.isEmpty() ? null : Collections.min(totals);
        @Nullable BigDecimal highest = totals.isEmpty() ? null : Collections.max(totals);
        List<Cell> cells = List.of(
                Cell.of(mean(totals), Unit.POINTS),
                Cell.of(lowest, Unit.POINTS),
                Cell.of(highest, Unit.POINTS),
                Cell.of(lowest == null || highest == null ? null : highest.subtract(lowest), Unit.POINTS),
                Cell.of(totals.size()),
                Cell.of(cards.size() - totals.size()),
                Cell.of(appeals.values().stream().mapToInt(Integer::intValue).sum()));
        return new Panel(
                "score",
                Label.message("board.overview.score"),
                cards.isEmpty() ? Label.message("board.noCards") : null,
                true,
                columns("mean", "lowest", "highest", "spread", "scored", "unscored", "appeals"),
                List.of(new Row("all", Label.text(query.month().toString()), null, cells)),
                List.of());
    }

    static @Nullable BigDecimal mean(List<BigDecimal> totals) {
        return totals.isEmpty()
                ? null
                : totals.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(totals.size()), 2, RoundingMode.HALF_UP);
    }

    static List<Column> columns(String... codes) {
        return java.util.Arrays.stream(codes)
                .map(code -> new Column(code, Label.message("board.column." + code)))
                .toList();
    }

    /** The figures that have a target. */
    private static Panel figures(BoardQuery query) {
        List<Row> rows = query.report().lines().stream()
                .filter(line -> line.target() != null)
                .map(line -> new Row(
                        line.kpi().name(),
                        new Label.Figure(line.kpi()),
                        query.figures(line.kpi()),
                        List.of(
                                FigureCells.value(line)
                                        .at(new Link.Cases(query.filter(), line.kpi(), KpiCases.Shown.COUNTED)),
                                Cell.of(line.numerator(), Unit.COUNT),
                                Cell.of(line.denominator(), Unit.COUNT),
                                Cell.of(line.previous(), FigureCells.unit(line.kpi())),
                                FigureCells.target(line),
                                Cell.of(
                                        line.target() == null
                                                ? null
                                                : line.target().floor(),
                                        FigureCells.unit(line.kpi())))))
                .toList();
        return new Panel(
                "figures",
                Label.message("board.overview.figures"),
                null,
                false,
                columns("value", "numerator", "denominator", "previous", "target", "floor"),
                rows,
                List.of());
    }

    private static Panel worst(BoardQuery query, List<Card> cards) {
        List<Row> rows = cards.stream()
                .filter(card -> card.total() != null)
                .sorted(Comparator.comparing(Card::total, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Card::subsidiary))
                .limit(WORST)
                .map(card -> new Row(
                        card.subsidiary(),
                        MonthScores.name(query, card),
                        new Link.Other(BoardName.SUBSIDIARY, query.month(), card.subsidiary()),
                        List.of(
                                Cell.of(card.total(), Unit.POINTS).at(MonthScores.link(card)),
                                Cell.of(card.effect(), Unit.SIGNED),
                                Cell.of(card.coefficient(), Unit.FACTOR),
                                Cell.words(MonthScores.state(card)))))
                .toList();
        return new Panel(
                "worst",
                Label.message("board.overview.worst"),
                null,
                false,
                columns("total", "effect", "coefficient", "state"),
                rows,
                List.of());
    }

    private static Panel open(BoardQuery query, List<Card> cards, Map<String, Integer> appeals) {
        List<Row> rows = new ArrayList<>();
        cards.stream()
                .sorted(Comparator.comparing(Card::subsidiary))
                .filter(card -> appeals.containsKey(card.subsidiary()))
                .forEach(card -> rows.add(new Row(
                        card.subsidiary(),
                        MonthScores.name(query, card),
                        MonthScores.link(card),
                        List.of(Cell.of(appeals.getOrDefault(card.subsidiary(), 0))
                                .at(MonthScores.link(card))))));
        return new Panel(
                "appeals", Label.message("board.overview.appeals"), null, false, columns("appeals"), rows, List.of());
    }

    /** Appeals that nobody has decided, by subsidiary, of cards that the reader sees. */
    private Map<String, Integer> appeals(List<Card> cards) {
        Map<String, Integer> open = new TreeMap<>();
        if (cards.isEmpty()) {
            return open;
        }
        Map<Long, String> subsidiaries = cards.stream().collect(Collectors.toMap(Card::id, Card::subsidiary));
        jdbc.sql("select card_id, count(*) as appeals from scorecard_appeal where card_id in (:cards)"
                        + " and state in ('RAISED', 'SUBMITTED') group by card_id")
                .param("cards", subsidiaries.keySet())
                .query(row -> {
                    open.put(subsidiaries.getOrDefault(row.getLong("card_id"), ""), row.getInt("appeals"));
                });
        return open;
    }
}
