package cn.baoxiu.scorecard.card;

import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.Months;
import cn.baoxiu.scorecard.kpi.ScoredFacts;
import cn.baoxiu.scorecard.rule.ItemRules;
import cn.baoxiu.scorecard.rule.ScoreArithmetic;
import cn.baoxiu.scorecard.rule.Tally;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Copies the facts of a month, set by set, and adds them up; what an upheld appeal changes stands beside them. */
@Component
class FrozenFacts {

    private static final String INSERT =
            "insert into scorecard_frozen_fact (month_start, subsidiary_id, item, fact_month,"
                    + " case_number, happened_at, hits, base, why, left_out) ";

    /** Sums of rows {@code x} beside a change {@code o}; what counts as kept is known by its denominator. */
    private static final String SUMS = "count(*) as facts,"
            + " sum(case when o.change_to is null then x.hits else 0 end) as hits,"
            + " sum(case when o.change_to = 'AS_GOOD' then x.base else 0 end) as good,"
            + " sum(case when o.change_to = 'EXCLUDE' then 0 else x.base end) as base";

    /** Of the cards of a month. */
    private static final String CHANGES = " left join (select c.subsidiary_id, v.case_number, v.change_to"
            + " from scorecard_override v join scorecard_card c on c.id = v.card_id where v.item = :item"
            + " and c.month_start = :cardMonth) o on o.subsidiary_id = x.subsidiary_id and o.case_number = x.case_number";

    private final JdbcClient jdbc;
    private final ScoredFacts facts;

    FrozenFacts(JdbcClient jdbc, ScoredFacts facts) {
        this.jdbc = jdbc;
        this.facts = facts;
    }

    /** The month's own facts, also those that do not count: they are shown apart. */
    void copy(YearMonth month, Kpi item) {
        insert(month, item, month, facts.of(item, month, Months.end(month)), "", Map.of());
    }

    /** How many facts of the month itself count, by subsidiary; whoever has none is not among them. */
    Map<String, Integer> own(YearMonth month, Kpi item) {
        Map<String, Integer> own = new TreeMap<>();
        jdbc.sql("select subsidiary_id, count(*) as facts from scorecard_frozen_fact where month_start = ? and item = ?"
                        + " and left_out is null group by subsidiary_id")
                .params(month.atDay(1), item.name())
                .query(row -> {
                    own.put(row.getString(1), row.getInt(2));
                });
        return own;
    }

    /** Facts of an earlier month for subsidiaries that have too few of their own. */
    void pool(YearMonth month, ItemRules.Item item, YearMonth earlier, Set<String> subsidiaries) {
        insert(
                month,
                item.kpi(),
                earlier,
                pooled(item, earlier),
                " and x.subsidiary_id in (:subsidiaries) and x.left_out is null",
                Map.of("subsidiaries", subsidiaries));
    }

    /**
     * What an earlier month lends to a later one: as it was decided if the item was frozen then, else as it was at that
     * month's end. Freezing and counting anew ask for the same, so pooling alone never makes a correction: what changed in
     * the earlier month comes as the correction of that month.
     */
    private ScoredFacts.Rows pooled(ItemRules.Item item, YearMonth earlier) {
        if (!isFrozen(earlier, item.kpi())) {
            return facts.of(item.kpi(), earlier, Months.end(earlier));
        }
        return new ScoredFacts.Rows(
                "select x.case_number, x.subsidiary_id, x.happened_at,"
                        + AfterAppeal.hits("x.hits")
                        + " as hits, x.base, x.why, x.left_out from scorecard_frozen_fact x"
                        + " join scorecard_card c on c.month_start = x.month_start and c.subsidiary_id = x.subsidiary_id"
                        + " left join scorecard_override o on o.card_id = c.id and o.item = x.item"
                        + " and o.case_number = x.case_number"
                        + " where x.month_start = :earlier and x.fact_month = x.month_start and x.item = :item"
                        + " and x.left_out is null and (o.change_to is null or o.change_to <> 'EXCLUDE')",
                Map.of("earlier", earlier.atDay(1), "item", item.kpi().name(), "best", ScoreArithmetic.best(item)));
    }

    /** Not so for an item that the table of that month did not have. */
    private boolean isFrozen(YearMonth month, Kpi item) {
        return jdbc.sql(
                                "select case when exists (select 1 from scorecard_frozen_fact where month_start = ? and item = ?"
                                        + " and fact_month = month_start) then 1 else 0 end")
                        .params(month.atDay(1), item.name())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private void insert(
            YearMonth month, Kpi item, YearMonth of, ScoredFacts.Rows rows, String which, Map<String, ?> more) {
        Map<String, Object> params = new HashMap<>(rows.params());
        params.putAll(more);
        params.put("cardMonth", month.atDay(1));
        params.put("factMonth", of.atDay(1));
        jdbc.sql(INSERT + "select cast(:cardMonth as date), x.subsidiary_id, '" + item
                        + "', cast(:factMonth as date), x.case_number, x.happened_at, x.hits, x.base, x.why, x.left_out from ("
                        + rows.sql() + ") x where 1 = 1" + which)
                .params(params)
                .update();
    }

    /** Different cases behind what counts of the month itself, by subsidiary. */
    Map<String, Integer> cases(YearMonth month) {
        Map<String, Integer> cases = new TreeMap<>();
        jdbc.sql("select subsidiary_id, count(distinct case_number) from scorecard_frozen_fact where month_start = ?"
                        + " and fact_month = month_start and left_out is null group by subsidiary_id")
                .param(month.atDay(1))
                .query(row -> {
                    cases.put(row.getString(1), row.getInt(2));
                });
        return cases;
    }

    /** Facts of a card by item, with what appeals changed. */
    Map<Kpi, Tally> tallies(Card card, ItemRules rules) {
        Map<Kpi, Tally> tallies = new EnumMap<>(Kpi.class);
        Map<Kpi, ItemRules.Item> items = byKpi(rules);
        jdbc.sql("select x.item, sum(case when x.fact_month = x.month_start then 1 else 0 end) as own, " + SUMS
                        + " from scorecard_frozen_fact x left join scorecard_override o on o.card_id = :card"
                        + " and o.item = x.item and o.case_number = x.case_number where x.month_start = :month"
                        + " and x.subsidiary_id = :subsidiary and x.left_out is null group by x.item")
                .param("card", card.id())
                .param("month", card.month().atDay(1))
                .param("subsidiary", card.subsidiary())
                .query(row -> {
                    ItemRules.Item item = items.get(Kpi.valueOf(row.getString("item")));
                    if (item != null) {
                        tallies.put(item.kpi(), tally(row, item, row.getInt("own")));
                    }
                });
        return tallies;
    }

    /**
     * Facts of a published month as they are known now, by subsidiary, with what appeals changed then.
     *
     * @param of month of the facts, the published one or one that it pools
     */
    Map<String, Tally> now(YearMonth published, ItemRules.Item item, YearMonth of, Instant asOf) {
        ScoredFacts.Rows rows = rowsNow(published, item, of, asOf);
        Map<String, Tally> tallies = new TreeMap<>();
        jdbc.sql("select x.subsidiary_id, " + SUMS + " from (" + rows.sql() + ") x" + CHANGES
                        + " where x.left_out is null group by x.subsidiary_id")
                .params(rows.params())
                .query(row -> {
                    int own = of.equals(published) ? row.getInt("facts") : 0;
                    tallies.put(row.getString("subsidiary_id"), tally(row, item, own));
                });
        return tallies;
    }

    /** With the parameters that {@link #CHANGES} needs. */
    private ScoredFacts.Rows rowsNow(YearMonth published, ItemRules.Item item, YearMonth of, Instant asOf) {
        ScoredFacts.Rows rows = of.equals(published) ? facts.of(item.kpi(), of, asOf) : pooled(item, of);
        Map<String, Object> params = new HashMap<>(rows.params());
        params.put("cardMonth", published.atDay(1));
        params.put("item", item.kpi().name());
        return new ScoredFacts.Rows(rows.sql(), params);
    }

    /** What a case adds to an item, after appeals. */
    record Part(BigDecimal hits, BigDecimal base) {

        Part plus(Part other) {
            return new Part(hits.add(other.hits), base.add(other.base));
        }
    }

    /** Cases of an item as they were frozen for a card. */
    Map<String, Part> frozenParts(Card card, ItemRules.Item item) {
        Map<String, Part> parts = new TreeMap<>();
        jdbc.sql("select x.case_number, " + SUMS + " from scorecard_frozen_fact x left join scorecard_override o"
                        + " on o.card_id = ? and o.item = x.item and o.case_number = x.case_number"
                        + " where x.month_start = ? and x.subsidiary_id = ? and x.item = ? and x.left_out is null"
                        + " group by x.case_number")
                .params(
                        card.id(),
                        card.month().atDay(1),
                        card.subsidiary(),
                        item.kpi().name())
                .query(row -> {
                    parts.put(row.getString("case_number"), part(row, item));
                });
        return parts;
    }

    /**
     * The same as they are known now.
     *
     * @param of months that are added up, the card's own among them
     */
    Map<String, Part> partsNow(Card card, ItemRules.Item item, List<YearMonth> of, Instant asOf) {
        Map<String, Part> parts = new TreeMap<>();
        for (YearMonth month : of) {
            ScoredFacts.Rows rows = rowsNow(card.month(), item, month, asOf);
            Map<String, Object> params = new HashMap<>(rows.params());
            params.put("subsidiary", card.subsidiary());
            jdbc.sql("select x.case_number, " + SUMS + " from (" + rows.sql() + ") x" + CHANGES
                            + " where x.subsidiary_id = :subsidiary and x.left_out is null group by x.case_number")
                    .params(params)
                    .query(row -> {
                        parts.merge(row.getString("case_number"), part(row, item), Part::plus);
                    });
        }
        return parts;
    }

    private static Part part(ResultSet row, ItemRules.Item item) throws SQLException {
        Tally tally = tally(row, item, 0);
        return new Part(tally.hits(), tally.base());
    }

    private static Tally tally(ResultSet row, ItemRules.Item item, int own) throws SQLException {
        BigDecimal good = row.getBigDecimal("good").multiply(ScoreArithmetic.best(item));
        return new Tally(row.getBigDecimal("hits").add(good), row.getBigDecimal("base"), row.getInt("facts"), own);
    }

    private static Map<Kpi, ItemRules.Item> byKpi(ItemRules rules) {
        Map<Kpi, ItemRules.Item> items = new EnumMap<>(Kpi.class);
        rules.items().forEach(item -> items.put(item.kpi(), item));
        return items;
    }
}
