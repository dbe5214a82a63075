package cn.baoxiu.scorecard.appraisal;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** Rows of {@code scorecard_event}; every call joins the caller's transaction. */
@Component
class EventRows {

    private static final String SELECT =
            """
            select id, subsidiary_id, kind, happened_on, case_number, reason, state, entered_by, entered_at, decided_by,
                decided_at, decision_reason, month_start
            from scorecard_event\s""";

    private final JdbcClient jdbc;

    EventRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false if the same complaint is there already */
    boolean once(@Nullable String key) {
        return key == null
                || jdbc.sql("select count(*) from scorecard_event where once_key = ?")
                                .param(key)
                                .query(Integer.class)
                                .single()
                        == 0;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if somebody entered the same complaint meanwhile */
    long add(EventForm form, String by, Instant at) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        "insert into scorecard_event (subsidiary_id, kind, happened_on, case_number, reason, state, entered_by,"
                                + " entered_at, once_key) values (:subsidiary, :kind, :day, :case, :reason, 'ENTERED', :by, :at,"
                                + " :once)")
                .param("subsidiary", form.subsidiary())
                .param("kind", form.kind().name())
                .param("day", form.happenedOn())
                .param("case", form.caseNumber(), Types.VARCHAR)
                .param("reason", form.reason())
                .param("by", by)
                .param("at", moment(at))
                .param("once", form.onceKey(), Types.VARCHAR)
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    Optional<ScoreEvent> find(long id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(new DataClassRowMapper<>(ScoreEvent.class))
                .optional();
    }

    /** Nobody else changes it, or adds a file to it, until the transaction ends. */
    Optional<ScoreEvent> lock(long id) {
        return jdbc.sql(SELECT + "where id = ? for update")
                .param(id)
                .query(new DataClassRowMapper<>(ScoreEvent.class))
                .optional();
    }

    void decide(long id, EventState state, String by, Instant at, @Nullable String reason, @Nullable YearMonth month) {
        jdbc.sql(
                        "update scorecard_event set state = :state, decided_by = :by, decided_at = :at, decision_reason = :reason,"
                                + " month_start = :month, once_key = case when :state = 'REFUSED' then null else once_key end"
                                + " where id = :id")
                .param("state", state.name())
                .param("by", by)
                .param("at", moment(at))
                .param("reason", reason, Types.VARCHAR)
                .param("month", month == null ? null : month.atDay(1), Types.DATE)
                .param("id", id)
                .update();
    }

    /** Newest first. */
    List<ScoreEvent> list(Collection<String> subsidiaries, @Nullable EventState state, int from, int size) {
        if (subsidiaries.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + "where subsidiary_id in (:subsidiaries)" + (state == null ? "" : " and state = :state")
                        + " order by id desc limit :size offset :from")
                .param("subsidiaries", subsidiaries)
                .param("state", state == null ? "" : state.name())
                .param("size", size)
                .param("from", from)
                .query(new DataClassRowMapper<>(ScoreEvent.class))
                .list();
    }

    /** Those that count in a month. */
    List<ScoreEvent> counting(String subsidiary, YearMonth month) {
        return jdbc.sql(SELECT + "where subsidiary_id = ? and month_start = ? and state = 'CONFIRMED' order by id")
                .params(subsidiary, month.atDay(1))
                .query(new DataClassRowMapper<>(ScoreEvent.class))
                .list();
    }

    boolean isFrozen(YearMonth month) {
        return jdbc.sql("select count(*) from scorecard_freeze where month_start = ?")
                        .param(month.atDay(1))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whether the case belongs to the subsidiary. */
    boolean isCaseOf(String caseNumber, String subsidiary) {
        return jdbc.sql("select count(*) from v_repair_kpi_case where case_number = ? and subsidiary = ?")
                        .params(caseNumber, subsidiary)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
