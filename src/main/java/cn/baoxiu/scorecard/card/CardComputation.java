package cn.baoxiu.scorecard.card;

import cn.baoxiu.engine.Sentences;
import cn.baoxiu.scorecard.rule.Coefficient;
import cn.baoxiu.scorecard.rule.EffectKind;
import cn.baoxiu.scorecard.rule.EffectRule;
import cn.baoxiu.scorecard.rule.EventRule;
import cn.baoxiu.scorecard.rule.ItemRules;
import cn.baoxiu.scorecard.rule.ScoreArithmetic;
import cn.baoxiu.scorecard.rule.ScoreRefused;
import cn.baoxiu.scorecard.rule.ScoreRules;
import cn.baoxiu.scorecard.rule.Scored;
import cn.baoxiu.scorecard.rule.Tally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Works a card out from what was frozen, from upheld appeals, confirmed events and adjustments, by the rules in force on the
 * month's first day. Doing it again gives the same to the cent.
 */
@Service
public class CardComputation {

    /** Under this item an upheld appeal against an event stands; in place of a case the event's number. */
    static final String EVENT_ITEM = "EVENT";

    private static final int WEIGHT_DECIMALS = 2;

    private final CardRows rows;
    private final FrozenFacts facts;
    private final Adjustments adjustments;
    private final MysteryVisits visits;
    private final ScoreRules rules;
    private final JdbcClient jdbc;
    private final Sentences sentences;
    private final List<BesideCard> beside;

    CardComputation(
            CardRows rows,
            FrozenFacts facts,
            Adjustments adjustments,
            MysteryVisits visits,
            ScoreRules rules,
            JdbcClient jdbc,
            Sentences sentences,
            List<BesideCard> beside) {
        this.rows = rows;
        this.facts = facts;
        this.adjustments = adjustments;
        this.visits = visits;
        this.rules = rules;
        this.jdbc = jdbc;
        this.sentences = sentences;
        this.beside = List.copyOf(beside);
    }

    /** @throws ScoreRefused for a published card, and where a decision has no row; nothing is changed then */
    @Transactional
    public void compute(long cardId) {
        Card card = rows.hold(cardId);
        if (card.isPublished()) {
            throw new ScoreRefused(sentences.text(
                    "scorecard.locked", card.subsidiary(), card.month().toString()));
        }
        Worked worked = work(card, rules);
        rows.write(worked.card(), worked.items(), worked.effects());
        BigDecimal total = worked.card().total();
        rows.log(cardId, "COMPUTED", total == null ? null : total.toPlainString());
        beside.forEach(one -> one.computed(rows.get(cardId)));
    }

    /**
     * Whether the numbers that stand on the card are those that were sealed, and working it out anew gives them again; of a
     * published card too.
     */
    @Transactional(readOnly = true)
    public boolean agrees(long cardId) {
        Card card = rows.get(cardId);
        String sealed = card.sha256();
        return sealed != null
                && sealed.equals(CardHash.seal(card, rows.items(cardId), rows.effects(cardId))
                        .sha256())
                && sealed.equals(work(card, rules).card().sha256());
    }

    /**
     * @param effect points on the plan score
     * @param coefficient of the bonus
     */
    public record Without(BigDecimal effect, BigDecimal coefficient) {}

    /** What a published card would have given without some of its events; nothing is written. */
    @Transactional(readOnly = true)
    public Without without(long cardId, Set<Long> events) {
        Card worked = work(rows.get(cardId), rules, events).card();
        return new Without(Objects.requireNonNull(worked.effect()), Objects.requireNonNull(worked.coefficient()));
    }

    /** What working a card out gives. */
    record Worked(Card card, List<CardItem> items, List<CardEffect> effects) {}

    /** Works a card out by whatever rules; nothing is written. */
    Worked work(Card card, ScoreRules rules) {
        return work(card, rules, Set.of());
    }

    private Worked work(Card card, ScoreRules rules, Set<Long> without) {
        ItemRules itemRules = rules.items(card.month());
        Scored scored = ScoreArithmetic.items(itemRules, rules.cycle(card.month()), facts.tallies(card, itemRules));
        List<CardItem> items = scored.lines().stream()
                .map(line -> item(line, itemRules.version()))
                .toList();
        List<CardEffect> effects = effects(card, rules, without);
        boolean vetoed = effects.stream().anyMatch(CardEffect::veto);
        // a vetoed month carried no correction: a later one does or did, veto or not
        BigDecimal adjustment = !without.isEmpty() && card.vetoed()
                ? BigDecimal.ZERO
                : adjustments.sum(card.month(), card.subsidiary());
        BigDecimal total = ScoreArithmetic.total(scored.total(), adjustment, vetoed);
        EffectRule effectRule = rules.effect(card.month());
        ScoreArithmetic.Effect effect = ScoreArithmetic.effect(
                total,
                effects.stream()
                        .filter(one -> one.reverses() == null)
                        .map(CardEffect::points)
                        .toList(),
                effects.stream()
                        .filter(one -> one.reverses() != null)
                        .map(CardEffect::points)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                effectRule);
        Coefficient coefficient = rules.coefficient(card.month(), total);
        Card worked = new Card(
                card.id(),
                card.month(),
                card.subsidiary(),
                card.state(),
                card.cases(),
                scored.weight().setScale(WEIGHT_DECIMALS, RoundingMode.HALF_UP),
                scored.total(),
                adjustment,
                total,
                effect.base(),
                effect.events(),
                effect.effect(),
                vetoed,
                coefficient.value(),
                effectRule.version(),
                coefficient.version(),
                card.computedAt(),
                card.confirmedBy(),
                card.confirmedAt(),
                card.publishedAt(),
                null,
                card.version());
        return new Worked(CardHash.seal(worked, items, effects), items, effects);
    }

    private static CardItem item(Scored.Line line, int version) {
        Tally tally = line.tally();
        return new CardItem(
                line.item().kpi(),
                line.standing(),
                tally.hits(),
                tally.base(),
                tally.facts(),
                line.months(),
                line.value(),
                line.item().floor(),
                line.item().target(),
                line.item().weight(),
                line.weight(),
                line.points(),
                version);
    }

    /**
     * Confirmed events of the month that no appeal has voided and that were not taken back before it was frozen, what
     * reversals bring back from published months, and merits that follow from facts.
     */
    private List<CardEffect> effects(Card card, ScoreRules rules, Set<Long> without) {
        List<CardEffect> effects = new ArrayList<>();
        Set<EffectKind> complaints = EnumSet.noneOf(EffectKind.class);
        jdbc.sql(
                        "select e.id, e.kind, e.reverses, e.points_back, (select max(f.rule_version) from scorecard_card_effect f"
                                + " where f.event_id = e.reverses) as reversed_version from scorecard_counting_event e"
                                + " where e.subsidiary_id = :subsidiary and e.month_start = :month"
                                + " and not exists (select 1 from scorecard_override o where o.card_id = :card"
                                + " and o.item = :item and o.case_number = cast(e.id as varchar(40)))"
                                + " order by e.id")
                .param("subsidiary", card.subsidiary())
                .param("month", card.month().atDay(1))
                .param("card", card.id())
                .param("item", EVENT_ITEM)
                .query(row -> {
                    EffectKind kind = EffectKind.valueOf(row.getString("kind"));
                    long id = row.getLong("id");
                    Long reverses = row.getObject("reverses", Long.class);
                    if (reverses != null) {
                        BigDecimal back = row.getBigDecimal("points_back");
                        effects.add(new CardEffect(kind, id, reverses, back, false, row.getInt("reversed_version")));
                    } else if (!without.contains(id)) {
                        EventRule rule = rules.event(card.month(), kind);
                        effects.add(new CardEffect(kind, id, null, rule.points(), rule.veto(), rule.version()));
                        if (rule.complaint()) {
                            complaints.add(kind);
                        }
                    }
                });
        EventRule calm = rules.event(card.month(), EffectKind.NO_COMPLAINT);
        if (complaints.isEmpty() && BigDecimal.valueOf(card.cases()).compareTo(calm.least()) >= 0) {
            effects.add(merit(EffectKind.NO_COMPLAINT, calm));
        }
        EventRule visited = rules.event(card.month(), EffectKind.MYSTERY_VISIT);
        List<MysteryVisits.Visit> seen = visits.of(card.month(), card.subsidiary());
        if (!seen.isEmpty() && seen.stream().allMatch(visit -> visit.points().compareTo(visited.least()) >= 0)) {
            effects.add(merit(EffectKind.MYSTERY_VISIT, visited));
        }
        return effects;
    }

    private static CardEffect merit(EffectKind kind, EventRule rule) {
        return new CardEffect(kind, null, null, rule.points(), false, rule.version());
    }
}
