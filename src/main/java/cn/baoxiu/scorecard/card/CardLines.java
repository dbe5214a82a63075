package cn.baoxiu.scorecard.card;

import cn.baoxiu.scorecard.kpi.KpiRule;
import java.util.List;

/**
 * A card with what its score consists of, as it was worked out.
 *
 * @param name of the subsidiary
 * @param rule by which the figures of the month are counted
 * @param effects events, also those that an appeal has taken away, then merits
 * @param adjustments corrections of earlier months, oldest first
 */
public record CardLines(
        Card card,
        String name,
        KpiRule rule,
        List<CardItem> items,
        List<CardSheet.Effect> effects,
        List<Adjustment> adjustments) {

    public CardLines {
        items = List.copyOf(items);
        effects = List.copyOf(effects);
        adjustments = List.copyOf(adjustments);
    }
}
