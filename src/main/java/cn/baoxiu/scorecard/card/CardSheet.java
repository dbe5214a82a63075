package cn.baoxiu.scorecard.card;

import cn.baoxiu.scorecard.kpi.KpiRule;
import cn.baoxiu.scorecard.rule.EffectKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a card that a reader may open.
 *
 * @param leastWeight below which there is no score
 * @param agrees whether working it out anew gives the same; null before it was worked out, or if it cannot be
 */
public record CardSheet(
        CardLines lines,
        Cycle cycle,
        BigDecimal leastWeight,
        List<Visit> visits,
        List<Step> steps,
        @Nullable Boolean agrees) {

    public CardSheet {
        visits = List.copyOf(visits);
        steps = List.copyOf(steps);
    }

    public Card card() {
        return lines.card();
    }

    /** Of the subsidiary. */
    public String name() {
        return lines.name();
    }

    public KpiRule rule() {
        return lines.rule();
    }

    public List<CardItem> items() {
        return lines.items();
    }

    public List<Effect> effects() {
        return lines.effects();
    }

    public List<Adjustment> adjustments() {
        return lines.adjustments();
    }

    /**
     * @param points null if it does not count
     * @param happenedOn null for what follows from facts
     * @param voided an upheld appeal has taken it away
     * @param eventId null for what follows from facts
     * @param reverses event that it takes back
     * @param reversedBy confirmed event that takes it back, here or in a later month
     */
    public record Effect(
            EffectKind kind,
            @Nullable BigDecimal points,
            boolean veto,
            @Nullable Integer ruleVersion,
            @Nullable LocalDate happenedOn,
            @Nullable String caseNumber,
            @Nullable String reason,
            boolean voided,
            @Nullable Long eventId,
            @Nullable Long reverses,
            @Nullable Long reversedBy) {}

    /** A mystery visit that became known with the month. */
    public record Visit(String wave, LocalDate heldOn, BigDecimal points) {}

    /** @param kind as {@code cardLog.<NAME>} */
    public record Step(Instant at, String actor, String kind, @Nullable String note) {}
}
