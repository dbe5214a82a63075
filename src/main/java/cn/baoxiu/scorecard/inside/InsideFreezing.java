package cn.baoxiu.scorecard.inside;

import cn.baoxiu.scorecard.card.AfterAppeal;
import cn.baoxiu.scorecard.kpi.ScoredFacts;
import cn.baoxiu.scorecard.rule.CycleRule;
import cn.baoxiu.scorecard.rule.ScoreRules;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /**
     * Those who have too few facts of their own, known by name and not by counting in the same statement: of a month that was
     * frozen a moment ago no database knows how many rows it has, and PostgreSQL counted anew for each of them.
     */
    private static final String TOO_FEW =
            " and %1$s.subsidiary_id in (:subsidiaries) and %1$s.subsidiary_id || '/' || %2$s.person in (:names)";

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
                copy(month, month, scope, item, "", Map.of());
            }
        }
        OwnFacts own = OwnFacts.of(month, jdbc);
        for (int back = 1; back < cycle.pooledMonths(); back++) {
            YearMonth earlier = month.minusMonths(back);
            boolean frozen = isFrozen(earlier);
            for (InsideScope scope : InsideScope.values()) {
                for (InsideItem item : InsideItem.frozenFor(scope)) {
                    List<OwnFacts.Scored> few = own.fewerThan(cycle.few(), scope, item);
                    if (!few.isEmpty()) {
                        pool(month, earlier, frozen, scope, item, few);
                    }
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

    private void pool(
            YearMonth month,
            YearMonth earlier,
            boolean frozen,
            InsideScope scope,
            InsideItem item,
            List<OwnFacts.Scored> few) {
        Map<String, Object> names = Map.of(
                "subsidiaries", few.stream().map(OwnFacts.Scored::subsidiary).collect(Collectors.toSet()),
                "names", few.stream().map(OwnFacts.Scored::name).toList());
        if (frozen) {
            asDecided(month, earlier, scope, item, names);
        } else {
            copy(month, earlier, scope, item, " and " + LEFT_OUT + " is null" + TOO_FEW.formatted("f", "v"), names);
        }
    }

    private void copy(
            YearMonth month, YearMonth of, InsideScope scope, InsideItem item, String which, Map<String, ?> more) {
        ScoredFacts.Rows rows = sources.of(scope, item, of);
        Map<String, Object> params = params(month, scope, item);
        params.putAll(rows.params());
        params.putAll(more);
        params.put("factMonth", of.atDay(1));
        jdbc.sql(INSERT + "select cast(:cardMonth as date), f.subsidiary_id, '" + scope + "', '" + item + "', '"
                        + item.kpiName()
                        + "', v.person, cast(:factMonth as date), v.case_number, v.happened_at, v.hits,"
                        + " v.base, v.why, " + LEFT_OUT + " from (" + rows.sql()
                        + ") v join scorecard_case_fact f on f.case_number = v.case_number where 1 = 1" + which)
                .params(params)
                .update();
    }

    /** Facts of an earlier month that is frozen, with what appeals changed then. */
    private void asDecided(
            YearMonth month, YearMonth earlier, InsideScope scope, InsideItem item, Map<String, ?> names) {
        Map<String, Object> params = params(month, scope, item);
        params.put("earlier", earlier.atDay(1));
        params.put("best", InsideFacts.best(item));
        params.putAll(names);
        jdbc.sql(INSERT
                        + "select cast(:cardMonth as date), x.subsidiary_id, x.scope, x.item, x.kpi, x.person, x.fact_month,"
                        + " x.case_number, x.happened_at,"
                        + AfterAppeal.hits("x.hits") + ", x.base, x.why, null from scorecard_frozen_inside_fact x"
                        + " join scorecard_card d on d.month_start = x.month_start and d.subsidiary_id = x.subsidiary_id"
                        + " left join scorecard_override o on o.card_id = d.id and o.item = x.kpi"
                        + " and o.case_number = x.case_number"
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
