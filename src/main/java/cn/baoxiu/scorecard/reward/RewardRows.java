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

    /**
     * Nobody else adds one for the person and month until the transaction ends.
     *
     * @throws org.springframework.dao.DuplicateKeyException if somebody did at the same moment
     */
    void hold(String person, YearMonth month) {
        jdbc.sql("insert into scorecard_reward_month (person, month_start) select cast(:person as varchar(64)),"
                        + " cast(:month as date) where not exists (select 1 from scorecard_reward_month m"
                        + " where m.person = :person and m.month_start = :month)")
                .param("person", person)
                .param("month", month.atDay(1))
                .update();
        jdbc.sql("select person from scorecard_reward_month where person = ? and month_start = ? for update")
                .params(person, month.atDay(1))
                .query(String.class)
                .single();
    }

    /** Whether the same waits or was confirmed. */
    boolean isThere(RewardForm form) {
        return jdbc.sql("select count(*) from scorecard_reward where once_key = ?")
                        .param(form.onceKey())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What waits or was confirmed of the kind, for the person and month. */
    RewardSum open(RewardForm form) {
        return jdbc.sql("select count(*) as entries, coalesce(sum(points), 0) as points,"
                        + " coalesce(sum(amount_cny), 0) as yuan from scorecard_reward where person = ?"
                        + " and month_start = ? and kind = ? and state in ('ENTERED', 'CONFIRMED')")
                .params(form.person(), form.month().atDay(1), form.kind().name())
                .query((row, n) -> new RewardSum(
                        form.person(),
                        form.kind(),
                        row.getInt("entries"),
                        row.getBigDecimal("points"),
                        row.getBigDecimal("yuan")))
                .single();
    }

    /**
     * @param note what stands in the log for it
     * @throws org.springframework.dao.DuplicateKeyException if the same is there already
     */
    long add(RewardForm form, String by, Instant at, String note) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into scorecard_reward (subsidiary_id, person, month_start, kind, points, amount_cny, reason,"
                        + " case_number, state, entered_by, entered_at, once_key)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
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
                        Months.bound(at),
                        form.onceKey())
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKey()).longValue();
        log(id, at, by, RewardState.ENTERED, note);
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
        jdbc.sql("update scorecard_reward set state = :state, decided_by = :by, decided_at = :at,"
                        + " decision_reason = :reason, once_key = case when :state = 'CONFIRMED' then once_key end"
                        + " where id = :id")
                .param("state", state.name())
                .param("by", by)
                .param("at", Months.bound(at))
                .param("reason", reason, Types.VARCHAR)
                .param("id", id)
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

    /** Those of a person, those that person entered, and all of the subsidiaries; newest month first. */
    List<Reward> list(String reader, Collection<String> subsidiaries, RewardFilter filter, int from, int size) {
        return seen(
                        SELECT + "where " + which(filter)
                                + " order by month_start desc, id desc limit :size offset :from",
                        reader,
                        subsidiaries,
                        filter)
                .param("size", size)
                .param("from", from)
                .query(new DataClassRowMapper<>(Reward.class))
                .list();
    }

    /** Confirmed ones of some people, added up by kind, of those that {@link #list} would show of all months or of one. */
    List<RewardSum> sums(
            String reader, Collection<String> subsidiaries, RewardFilter filter, Collection<String> people) {
        if (people.isEmpty()) {
            return List.of();
        }
        RewardFilter confirmed = new RewardFilter(filter.month(), null, RewardState.CONFIRMED);
        return seen(
                        "select person, kind, count(*) as entries, coalesce(sum(points), 0) as points,"
                                + " coalesce(sum(amount_cny), 0) as yuan from scorecard_reward where "
                                + which(confirmed)
                                + " and person in (:people) group by person, kind order by person, kind desc",
                        reader,
                        subsidiaries,
                        confirmed)
                .param("people", people)
                .query((row, n) -> new RewardSum(
                        row.getString("person"),
                        RewardKind.valueOf(row.getString("kind")),
                        row.getInt("entries"),
                        row.getBigDecimal("points"),
                        row.getBigDecimal("yuan")))
                .list();
    }

    private static String which(RewardFilter filter) {
        return "(person = :reader or entered_by = :reader or subsidiary_id in (:subsidiaries))"
                + (filter.month() == null ? "" : " and month_start = :month")
                + (filter.person() == null ? "" : " and person = :person")
                + (filter.state() == null ? "" : " and state = :state");
    }

    private JdbcClient.StatementSpec seen(
            String sql, String reader, Collection<String> subsidiaries, RewardFilter filter) {
        YearMonth month = filter.month();
        RewardState state = filter.state();
        return jdbc.sql(sql)
                .param("reader", reader)
                .param("subsidiaries", subsidiaries.isEmpty() ? List.of("") : subsidiaries)
                .param("month", month == null ? null : month.atDay(1), Types.DATE)
                .param("person", filter.person(), Types.VARCHAR)
                .param("state", state == null ? null : state.name(), Types.VARCHAR);
    }

    /** Whether the person found, ordered, accepted or called in the case. */
    boolean hadHand(String person, String caseNumber) {
        return jdbc.sql("select case when exists (select 1 from v_repair_inside_handler h where h.case_number = :case"
                                + " and h.person = :person) or exists (select 1 from v_survey_inside_caller c"
                                + " where c.case_number = :case and c.person = :person) then 1 else 0 end")
                        .param("case", caseNumber)
                        .param("person", person)
                        .query(Integer.class)
                        .single()
                == 1;
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
