package cn.baoxiu.scorecard.card;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * The cards of a month that a reader sees.
 *
 * @param lines best first, those without a score at the end
 * @param months of the trend, oldest first
 * @param trend published scores by subsidiary and month
 */
public record MonthCards(
        Cycle cycle, List<Line> lines, List<YearMonth> months, Map<String, Map<YearMonth, CardScore>> trend) {

    public MonthCards {
        lines = List.copyOf(lines);
        months = List.copyOf(months);
        trend = Map.copyOf(trend);
    }

    /** @param name of the subsidiary */
    public record Line(Card card, String name) {}
}
