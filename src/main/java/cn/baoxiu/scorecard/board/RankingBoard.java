package cn.baoxiu.scorecard.board;

import cn.baoxiu.scorecard.board.Panel.Cell;
import cn.baoxiu.scorecard.board.Panel.Chart;
import cn.baoxiu.scorecard.board.Panel.Column;
import cn.baoxiu.scorecard.board.Panel.Kind;
import cn.baoxiu.scorecard.board.Panel.Row;
import cn.baoxiu.scorecard.board.Panel.Unit;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardScore;
import cn.baoxiu.scorecard.card.MonthCards;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Subsidiaries by their score, each with the published scores of twelve months. */
@Component
class RankingBoard implements BoardSource {

    /** More bars or lines than these cannot be told apart. */
    private static final int BARS = 30;

    private static final int ENDS = 3;

    private final MonthScores scores;

    RankingBoard(MonthScores scores) {
        this.scores = scores;
    }

    @Override
    public BoardName name() {
        return BoardName.RANKING;
    }

    @Override
    public List<Panel> panels(BoardQuery query) {
        Optional<MonthCards> month = scores.of(query);
        List<Card> cards = MonthScores.covered(query, month);
        return List.of(ranking(query, cards), trend(query, month.orElse(null), cards));
    }

    private static Panel ranking(BoardQuery query, List<Card> cards) {
        List<Row> rows = new ArrayList<>();
        int rank = 0;
        for (Card card : cards) {
            boolean scored = card.total() != null;
            // equal scores share a place
            if (scored && (rows.isEmpty() || !sameAsBefore(cards, rows.size()))) {
                rank = rows.size() + 1;
            }
            rows.add(new Row(
                    card.subsidiary(),
                    MonthScores.name(query, card),
                    new Link.Other(BoardName.SUBSIDIARY, query.month(), card.subsidiary()),
                    List.of(
                            scored ? Cell.of(rank) : Cell.empty(),
                            (scored
                                            ? Cell.of(card.total(), Unit.POINTS)
                                            : Cell.words(Label.message(
                                                    card.computedAt() == null
                                                            ? "scorecard.notComputed"
                                                            : "scorecard.noScore")))
                                    .at(MonthScores.link(card)),
                            Cell.of(card.effect(), Unit.SIGNED),
                            Cell.of(card.coefficient(), Unit.FACTOR),
                            Cell.of(card.cases()),
                            Cell.words(MonthScores.state(card)))));
        }
        int scored = (int) cards.stream().filter(card -> card.total() != null).count();
        return new Panel(
                "ranking",
                Label.message("board.ranking.ranking"),
                cards.isEmpty() ? Label.message("board.noCards") : null,
                false,
                OverviewBoard.columns("rank", "total", "effect", "coefficient", "cases", "state"),
                rows,
                scored == 0
                        ? List.of()
                        : List.of(new Chart(
                                Kind.BAR,
                                Label.message("board.ranking.ranking"),
                                false,
                                List.of(1),
                                FigureCells.upTo(Math.min(scored, BARS)),
                                List.of())));
    }

    private static boolean sameAsBefore(List<Card> cards, int place) {
        BigDecimal before = cards.get(place - 1).total();
        BigDecimal now = cards.get(place).total();
        return before != null && now != null && before.compareTo(now) == 0;
    }

    private static Panel trend(
            BoardQuery query, @org.jspecify.annotations.Nullable MonthCards month, List<Card> cards) {
        List<YearMonth> months = month == null ? List.of() : month.months();
        List<Row> rows = new ArrayList<>();
        if (month != null) {
            for (Card card : cards) {
                Map<YearMonth, CardScore> published = month.trend().getOrDefault(card.subsidiary(), Map.of());
                rows.add(new Row(
                        card.subsidiary(),
                        MonthScores.name(query, card),
                        new Link.Other(BoardName.SUBSIDIARY, query.month(), card.subsidiary()),
                        months.stream()
                                .map(of -> of.equals(card.month())
                                        ? cell(card.total(), MonthScores.link(card))
                                        : cell(published.get(of)))
                                .toList()));
            }
        }
        return new Panel(
                "trend",
                Label.message("board.ranking.trend"),
                rows.isEmpty() ? null : Label.message("board.ranking.trend.hint"),
                false,
                months.stream()
                        .map(of -> new Column(of.toString(), Label.text(of.toString())))
                        .toList(),
                rows,
                rows.isEmpty()
                        ? List.of()
                        : List.of(new Chart(
                                Kind.LINE,
                                Label.message("board.ranking.ends", ENDS),
                                true,
                                FigureCells.upTo(months.size()),
                                ends(cards),
                                List.of())));
    }

    private static Cell cell(@org.jspecify.annotations.Nullable CardScore score) {
        return score == null
                ? Cell.of(null, Unit.POINTS)
                : cell(score.total(), new Link.OfCard(score.month(), score.subsidiary(), null));
    }

    private static Cell cell(@org.jspecify.annotations.Nullable BigDecimal total, Link link) {
        return Cell.of(total, Unit.POINTS).at(link);
    }

    /** The first and the last ones that have a score. */
    private static List<Integer> ends(List<Card> cards) {
        List<Integer> scored = IntStream.range(0, cards.size())
                .filter(place -> cards.get(place).total() != null)
                .boxed()
                .toList();
        return scored.size() <= 2 * ENDS
                ? scored
                : Stream.concat(
                                scored.subList(0, ENDS).stream(),
                                scored.subList(scored.size() - ENDS, scored.size()).stream())
                        .toList();
    }
}
