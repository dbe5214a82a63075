package cn.baoxiu.scorecard.inside;

import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.kpi.Months;
import cn.baoxiu.scorecard.rule.Standing;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** Rows of inside scores and their lines. */
@Component
class InsideRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    InsideRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Nobody works at the card, or takes a step with it, until the caller's transaction ends. */
    void hold(Card card) {
        jdbc.sql("select id from scorecard_card where id = ? for update")
                .param(card.id())
                .query(Long.class)
                .single();
    }

    /** What was worked out takes the place of what was before. */
    void write(Card card, List<InsideScore> scores) {
        jdbc.sql("delete from scorecard_inside_score where card_id = ?")
                .param(card.id())
                .update();
        scores.forEach(score -> insert(card, score));
    }

    private void insert(Card card, InsideScore score) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into scorecard_inside_score (card_id, scope, person, weight_counted, items_total, correction,"
                        + " total, share_percent, given, correction_limit, rule_version, share_version, computed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        card.id(),
                        score.scope().name(),
                        score.person(),
                        score.weight(),
                        number(score.itemsTotal()),
                        score.correction(),
                        number(score.total()),
                        number(score.share()),
                        number(score.given()),
                        number(score.limit()),
                        score.ruleVersion(),
                        new SqlParameterValue(Types.INTEGER, score.shareVersion()),
                        Months.bound(clock.instant()))
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKey()).longValue();
        for (int i = 0; i < score.lines().size(); i++) {
            insert(id, i + 1, score.lines().get(i));
        }
    }

    private void insert(long score, int place, InsideLine line) {
        jdbc.sql("insert into scorecard_inside_item (score_id, item, sort_no, standing, hits, base, facts, months,"
                        + " value_at, floor_at, target_at, weight, weight_counted, points)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        score,
                        line.item().name(),
                        place,
                        line.standing().name(),
                        line.hits(),
                        line.base(),
                        line.facts(),
                        line.months(),
                        number(line.value()),
                        line.floor(),
                        line.target(),
                        line.weight(),
                        line.weightCounted(),
                        number(line.points()))
                .update();
    }

    /** Departments in the order of their names here, then people by post and id. */
    List<InsideScore> of(Card card) {
        Map<Long, List<InsideLine>> lines = new TreeMap<>();
        jdbc.sql("select i.* from scorecard_inside_item i join scorecard_inside_score s on s.id = i.score_id"
                        + " where s.card_id = ? order by i.score_id, i.sort_no")
                .param(card.id())
                .query(row -> {
                    lines.computeIfAbsent(row.getLong("score_id"), id -> new ArrayList<>())
                            .add(new InsideLine(
                                    InsideItem.valueOf(row.getString("item")),
                                    Standing.valueOf(row.getString("standing")),
                                    row.getBigDecimal("hits"),
                                    row.getBigDecimal("base"),
                                    row.getInt("facts"),
                                    row.getInt("months"),
                                    row.getBigDecimal("value_at"),
                                    row.getBigDecimal("floor_at"),
                                    row.getBigDecimal("target_at"),
                                    row.getBigDecimal("weight"),
                                    row.getBigDecimal("weight_counted"),
                                    row.getBigDecimal("points")));
                });
        return jdbc.sql("select * from scorecard_inside_score where card_id = ? order by id")
                .param(card.id())
                .query((row, n) -> new InsideScore(
                        InsideScope.valueOf(row.getString("scope")),
                        row.getString("person"),
                        row.getBigDecimal("weight_counted"),
                        row.getBigDecimal("items_total"),
                        row.getBigDecimal("correction"),
                        row.getBigDecimal("total"),
                        row.getBigDecimal("share_percent"),
                        row.getBigDecimal("given"),
                        row.getBigDecimal("correction_limit"),
                        row.getInt("rule_version"),
                        row.getObject("share_version", Integer.class),
                        lines.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private static SqlParameterValue number(@Nullable BigDecimal value) {
        return new SqlParameterValue(Types.NUMERIC, value);
    }
}
