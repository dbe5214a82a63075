package cn.baoxiu.scorecard.card;

import cn.baoxiu.scorecard.rule.EffectKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What moves the plan score of a card beside its score.
 *
 * @param eventId of the confirmed event; null for a merit that follows from facts
 * @param reverses event of a published month whose points it brings back; null for all others
 * @param ruleVersion version of {@code score-event}; that by which the reversed event counted
 */
public record CardEffect(
        EffectKind kind,
        @Nullable Long eventId,
        @Nullable Long reverses,
        BigDecimal points,
        boolean veto,
        int ruleVersion) {}
