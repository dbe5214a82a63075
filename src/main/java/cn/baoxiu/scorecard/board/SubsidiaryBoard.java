package cn.baoxiu.scorecard.board;

import cn.baoxiu.scorecard.board.Panel.Cell;
import cn.baoxiu.scorecard.board.Panel.Row;
import cn.baoxiu.scorecard.board.Panel.Unit;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardItem;
import cn.baoxiu.scorecard.card.CardLines;
import cn.baoxiu.scorecard.card.CardList;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiTrend;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** One subsidiary: its card, item by item, and twelve months of each figure that has a target. */
@Component
class SubsidiaryBoard implements BoardSource {

    private final MonthScores scores;
    private final CardList cards;
    private final KpiTrend trend;

    SubsidiaryBoard(MonthScores scores, CardList cards, KpiTrend trend) {
        this.scores = scores;
        this.cards = cards;
        this.trend = trend;
    }

    @Override
    public BoardName name() {
        return BoardName.SUBSIDIARY;
    }

    @Override
    public List<Panel> panels(BoardQuery query) {
        List<Panel> panels = new ArrayList<>();
        String subsidiary = query.filter().subsidiary();
        Card card = scores.covered(query).stream()
                .filter(one -> one.subsidiary().equals(subsidiary))
                .findFirst()
                .orElse(null);
        panels.add(tiles(query, card));
        if (card != null) {
            panels.add(items(cards.lines(card.month(), card.subsidiary())));
        }
        Set<Kpi> scored = EnumSet.noneOf(Kpi.class);
        query.report().lines().stream().filter(line -> line.target() != null).forEach(line -> scored.add(line.kpi()));
        if (!scored.isEmpty()) {
            panels.add(TrendBoard.withTargets("trend", Label.message("board.subsidiary.trend"), query, scored, trend));
        }
        return panels;
    }

    private static Panel tiles(BoardQuery query, @org.jspecify.annotations.Nullable Card card) {
        List<Row> rows = card == null
                ? List.of()
                : List.of(new Row(
                        card.subsidiary(),
                        MonthScores.name(query, card),
                        MonthScores.link(card),
                        List.of(
                                Cell.of(card.total(), Unit.POINTS).at(MonthScores.link(card)),
                                Cell.of(card.effect(), Unit.SIGNED),
                                Cell.of(card.coefficient(), Unit.FACTOR),
                                Cell.of(card.cases()),
                                Cell.words(MonthScores.state(card)))));
        return new Panel(
                "card",
                Label.message("board.subsidiary.card"),
                card == null ? Label.message("board.noCards") : null,
                true,
                OverviewBoard.columns("total", "effect", "coefficient", "cases", "state"),
                rows,
                List.of());
    }

    private static Panel items(CardLines lines) {
        Card card = lines.card();
        return new Panel(
                "items",
                Label.message("board.subsidiary.items"),
                null,
                false,
                OverviewBoard.columns("value", "floor", "target", "weightCounted", "points", "standing"),
                lines.items().stream().map(item -> item(card, item)).toList(),
                List.of());
    }

    private static Row item(Card card, CardItem item) {
        Link link = new Link.OfCard(card.month(), card.subsidiary(), item.item());
        Unit unit = FigureCells.unit(item.item());
        return new Row(
                item.item().name(),
                new Label.Figure(item.item()),
                link,
                List.of(
                        Cell.of(item.value(), unit)
                                .from(item.hits(), item.base(), item.facts())
                                .at(link),
                        Cell.of(item.floor(), unit),
                        Cell.of(item.target(), unit),
                        Cell.of(item.weightCounted(), Unit.FACTOR),
                        Cell.of(item.points(), Unit.POINTS).at(link),
                        Cell.words(Label.message("scoreStanding." + item.standing()))));
    }
}
