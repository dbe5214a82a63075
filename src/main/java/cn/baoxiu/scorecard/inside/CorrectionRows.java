package cn.baoxiu.scorecard.inside;

import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.kpi.Months;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** Rows of {@code scorecard_inside_correction}; every call joins the caller's transaction. */
@Component
class CorrectionRows {

    private static final String SELECT = "select id, card_id, scope, points, reason, state, entered_by, entered_at,"
            + " decided_by, decided_at, decision_reason from scorecard_inside_correction ";

    private final JdbcClient jdbc;

    CorrectionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Points by department, of those that are confirmed. */
    Map<InsideScope, BigDecimal> confirmed(Card card) {
        Map<InsideScope, BigDecimal> points = new EnumMap<>(InsideScope.class);
        of(card).stream()
                .filter(one -> one.state() == CorrectionState.CONFIRMED)
                .forEach(one -> points.merge(one.scope(), one.points(), BigDecimal::add));
        return points;
    }

    List<Correction> of(Card card) {
        return jdbc.sql(SELECT + "where card_id = ? order by id")
                .param(card.id())
                .query(new DataClassRowMapper<>(Correction.class))
                .list();
    }

    Optional<Correction> find(long id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(new DataClassRowMapper<>(Correction.class))
                .optional();
    }

    /** The card is held, so nobody adds another one meanwhile. */
    long add(Card card, CorrectionForm form, String by, Instant at) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into scorecard_inside_correction (card_id, scope, points, reason, state, once_key, entered_by,"
                        + " entered_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        card.id(),
                        form.scope().name(),
                        form.points(),
                        form.reason(),
                        CorrectionState.ENTERED.name(),
                        card.id() + "|" + form.scope(),
                        by,
                        Months.bound(at))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    void decide(long id, CorrectionState state, String by, Instant at, @Nullable String reason) {
        jdbc.sql("update scorecard_inside_correction set state = :state, decided_by = :by, decided_at = :at,"
                        + " decision_reason = :reason, once_key = case when :state = 'REFUSED' then null else once_key end"
                        + " where id = :id")
                .param("state", state.name())
                .param("by", by)
                .param("at", Months.bound(at))
                .param("reason", reason, Types.VARCHAR)
                .param("id", id)
                .update();
    }
}
