package cn.baoxiu.scorecard.web;

import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardItem;
import cn.baoxiu.scorecard.card.CardScore;
import cn.baoxiu.scorecard.card.CardSheet;
import cn.baoxiu.scorecard.card.CardState;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiCases;
import cn.baoxiu.scorecard.kpi.KpiRule;
import cn.baoxiu.scorecard.rule.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words and colours of the pages about cards. */
@Component
public class CardText {

    private static final Map<CardState, String> COLOURS = Map.of(
            CardState.FROZEN, "secondary",
            CardState.DRAFT, "blue",
            CardState.APPEALED, "orange",
            CardState.DECIDED, "yellow",
            CardState.CONFIRMED, "cyan",
            CardState.PUBLISHED, "green");

    private final KpiText kpis;
    private final CurrentUser people;

    CardText(KpiText kpis, CurrentUser people) {
        this.kpis = kpis;
        this.people = people;
    }

    public String text(String key, Object... args) {
        return kpis.text(key, args);
    }

    public String name(Kpi kpi, KpiRule rule) {
        return kpis.name(kpi, rule);
    }

    public String formula(Kpi kpi, KpiRule rule) {
        return kpis.formula(kpi, rule);
    }

    /** With as many decimals as it was worked out with. */
    public String value(CardItem item) {
        return kpis.value(item.item(), item.value());
    }

    public String fraction(BigDecimal numerator, BigDecimal denominator) {
        return kpis.plain(numerator) + " / " + kpis.plain(denominator);
    }

    public String range(CardItem item) {
        return kpis.plain(item.floor()) + " → " + kpis.value(item.item(), item.target());
    }

    public String plain(@Nullable BigDecimal number) {
        return number == null ? "–" : kpis.plain(number);
    }

    /** Points always with their two decimals. */
    public String points(@Nullable BigDecimal points) {
        return points == null ? "–" : points.toPlainString();
    }

    /** Points that are added or taken. */
    public String signed(@Nullable BigDecimal points) {
        return points == null ? "–" : (points.signum() > 0 ? "+" : "") + points.toPlainString();
    }

    public String standing(CardItem item) {
        String standing = text("scoreStanding." + item.standing());
        return item.standing() == Standing.POOLED
                ? standing + " · " + text("scorecard.months", item.months())
                : standing;
    }

    /** Kind of an effect; of a reversal with the event that it takes back. */
    public String kind(CardSheet.Effect effect) {
        String kind = text("scoreKind." + effect.kind());
        return effect.reverses() == null
                ? kind
                : text("scorecard.reversal.of", kind, effect.reverses().toString());
    }

    public String colour(CardState state) {
        return COLOURS.getOrDefault(state, "secondary");
    }

    /** The score, or why there is none. */
    public String total(Card card) {
        if (card.computedAt() == null) {
            return text("scorecard.notComputed");
        }
        return shown(card.total());
    }

    /** Of a published card. */
    public String total(CardScore score) {
        return shown(score.total());
    }

    private String shown(@Nullable BigDecimal total) {
        return total == null ? text("scorecard.noScore") : points(total);
    }

    public String moment(Instant at) {
        return kpis.moment(at);
    }

    public String day(Instant at) {
        return kpis.moment(at).substring(5);
    }

    public String person(String id) {
        return people.displayNameOf(id);
    }

    public List<KpiCases.Shown> shown(Kpi kpi) {
        return KpiCases.Shown.ofLine(kpi.unit());
    }
}
