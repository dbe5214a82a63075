package cn.baoxiu.scorecard.web;

import cn.baoxiu.scorecard.card.Adjustment;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardCase;
import cn.baoxiu.scorecard.card.CardItem;
import cn.baoxiu.scorecard.card.CardLines;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.rule.EffectKind;
import cn.baoxiu.scorecard.rule.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A card as API and export give it.
 *
 * @param score null if too little could be counted
 * @param effect points on the monthly plan score
 * @param sha256 of its numbers: the same as long as they are
 * @param agrees whether the numbers are those that were sealed and come out again from what was frozen; null in a list, and
 *     where that cannot be said
 */
record CardAnswer(
        String month,
        String subsidiary,
        String name,
        String state,
        int cases,
        @Nullable BigDecimal score,
        @Nullable BigDecimal itemsTotal,
        BigDecimal adjustment,
        boolean vetoed,
        @Nullable BigDecimal baseEffect,
        BigDecimal eventEffect,
        @Nullable BigDecimal effect,
        @Nullable Integer effectVersion,
        @Nullable BigDecimal coefficient,
        @Nullable Integer coefficientVersion,
        @Nullable Instant computedAt,
        @Nullable Instant publishedAt,
        @Nullable String sha256,
        @Nullable Boolean agrees,
        List<Item> items,
        List<Effect> effects,
        List<Correction> adjustments) {

    /**
     * @param weightCounted after the weights of items that do not count were spread
     * @param evidence facts as they were frozen; empty in a list of cards
     */
    record Item(
            Kpi code,
            String name,
            Standing standing,
            BigDecimal numerator,
            BigDecimal denominator,
            int n,
            int months,
            @Nullable BigDecimal value,
            BigDecimal floor,
            BigDecimal target,
            BigDecimal weight,
            BigDecimal weightCounted,
            @Nullable BigDecimal points,
            int ruleVersion,
            List<Fact> evidence) {}

    record Fact(
            String caseNumber,
            String month,
            Instant happenedAt,
            BigDecimal numerator,
            BigDecimal denominator,
            @Nullable String why,
            @Nullable String leftOut,
            @Nullable String appeal) {

        static Fact of(CardCase one) {
            return new Fact(
                    one.caseNumber(),
                    one.month().toString(),
                    one.happenedAt(),
                    one.numerator(),
                    one.denominator(),
                    one.why(),
                    one.leftOut(),
                    one.change());
        }
    }

    /**
     * @param event number of the event; null for what follows from facts
     * @param reverses event of an earlier month whose points it brings back
     * @param reversedBy event that takes it back
     */
    record Effect(
            EffectKind kind,
            String name,
            @Nullable BigDecimal points,
            boolean veto,
            @Nullable LocalDate happenedOn,
            @Nullable String caseNumber,
            @Nullable Integer ruleVersion,
            boolean voided,
            @Nullable Long event,
            @Nullable Long reverses,
            @Nullable Long reversedBy) {}

    record Correction(
            String month,
            Kpi item,
            BigDecimal points,
            @Nullable BigDecimal was,
            @Nullable BigDecimal wouldBe,
            int cases) {

        static Correction of(Adjustment one) {
            return new Correction(one.of().toString(), one.item(), one.points(), one.was(), one.wouldBe(), one.cases());
        }
    }

    /** As one of many: without evidence. */
    static CardAnswer of(CardLines lines, CardText text) {
        return of(lines, text, Map.of(), null);
    }

    /** @param evidence facts by item */
    static CardAnswer of(CardLines lines, CardText text, Map<Kpi, List<CardCase>> evidence, @Nullable Boolean agrees) {
        Card card = lines.card();
        return new CardAnswer(
                card.month().toString(),
                card.subsidiary(),
                lines.name(),
                card.state().name(),
                card.cases(),
                card.total(),
                card.itemsTotal(),
                card.adjustment(),
                card.vetoed(),
                card.baseEffect(),
                card.eventEffect(),
                card.effect(),
                card.effectVersion(),
                card.coefficient(),
                card.coefficientVersion(),
                card.computedAt(),
                card.publishedAt(),
                card.sha256(),
                agrees,
                lines.items().stream()
                        .map(item -> item(
                                item,
                                text.name(item.item(), lines.rule()),
                                evidence.getOrDefault(item.item(), List.of())))
                        .toList(),
                lines.effects().stream()
                        .map(one -> new Effect(
                                one.kind(),
                                text.text("scoreKind." + one.kind()),
                                one.points(),
                                one.veto(),
                                one.happenedOn(),
                                one.caseNumber(),
                                one.ruleVersion(),
                                one.voided(),
                                one.eventId(),
                                one.reverses(),
                                one.reversedBy()))
                        .toList(),
                lines.adjustments().stream().map(Correction::of).toList());
    }

    private static Item item(CardItem item, String name, List<CardCase> evidence) {
        return new Item(
                item.item(),
                name,
                item.standing(),
                item.hits(),
                item.base(),
                item.facts(),
                item.months(),
                item.value(),
                item.floor(),
                item.target(),
                item.weight(),
                item.weightCounted(),
                item.points(),
                item.ruleVersion(),
                evidence.stream().map(Fact::of).toList());
    }
}
