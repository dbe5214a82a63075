package cn.baoxiu.scorecard.inside;

import cn.baoxiu.scorecard.card.AfterAppeal;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.kpi.KpiCases;
import cn.baoxiu.scorecard.kpi.KpiUnit;
import cn.baoxiu.scorecard.rule.Tally;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Frozen facts behind inside scores, with what upheld appeals against the card changed. */
@Component
class InsideFacts {

    private static final String COLUMNS =
            "f.case_number, f.fact_month, f.happened_at, f.hits, f.base, f.why, f.left_out";

    private static final String OF_CARD = "(select " + COLUMNS + ", cast('' as varchar(64)) as person"
            + " from scorecard_frozen_fact f where f.month_start = :month and f.subsidiary_id = :subsidiary"
            + " and f.item = :kpi)";

    private static final String OWN = "(select " + COLUMNS + ", f.person from scorecard_frozen_inside_fact f"
            + " where f.month_start = :month and f.subsidiary_id = :subsidiary and f.scope = :scope and f.item = :item)";

    /** An upheld appeal takes an event away, so its case is a good one again; nobody is blamed who came after the event. */
    private static String byEvents(String whichAppeals) {
        return "case when exists (select 1 from scorecard_counting_event e"
                + " where e.subsidiary_id = :subsidiary and e.month_start = x.fact_month and e.case_number = x.case_number"
                + " and e.kind = 'MAJOR' and e.reverses is null and " + InsideSources.byDayOf("x.happened_at")
                + " and not exists (select 1 from scorecard_override v"
                + " where v.item = 'EVENT' and v.case_number = cast(e.id as varchar(40))" + whichAppeals
                + ")) then 0 else 1 end";
    }

    private static final String COMPUTED_AT =
            "(select max(s.computed_at) from scorecard_inside_score s where s.card_id = :card)";

    private static final String KNOWN_EVENTS = AfterAppeal.known("v", COMPUTED_AT);

    private final JdbcClient jdbc;

    InsideFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What counts as kept for one of the denominator. */
    static BigDecimal best(InsideItem item) {
        return item.unit() == KpiUnit.PERCENT ? BigDecimal.ONE : BigDecimal.valueOf(100);
    }

    /** People with facts of the month itself; the empty name stands for the post as a whole. */
    Set<String> people(Card card, InsideScope scope) {
        return new TreeSet<>(jdbc.sql("select distinct person from scorecard_frozen_inside_fact where month_start = ?"
                        + " and subsidiary_id = ? and scope = ? and fact_month = month_start and left_out is null")
                .params(card.month().atDay(1), card.subsidiary(), scope.name())
                .query(String.class)
                .list());
    }

    /** By person; a department, and a post as a whole, has one under the empty name. */
    Map<String, Tally> tallies(Card card, InsideScope scope, InsideRule.Line line) {
        Map<String, Tally> tallies = new TreeMap<>();
        if (!line.item().hasFacts()) {
            return tallies;
        }
        Map<String, Object> params = params(card, scope, line.item());
        params.put("best", line.measure().best());
        jdbc.sql("select y.person, count(*) as facts, sum(y.own) as own, sum(y.hits) as hits, sum(y.base) as base from"
                        + " (select x.person, case when x.fact_month = :month then 1 else 0 end as own,"
                        + " case when o.change_to = 'EXCLUDE' then 0 else " + AfterAppeal.hits(hits(line.item(), ""))
                        + " end as hits,"
                        + " case when o.change_to = 'EXCLUDE' then 0 else x.base end as base from "
                        + rows(line.item()) + " where x.left_out is null) y group by y.person")
                .params(params)
                .query(row -> {
                    tallies.put(
                            row.getString("person"),
                            new Tally(
                                    row.getBigDecimal("hits"),
                                    row.getBigDecimal("base"),
                                    row.getInt("facts"),
                                    row.getInt("own")));
                });
        return tallies;
    }

    /** Newest first, as they count after appeals. */
    List<InsideCase> cases(
            Card card, InsideScope scope, InsideLine line, String person, KpiCases.Shown shown, int limit, int offset) {
        InsideItem item = line.item();
        if (!item.hasFacts()) {
            return List.of();
        }
        Map<String, Object> params = params(card, scope, item);
        params.put("person", person);
        params.put("best", line.best());
        params.put("limit", limit);
        params.put("offset", offset);
        return jdbc.sql("select x.* from (select x.case_number, x.fact_month, x.happened_at, "
                        + AfterAppeal.hits(hits(item, KNOWN_EVENTS)) + " as hits, x.base, " + why(item) + " as why, "
                        + AfterAppeal.LEFT_OUT + " as left_out, " + AfterAppeal.CHANGE + " as change_to from "
                        + rows(item) + AfterAppeal.known("o", COMPUTED_AT)
                        + " where x.person = :person) x where 1 = 1" + shown.condition()
                        + " order by x.happened_at desc, x.case_number limit :limit offset :offset")
                .params(params)
                .query((row, n) -> new InsideCase(
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

    private static String why(InsideItem item) {
        return item.isByEvents()
                ? "case when " + byEvents(KNOWN_EVENTS) + " > 0 then 'NO_EVENT' else 'EVENT' end"
                : "x.why";
    }

    private static String rows(InsideItem item) {
        return (item.isOfCard() ? OF_CARD : OWN)
                + " x left join scorecard_override o on o.card_id = :card and o.item = :kpi"
                + " and o.case_number = x.case_number";
    }

    private static String hits(InsideItem item, String whichAppeals) {
        return item.isByEvents() ? byEvents(whichAppeals) : "x.hits";
    }

    private static Map<String, Object> params(Card card, InsideScope scope, InsideItem item) {
        Map<String, Object> params = new HashMap<>();
        params.put("card", card.id());
        params.put("month", card.month().atDay(1));
        params.put("subsidiary", card.subsidiary());
        params.put("scope", scope.name());
        params.put("item", item.name());
        params.put("kpi", item.kpiName());
        return params;
    }
}
