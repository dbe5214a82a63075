package cn.baoxiu.scorecard.inside;

import cn.baoxiu.engine.Sentences;
import cn.baoxiu.scorecard.card.BesideCard;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.rule.CycleRule;
import cn.baoxiu.scorecard.rule.ScoreRefused;
import cn.baoxiu.scorecard.rule.ScoreRules;
import cn.baoxiu.scorecard.rule.Tally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Works the scores of departments and people out whenever their card is worked out, from what was frozen with it, by the rules
 * in force on the month's first day. Doing it again gives the same; a published card locks them.
 */
@Service
public class InsideScoring implements BesideCard {

    private static final int WEIGHT_DECIMALS = 2;
    private static final BigDecimal NONE = new BigDecimal("0.00");

    private final InsideFreezing freezing;
    private final InsideRules rules;
    private final InsideFacts facts;
    private final InsideRows rows;
    private final CorrectionRows corrections;
    private final ScoreRules cardRules;
    private final Sentences sentences;

    InsideScoring(
            InsideFreezing freezing,
            InsideRules rules,
            InsideFacts facts,
            InsideRows rows,
            CorrectionRows corrections,
            ScoreRules cardRules,
            Sentences sentences) {
        this.freezing = freezing;
        this.rules = rules;
        this.facts = facts;
        this.rows = rows;
        this.corrections = corrections;
        this.cardRules = cardRules;
        this.sentences = sentences;
    }

    @Override
    public void frozen(YearMonth month) {
        freezing.freeze(month);
    }

    @Override
    @Transactional
    public void computed(Card card) {
        compute(card);
    }

    /** @throws ScoreRefused for a published card, and where a decision has no row; nothing is changed then */
    @Transactional
    public void compute(Card card) {
        rows.hold(card);
        if (card.isPublished()) {
            throw new ScoreRefused(sentences.text(
                    "scorecard.locked", card.subsidiary(), card.month().toString()));
        }
        rows.write(card, work(card));
    }

    private List<InsideScore> work(Card card) {
        CycleRule cycle = cardRules.cycle(card.month());
        Map<InsideScope, BigDecimal> corrected = corrections.confirmed(card);
        List<InsideScore> scores = new ArrayList<>();
        for (InsideScope scope : InsideScope.values()) {
            InsideRule rule = rules.of(card.month(), scope);
            Map<InsideItem, Map<String, Tally>> tallies = new EnumMap<>(InsideItem.class);
            rule.lines().forEach(line -> tallies.put(line.item(), facts.tallies(card, scope, line)));
            Set<String> people = scope.isDepartment() ? Set.of("") : facts.people(card, scope);
            for (String person : people) {
                Map<InsideItem, Tally> own = new EnumMap<>(InsideItem.class);
                tallies.forEach((item, by) -> own.put(item, by.getOrDefault(person, Tally.NOTHING)));
                scores.add(score(rule, person, InsideScored.of(rule, cycle, own), corrected.getOrDefault(scope, NONE)));
            }
        }
        return scores;
    }

    private static InsideScore score(InsideRule rule, String person, InsideScored scored, BigDecimal correction) {
        InsideRule.Share share = rule.share();
        BigDecimal total = InsideScored.total(scored.total(), correction);
        return new InsideScore(
                rule.scope(),
                person,
                scored.weight().setScale(WEIGHT_DECIMALS, RoundingMode.HALF_UP),
                scored.total(),
                correction,
                total,
                share == null ? null : share.percent(),
                share == null ? null : InsideScored.given(total, share.percent()),
                share == null ? null : share.limit(),
                rule.version(),
                share == null ? null : share.version(),
                scored.lines());
    }
}
