package cn.baoxiu.scorecard.inside;

import cn.baoxiu.scorecard.kpi.ScoredFacts;
import cn.baoxiu.scorecard.rule.CycleRule;
import cn.baoxiu.scorecard.rule.ScoreRules;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Freezes what inside scores count beside the facts of the card, set by set: for all scopes and items, whatever the decision
 * tables weigh. What has too few facts of its own gets those of the months before (rules R8).
 */
@Component
class InsideFreezing {

    private static final String INSERT =
            "insert into scorecard_frozen_inside_fact (month_start, subsidiary_id, scope, item, kpi, person, fact_month,"
                    + " case_number, happened_at, hits, base, why, left_out) ";

    /** How many facts of its own each score has; a person with none at all in the month gets no score. */
    private static final String OWN = " left join (select n.subsidiary_id, n.person, count(*) as facts"
            + " from scorecard_frozen_inside_fact n where n.month_start = :cardMonth and n.fact_month = n.month_start"
            + " and n.scope = :scope and n.item = :item and n.left_out is null group by n.subsidiary_id, n.person) g"
            + " on g.subsidiary_id = %1$s.subsidiary_id and g.person = %2$s.person";

    private static final String TOO_FEW = " and coalesce(g.facts, 0) < :few and (%2$s.person = '' or exists"
            + " (select 1 from scorecard_frozen_inside_fact w where w.month_start = :cardMonth"
            + " and w.fact_month = w.month_start and w.subsidiary_id = %1$s.subsidiary_id and w.scope = :scope"
            + " and w.person = %2$s.person and w.left_out is null))";

    /** The same is left out in the same way as in key figures: by its round, or as its source says. */
    private static final String LEFT_OUT =
            "case when v.round_no is null then v.left_out else coalesce(" + ScoredFacts.LEFT_OUT + ", v.left_out) end";

    private final JdbcClient jdbc;
    private final InsideSources sources;
    private final ScoreRules rules;

    InsideFreezing(JdbcClient jdbc, InsideSources sources, ScoreRules rules) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.rules = rules;
    }

    void freeze(YearMonth month) {
        CycleRule cycle = rules.cycle(month);
        for (InsideScope scope : InsideScope.values()) {
            for (InsideItem item : InsideItem.frozenFor(scope)) {
                copy(month, month, scope, item, "", "", Map.of());
            }
        }
        for (int back = 1; back < cycle.pooledMonths(); back++) {
            YearMonth earlier = month.minusMonths(back);
            boolean frozen = isFrozen(earlier);
            for (InsideScope scope : InsideScope.values()) {
                for (InsideItem item : InsideItem.frozenFor(scope)) {
                    pool(month, earlier, frozen, scope, item, cycle.few());
                }
            }
        }
    }

    private boolean isFrozen(YearMonth month) {
        return jdbc.sql("select case when exists (select 1 from scorecard_frozen_inside_fact where month_start = ?)"
                                + " then 1 else 0 end")
                        .param(month.atDay(1))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private void pool(YearMonth month, YearMonth earlier, boolean frozen, InsideScope scope, InsideItem item, int few) {
        if (frozen) {
            asDecided(month, earlier, scope, item, few);
        } else {
            copy(
                    month,
                    earlier,
                    scope,
                    item,
                    OWN.formatted("f", "v"),
                    " and " + LEFT_OUT + " is null" + TOO_FEW.formatted("f", "v"),
                    Map.of("few", few));
        }
    }

    private void copy(
            YearMonth month,
            YearMonth of,
            InsideScope scope,
            InsideItem item,
            String join,
            String which,
            Map<String, ?> more) {
        ScoredFacts.Rows rows = sources.of(scope, item, of);
        Map<String, Object> params = params(month, scope, item);
        params.putAll(rows.params());
        params.putAll(more);
        params.put("factMonth", of.atDay(1));
        jdbc.sql(INSERT + "select cast(:cardMonth as date), f.subsidiary_id, '" + scope + "', '" + item + "', '"
                        + item.kpiName()
                        + "', v.person, cast(:factMonth as date), v.case_number, v.happened_at, v.hits,"
                        + " v.base, v.why, " + LEFT_OUT + " from (" + rows.sql()
                        + ") v join scorecard_case_fact f on f.case_number = v.case_number" + join + " where 1 = 1"
                        + which)
                .params(params)
                .update();
    }

    /** Facts of an earlier month that is frozen, with what appeals changed then. */
    private void asDecided(YearMonth month, YearMonth earlier, InsideScope scope, InsideItem item, int few) {
        Map<String, Object> params = params(month, scope, item);
        params.put("earlier", earlier.atDay(1));
        params.put("best", InsideFacts.best(item));
        params.put("few", few);
        jdbc.sql(INSERT
                        + "select cast(:cardMonth as date), x.subsidiary_id, x.scope, x.item, x.kpi, x.person, x.fact_month,"
                        + " x.case_number, x.happened_at,"
                        + " case when o.change_to = 'AS_GOOD' then x.base * cast(:best as numeric(14, 2)) else x.hits end,"
                        + " x.base, x.why, null from scorecard_frozen_inside_fact x"
                        + " join scorecard_card d on d.month_start = x.month_start and d.subsidiary_id = x.subsidiary_id"
                        + " left join scorecard_override o on o.card_id = d.id and o.item = x.kpi"
                        + " and o.case_number = x.case_number" + OWN.formatted("x", "x")
                        + " where x.month_start = :earlier and x.fact_month = x.month_start and x.scope = :scope"
                        + " and x.item = :item and x.left_out is null"
                        + " and (o.change_to is null or o.change_to <> 'EXCLUDE')" + TOO_FEW.formatted("x", "x"))
                .params(params)
                .update();
    }

    private static Map<String, Object> params(YearMonth month, InsideScope scope, InsideItem item) {
        Map<String, Object> params = new HashMap<>();
        params.put("cardMonth", month.atDay(1));
        params.put("scope", scope.name());
        params.put("item", item.name());
        return params;
    }
}
