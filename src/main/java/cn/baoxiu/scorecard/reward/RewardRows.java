package cn.baoxiu.scorecard.reward;

import cn.baoxiu.scorecard.kpi.Months;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** Rows of {@code scorecard_reward} and their log; every call joins the caller's transaction. */
@Component
class RewardRows {

    private static final String SELECT =
            "select id, subsidiary_id, person, month_start, kind, points, amount_cny, reason,"
                    + " case_number, state, entered_by, entered_at, decided_by, decided_at, decision_reason from scorecard_reward ";

    private final JdbcClient jdbc;

    RewardRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(RewardForm form, String by, Instant at) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into scorecard_reward (subsidiary_id, person, month_start, kind, points, amount_cny, reason,"
                        + " case_number, state, entered_by, entered_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        form.subsidiary(),
                        form.person(),
                        form.month().atDay(1),
                        form.kind().name(),
                        new SqlParameterValue(Types.NUMERIC, form.points()),
                        new SqlParameterValue(Types.NUMERIC, form.yuan()),
                        form.reason(),
                        new SqlParameterValue(Types.VARCHAR, form.caseNumber()),
                        RewardState.ENTERED.name(),
                        by,
                        Months.bound(at))
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKey()).longValue();
        log(id, at, by, RewardState.ENTERED, null);
        return id;
    }

    Optional<Reward> find(long id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(new DataClassRowMapper<>(Reward.class))
                .optional();
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Reward> lock(long id) {
        return jdbc.sql(SELECT + "where id = ? for update")
                .param(id)
                .query(new DataClassRowMapper<>(Reward.class))
                .optional();
    }

    void decide(long id, RewardState state, String by, Instant at, @Nullable String reason) {
        jdbc.sql(
                        "update scorecard_reward set state = ?, decided_by = ?, decided_at = ?, decision_reason = ? where id = ?")
                .params(state.name(), by, Months.bound(at), new SqlParameterValue(Types.VARCHAR, reason), id)
                .update();
        log(id, at, by, state, reason);
    }

    private void log(long id, Instant at, String by, RewardState state, @Nullable String note) {
        jdbc.sql("insert into scorecard_reward_log (reward_id, happened_at, actor, kind, note) values (?, ?, ?, ?, ?)")
                .params(id, Months.bound(at), by, state.name(), new SqlParameterValue(Types.VARCHAR, note))
                .update();
    }

    List<Reward.Step> steps(long id) {
        return jdbc.sql(
                        "select happened_at, actor, kind, note from scorecard_reward_log where reward_id = ? order by id")
                .param(id)
                .query((row, n) -> new Reward.Step(
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("kind"),
                        row.getString("note")))
                .list();
    }

    /** Those of a person, and all of the subsidiaries; newest month first. */
    List<Reward> list(String person, Collection<String> subsidiaries, @Nullable YearMonth month, int from, int size) {
        String which =
                subsidiaries.isEmpty() ? "person = :person" : "(person = :person or subsidiary_id in (:subsidiaries))";
        return jdbc.sql(SELECT + "where " + which + (month == null ? "" : " and month_start = :month")
                        + " order by month_start desc, id desc limit :size offset :from")
                .param("person", person)
                .param("subsidiaries", subsidiaries.isEmpty() ? List.of("") : subsidiaries)
                .param("month", month == null ? null : month.atDay(1), Types.DATE)
                .param("size", size)
                .param("from", from)
                .query(new DataClassRowMapper<>(Reward.class))
                .list();
    }

    /** Whether the case belongs to the subsidiary. */
    boolean isCaseOf(String caseNumber, String subsidiary) {
        return jdbc.sql("select count(*) from v_repair_kpi_case where case_number = ? and subsidiary = ?")
                        .params(caseNumber, subsidiary)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
