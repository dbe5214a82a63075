package cn.baoxiu.scorecard.card;

import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiCases;
import cn.baoxiu.scorecard.kpi.KpiUnit;
import cn.baoxiu.scorecard.rule.EffectKind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands behind the numbers of a card: cases, corrected cases, events, steps. */
@Component
class CardFacts {

    private final JdbcClient jdbc;

    CardFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first, as they count after appeals. */
    List<CardCase> cases(Card card, CardItem line, KpiCases.Shown shown, int limit, int offset) {
        return jdbc.sql("select x.* from (select x.case_number, x.fact_month, x.happened_at, "
                        + AfterAppeal.hits("x.hits") + " as hits, x.base, x.why, " + AfterAppeal.LEFT_OUT
                        + " as left_out, " + AfterAppeal.CHANGE + " as change_to from scorecard_frozen_fact x"
                        + " left join scorecard_override o on o.card_id = :card and o.item = x.item"
                        + " and o.case_number = x.case_number"
                        + AfterAppeal.known("o", "(select c.computed_at from scorecard_card c where c.id = :card)")
                        + " where x.month_start = :month and x.subsidiary_id = :subsidiary and x.item = :item) x"
                        + " where 1 = 1" + shown.condition()
                        + " order by x.happened_at desc, x.case_number limit :limit offset :offset")
                .param("best", line.best())
                .param("card", card.id())
                .param("month", card.month().atDay(1))
                .param("subsidiary", card.subsidiary())
                .param("item", line.item().name())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> new CardCase(
                        row.getString("case_number"),
                        YearMonth.from(row.getObject("fact_month", LocalDate.class)),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        KpiUnit.plain(row.getBigDecimal("hits")),
                        KpiUnit.plain(row.getBigDecimal("base")),
                        row.getString("why"),
                        row.getString("left_out"),
                        row.getString("change_to")))
                .list();
    }

    List<CorrectedCase> corrected(Card card, Kpi item, YearMonth of, int limit, int offset) {
        return jdbc.sql("select case_number, hits_before, base_before, hits_now, base_now from scorecard_adjusted_fact"
                        + " where month_start = ? and subsidiary_id = ? and item = ? and of_month = ?"
                        + " order by case_number limit ? offset ?")
                .params(card.month().atDay(1), card.subsidiary(), item.name(), of.atDay(1), limit, offset)
                .query((row, n) -> new CorrectedCase(
                        row.getString("case_number"),
                        number(row, "hits_before"),
                        number(row, "base_before"),
                        number(row, "hits_now"),
                        number(row, "base_now")))
                .list();
    }

    /** Events of the month, also those that an appeal has taken away, then merits. */
    List<CardSheet.Effect> effects(Card card) {
        return effects(card.month(), " and c.subsidiary_id = :subsidiary", card.subsidiary())
                .getOrDefault(card.subsidiary(), List.of());
    }

    /** The same of all cards of a month, by subsidiary. */
    Map<String, List<CardSheet.Effect>> effects(YearMonth month) {
        return effects(month, "", "");
    }

    private Map<String, List<CardSheet.Effect>> effects(YearMonth month, String which, String subsidiary) {
        Map<String, List<CardSheet.Effect>> effects = new HashMap<>();
        jdbc.sql("select c.subsidiary_id, coalesce(f.kind, e.kind) as kind, f.points, coalesce(f.veto, false) as veto,"
                        + " f.rule_version, e.happened_on, e.case_number, e.reason, case when exists (select 1 from"
                        + " scorecard_override o where o.card_id = c.id and o.item = :item"
                        + " and o.case_number = cast(e.id as varchar(40))) then 1 else 0 end as voided,"
                        + " e.id as event_id, e.reverses, (select max(r.id) from scorecard_event r"
                        + " where r.reverses = e.id and r.state = 'CONFIRMED') as reversed_by from scorecard_card c"
                        + " join scorecard_event e on e.subsidiary_id = c.subsidiary_id and e.month_start = c.month_start"
                        + " and e.state = 'CONFIRMED' left join scorecard_card_effect f on f.card_id = c.id"
                        + " and f.event_id = e.id where c.month_start = :month" + which
                        + " union all select c.subsidiary_id, f.kind, f.points, f.veto, f.rule_version, null, null, null,"
                        + " 0, null, null, null from scorecard_card c join scorecard_card_effect f on f.card_id = c.id"
                        + " where f.event_id is null and c.month_start = :month" + which + " order by 6, 2")
                .param("month", month.atDay(1))
                .param("subsidiary", subsidiary)
                .param("item", CardComputation.EVENT_ITEM)
                .query(row -> {
                    effects.computeIfAbsent(row.getString("subsidiary_id"), s -> new ArrayList<>())
                            .add(new CardSheet.Effect(
                                    EffectKind.valueOf(row.getString("kind")),
                                    row.getBigDecimal("points"),
                                    row.getBoolean("veto"),
                                    row.getObject("rule_version", Integer.class),
                                    row.getObject("happened_on", LocalDate.class),
                                    row.getString("case_number"),
                                    row.getString("reason"),
                                    row.getInt("voided") == 1,
                                    row.getObject("event_id", Long.class),
                                    row.getObject("reverses", Long.class),
                                    row.getObject("reversed_by", Long.class)));
                });
        return effects;
    }

    List<CardSheet.Step> steps(Card card) {
        return jdbc.sql("select happened_at, actor, kind, note from scorecard_card_log where card_id = ? order by id")
                .param(card.id())
                .query((row, n) -> new CardSheet.Step(
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("kind"),
                        row.getString("note")))
                .list();
    }

    private static @Nullable BigDecimal number(ResultSet row, String column) throws SQLException {
        BigDecimal number = row.getBigDecimal(column);
        return number == null ? null : KpiUnit.plain(number);
    }
}
