package cn.baoxiu.scorecard.inside;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many facts of its own each score of a frozen month has, item by item. A department and a post as a whole are scored in
 * every subsidiary that has a card, people where they have any fact of the month.
 */
final class OwnFacts {

    private record Counted(InsideScope scope, InsideItem item, Scored scored) {}

    /** @param person empty for a department, and for a post as a whole */
    record Scored(String subsidiary, String person) {

        /** One text for both; a subsidiary's id has no stroke. */
        String name() {
            return subsidiary + "/" + person;
        }
    }

    private final Map<InsideScope, Set<Scored>> scored;
    private final Map<Counted, Integer> facts;

    private OwnFacts(Map<InsideScope, Set<Scored>> scored, Map<Counted, Integer> facts) {
        this.scored = scored;
        this.facts = facts;
    }

    static OwnFacts of(YearMonth month, JdbcClient jdbc) {
        Map<InsideScope, Set<Scored>> scored = new EnumMap<>(InsideScope.class);
        List<Scored> wholes = jdbc.sql(
                        "select subsidiary_id from scorecard_card where month_start = ? order by subsidiary_id")
                .param(month.atDay(1))
                .query((row, n) -> new Scored(row.getString(1), ""))
                .list();
        for (InsideScope scope : InsideScope.values()) {
            scored.put(scope, new LinkedHashSet<>(wholes));
        }
        Map<Counted, Integer> facts = new HashMap<>();
        jdbc.sql("select scope, item, subsidiary_id, person, count(*) as facts from scorecard_frozen_inside_fact"
                        + " where month_start = ? and fact_month = month_start and left_out is null"
                        + " group by scope, item, subsidiary_id, person order by subsidiary_id, person")
                .param(month.atDay(1))
                .query(row -> {
                    InsideScope scope = InsideScope.valueOf(row.getString("scope"));
                    Scored one = new Scored(row.getString("subsidiary_id"), row.getString("person"));
                    scored.computeIfAbsent(scope, none -> new LinkedHashSet<>()).add(one);
                    facts.put(new Counted(scope, InsideItem.valueOf(row.getString("item")), one), row.getInt("facts"));
                });
        return new OwnFacts(scored, facts);
    }

    List<Scored> fewerThan(int few, InsideScope scope, InsideItem item) {
        return scored.getOrDefault(scope, Set.of()).stream()
                .filter(one -> facts.getOrDefault(new Counted(scope, item, one), 0) < few)
                .toList();
    }
}
