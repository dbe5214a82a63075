package cn.baoxiu.scorecard.appraisal;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.SqlParameterValue;
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
                decided_at, decision_reason, month_start, reverses, points_back, due_coefficient, (select max(r.id)
                from scorecard_event r where r.reverses = scorecard_event.id and r.state <> 'REFUSED') as reversed_by
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

    /** Takes an event back; the same subsidiary, kind, day and case. */
    long addReversal(ScoreEvent event, String onceKey, String reason, String by, Instant at) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        "insert into scorecard_event (subsidiary_id, kind, happened_on, case_number, reason, state, entered_by,"
                                + " entered_at, once_key, reverses) values (:subsidiary, :kind, :day, :case, :reason, 'ENTERED', :by,"
                                + " :at, :once, :event)")
                .param("subsidiary", event.subsidiaryId())
                .param("kind", event.kind().name())
                .param("day", event.happenedOn())
                .param("case", event.caseNumber(), Types.VARCHAR)
                .param("reason", reason)
                .param("by", by)
                .param("at", moment(at))
                .param("once", onceKey)
                .param("event", event.id())
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** What a confirmed reversal brings back; the event that it takes back may be entered again. */
    void brings(ScoreEvent reversal, BigDecimal points, @Nullable BigDecimal coefficient) {
        jdbc.sql("update scorecard_event set points_back = ?, due_coefficient = ? where id = ?")
                .params(points, new SqlParameterValue(Types.NUMERIC, coefficient), reversal.id())
                .update();
    }

    void release(long id) {
        jdbc.sql("update scorecard_event set once_key = null where id = ?")
                .param(id)
                .update();
    }

    /** Events of a published month that were taken back after it. */
    Set<Long> takenBack(String subsidiary, YearMonth month) {
        return Set.copyOf(jdbc.sql(
                        "select e.id from scorecard_event e join scorecard_event r on r.reverses = e.id and r.state = 'CONFIRMED'"
                                + " where e.subsidiary_id = ? and e.month_start = ? and r.month_start <> e.month_start")
                .params(subsidiary, month.atDay(1))
                .query(Long.class)
                .list());
    }

    /** An appeal against the event was upheld. */
    boolean isVoided(long cardId, long id) {
        return jdbc.sql("select count(*) from scorecard_override where card_id = ? and item = ? and case_number = ?")
                        .params(cardId, Appeal.EVENT, String.valueOf(id))
                        .query(Integer.class)
                        .single()
                > 0;
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

    /** Those that count in a month, but for what takes others back. */
    List<ScoreEvent> counting(String subsidiary, YearMonth month) {
        return jdbc.sql(SELECT + "where id in (select c.id from scorecard_counting_event c where c.subsidiary_id = ?"
                        + " and c.month_start = ? and c.reverses is null) order by id")
                .params(subsidiary, month.atDay(1))
                .query(new DataClassRowMapper<>(ScoreEvent.class))
                .list();
    }

    /** Events of earlier months that are not frozen, and cannot be any more, count in the one that is. */
    void carry(YearMonth into) {
        jdbc.sql("update scorecard_event set month_start = :into where month_start < :into and not exists (select 1"
                        + " from scorecard_freeze f where f.month_start = scorecard_event.month_start)")
                .param("into", into.atDay(1))
                .update();
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
