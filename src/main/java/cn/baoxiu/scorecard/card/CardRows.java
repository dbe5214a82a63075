package cn.baoxiu.scorecard.card;

import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.Months;
import cn.baoxiu.scorecard.rule.EffectKind;
import cn.baoxiu.scorecard.rule.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of cards, their lines, and the log of their steps. */
@Component
class CardRows {

    private static final String CARD = "select * from scorecard_card where ";

    private final JdbcClient jdbc;
    private final CurrentUser user;
    private final Clock clock;

    CardRows(JdbcClient jdbc, CurrentUser user, Clock clock) {
        this.jdbc = jdbc;
        this.user = user;
        this.clock = clock;
    }

    Card get(long id) {
        return jdbc.sql(CARD + "id = ?")
                .param(id)
                .query((row, n) -> card(row))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("no card " + id));
    }

    /** The card, which nobody else changes until the caller's transaction ends. */
    Card hold(long id) {
        return jdbc.sql(CARD + "id = ? for update")
                .param(id)
                .query((row, n) -> card(row))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("no card " + id));
    }

    Optional<Card> find(YearMonth month, String subsidiary) {
        return jdbc.sql(CARD + "month_start = ? and subsidiary_id = ?")
                .params(month.atDay(1), subsidiary)
                .query((row, n) -> card(row))
                .optional();
    }

    List<Card> of(YearMonth month) {
        return jdbc.sql(CARD + "month_start = ? order by subsidiary_id")
                .param(month.atDay(1))
                .query((row, n) -> card(row))
                .list();
    }

    /** Of several months, both included. */
    List<CardScore> scores(YearMonth first, YearMonth last) {
        return jdbc.sql("select month_start, subsidiary_id, state, total from scorecard_card"
                        + " where month_start >= ? and month_start <= ? order by month_start, subsidiary_id")
                .params(first.atDay(1), last.atDay(1))
                .query((row, n) -> new CardScore(
                        YearMonth.from(row.getObject(1, LocalDate.class)),
                        row.getString(2),
                        CardState.valueOf(row.getString(3)),
                        row.getBigDecimal(4)))
                .list();
    }

    void create(YearMonth month, String subsidiary, int cases) {
        jdbc.sql(
                        "insert into scorecard_card (month_start, subsidiary_id, state, cases, adjustment, event_effect, vetoed,"
                                + " version) values (?, ?, ?, ?, 0, 0, false, 0)")
                .params(month.atDay(1), subsidiary, CardState.FROZEN.name(), cases)
                .update();
    }

    /** What was worked out takes the place of what was before. */
    void write(Card card, List<CardItem> items, List<CardEffect> effects) {
        jdbc.sql("delete from scorecard_card_item where card_id = ?")
                .param(card.id())
                .update();
        jdbc.sql("delete from scorecard_card_effect where card_id = ?")
                .param(card.id())
                .update();
        for (int i = 0; i < items.size(); i++) {
            insert(card.id(), i + 1, items.get(i));
        }
        for (int i = 0; i < effects.size(); i++) {
            CardEffect effect = effects.get(i);
            jdbc.sql("insert into scorecard_card_effect (card_id, line_no, kind, event_id, reverses, points, veto,"
                            + " rule_version) values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            card.id(),
                            i + 1,
                            effect.kind().name(),
                            new SqlParameterValue(Types.BIGINT, effect.eventId()),
                            new SqlParameterValue(Types.BIGINT, effect.reverses()),
                            effect.points(),
                            effect.veto(),
                            effect.ruleVersion())
                    .update();
        }
        changed(
                card,
                jdbc.sql("update scorecard_card set weight_counted = ?, items_total = ?, adjustment = ?, total = ?,"
                                + " base_effect = ?, event_effect = ?, effect = ?, vetoed = ?, coefficient = ?,"
                                + " effect_version = ?, coefficient_version = ?, computed_at = ?, content_sha256 = ?,"
                                + " version = version + 1 where id = ? and version = ?")
                        .params(
                                number(card.weight()),
                                number(card.itemsTotal()),
                                card.adjustment(),
                                number(card.total()),
                                number(card.baseEffect()),
                                card.eventEffect(),
                                number(card.effect()),
                                card.vetoed(),
                                number(card.coefficient()),
                                new SqlParameterValue(Types.INTEGER, card.effectVersion()),
                                new SqlParameterValue(Types.INTEGER, card.coefficientVersion()),
                                now(),
                                new SqlParameterValue(Types.VARCHAR, card.sha256()),
                                card.id(),
                                card.version())
                        .update());
    }

    private void insert(long card, int place, CardItem item) {
        jdbc.sql(
                        "insert into scorecard_card_item (card_id, item, sort_no, standing, hits, base, facts, months, value_at,"
                                + " floor_at, target_at, weight, weight_counted, points, rule_version)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        card,
                        item.item().name(),
                        place,
                        item.standing().name(),
                        item.hits(),
                        item.base(),
                        item.facts(),
                        item.months(),
                        number(item.value()),
                        item.floor(),
                        item.target(),
                        item.weight(),
                        item.weightCounted(),
                        number(item.points()),
                        item.ruleVersion())
                .update();
    }

    /** The next step of the card. */
    void move(Card card, CardState to) {
        changed(
                card,
                jdbc.sql("update scorecard_card set state = ?, version = version + 1 where id = ? and version = ?")
                        .params(to.name(), card.id(), card.version())
                        .update());
    }

    void confirm(Card card, String by) {
        changed(
                card,
                jdbc.sql(
                                "update scorecard_card set state = ?, confirmed_by = ?, confirmed_at = ?, version = version + 1"
                                        + " where id = ? and version = ?")
                        .params(CardState.CONFIRMED.name(), by, now(), card.id(), card.version())
                        .update());
    }

    void publish(Card card) {
        changed(
                card,
                jdbc.sql("update scorecard_card set state = ?, published_at = ?, version = version + 1"
                                + " where id = ? and version = ?")
                        .params(CardState.PUBLISHED.name(), now(), card.id(), card.version())
                        .update());
    }

    private static void changed(Card card, int rows) {
        if (rows != 1) {
            throw new OptimisticLockingFailureException("card " + card.id() + " was changed meanwhile");
        }
    }

    void log(long card, String kind, @Nullable String note) {
        jdbc.sql("insert into scorecard_card_log (card_id, happened_at, actor, kind, note) values (?, ?, ?, ?, ?)")
                .params(card, now(), user.idOrSystem(), kind, new SqlParameterValue(Types.VARCHAR, note))
                .update();
    }

    List<CardItem> items(long card) {
        return jdbc.sql("select * from scorecard_card_item where card_id = ? order by sort_no")
                .param(card)
                .query((row, n) -> item(row))
                .list();
    }

    /** Of all cards of a month, by card. */
    Map<Long, List<CardItem>> items(YearMonth month) {
        Map<Long, List<CardItem>> items = new HashMap<>();
        jdbc.sql(
                        "select i.* from scorecard_card_item i join scorecard_card c on c.id = i.card_id where c.month_start = ?"
                                + " order by i.card_id, i.sort_no")
                .param(month.atDay(1))
                .query(row -> {
                    items.computeIfAbsent(row.getLong("card_id"), card -> new ArrayList<>())
                            .add(item(row));
                });
        return items;
    }

    private static CardItem item(ResultSet row) throws SQLException {
        return new CardItem(
                Kpi.valueOf(row.getString("item")),
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
                row.getBigDecimal("points"),
                row.getInt("rule_version"));
    }

    List<CardEffect> effects(long card) {
        return jdbc.sql("select * from scorecard_card_effect where card_id = ? order by line_no")
                .param(card)
                .query((row, n) -> new CardEffect(
                        EffectKind.valueOf(row.getString("kind")),
                        row.getObject("event_id", Long.class),
                        row.getObject("reverses", Long.class),
                        row.getBigDecimal("points"),
                        row.getBoolean("veto"),
                        row.getInt("rule_version")))
                .list();
    }

    private OffsetDateTime now() {
        return Months.bound(clock.instant());
    }

    private static SqlParameterValue number(java.math.@Nullable BigDecimal value) {
        return new SqlParameterValue(Types.NUMERIC, value);
    }

    private static Card card(ResultSet row) throws SQLException {
        return new Card(
                row.getLong("id"),
                YearMonth.from(row.getObject("month_start", LocalDate.class)),
                row.getString("subsidiary_id"),
                CardState.valueOf(row.getString("state")),
                row.getInt("cases"),
                row.getBigDecimal("weight_counted"),
                row.getBigDecimal("items_total"),
                row.getBigDecimal("adjustment"),
                row.getBigDecimal("total"),
                row.getBigDecimal("base_effect"),
                row.getBigDecimal("event_effect"),
                row.getBigDecimal("effect"),
                row.getBoolean("vetoed"),
                row.getBigDecimal("coefficient"),
                row.getObject("effect_version", Integer.class),
                row.getObject("coefficient_version", Integer.class),
                time(row, "computed_at"),
                row.getString("confirmed_by"),
                time(row, "confirmed_at"),
                time(row, "published_at"),
                row.getString("content_sha256"),
                row.getLong("version"));
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
