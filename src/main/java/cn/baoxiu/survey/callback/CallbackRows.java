package cn.baoxiu.survey.callback;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.survey.callback.Callback.Attempt;
import cn.baoxiu.survey.callback.Callback.Response;
import cn.baoxiu.survey.wave.Segment;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** Call-backs, their attempts and answers; every call joins the caller's transaction. */
@Component
class CallbackRows {

    private final JdbcClient jdbc;

    CallbackRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Closings since an instant that nobody has looked at yet, oldest first. */
    List<Closing> newClosings(Instant since, int most) {
        return jdbc.sql(
                        """
                        select c.case_number, c.round_no, c.subsidiary, c.project, c.outcome, c.closing_kind,
                               c.repairing_party, e.handover_date, c.closed_at
                        from v_repair_closing c
                        left join v_estate_location e on e.code = c.location_code
                        where c.closed_at >= ?
                          and not exists (select 1 from survey_callback k
                                          where k.case_number = c.case_number and k.round_no = c.round_no)
                        order by c.closed_at, c.case_number fetch first ? rows only""")
                .params(bound(since), most)
                .query((row, n) -> closing(row))
                .list();
    }

    /** The closing of the case as it is now, if nobody has looked at it yet. */
    Optional<Closing> newClosing(String caseNumber) {
        return jdbc.sql(
                        """
                        select c.case_number, c.round_no, c.subsidiary, c.project, c.outcome, c.closing_kind,
                               c.repairing_party, e.handover_date, c.closed_at
                        from v_repair_closing c
                        left join v_estate_location e on e.code = c.location_code
                        where c.case_number = ?
                          and not exists (select 1 from survey_callback k
                                          where k.case_number = c.case_number and k.round_no = c.round_no)""")
                .param(caseNumber)
                .query((row, n) -> closing(row))
                .optional();
    }

    int closedWithinDays(LocalDate on) {
        return jdbc.sql(
                        """
                        select closed_within_days from survey_callback_rule
                        where valid_from = (select max(valid_from) from survey_callback_rule where valid_from <= ?)""")
                .param(on)
                .query(Integer.class)
                .single();
    }

    /**
     * @return id of the call-back
     * @throws org.springframework.dao.DuplicateKeyException if somebody else was faster
     */
    long open(Closing closing, Instant at, @Nullable Instant due, @Nullable Instant linkUntil, CallbackRule rule) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into survey_callback (case_number, round_no, subsidiary, project, repairing_party,
                          handover_date, case_outcome, closing_kind, closed_at, to_call, started_at, due_at, max_attempts, link_until, share_percent,
                          concluded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        closing.caseNumber(),
                        closing.round(),
                        closing.subsidiary(),
                        closing.project(),
                        text(closing.repairingParty()),
                        new SqlParameterValue(Types.DATE, closing.handoverDate()),
                        closing.outcome(),
                        text(closing.closingKind()),
                        bound(closing.closedAt()),
                        rule.toCall(),
                        bound(at),
                        time(due),
                        new SqlParameterValue(Types.INTEGER, rule.toCall() ? rule.attempts() : null),
                        time(linkUntil),
                        new SqlParameterValue(Types.NUMERIC, rule.toCall() ? rule.sharePercent() : null),
                        time(rule.toCall() ? null : at))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** Nobody else changes the call-back until the end of the transaction. */
    void hold(long id) {
        jdbc.sql("select id from survey_callback where id = ? for update")
                .param(id)
                .query(Long.class)
                .single();
    }

    void opened(long id, @Nullable String task) {
        jdbc.sql("update survey_callback set open_task = ? where id = ?")
                .params(text(task), id)
                .update();
    }

    void attempt(long id, Attempt attempt) {
        jdbc.sql("insert into survey_attempt (callback_id, by_group, attempt_no, called_at, recorded_at,"
                        + " late_entry, day_part, result, caller, note) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        attempt.second(),
                        attempt.no(),
                        bound(attempt.calledAt()),
                        bound(attempt.recordedAt()),
                        attempt.lateEntry(),
                        attempt.dayPart(),
                        attempt.result().name(),
                        attempt.caller(),
                        text(attempt.note()))
                .update();
    }

    void response(long id, Response response, List<AskedQuestion> questions) {
        LocalDate day = LocalDate.ofInstant(response.answeredAt(), EngineTime.ZONE);
        LocalDate handover = jdbc.sql("select handover_date from survey_callback where id = ?")
                .param(id)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .orElse(null);
        jdbc.sql("insert into survey_response (callback_id, source, answered_at, answered_on, segment, caller, words)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        response.source().name(),
                        bound(response.answeredAt()),
                        day,
                        text(Segment.of(handover, day).map(Segment::name).orElse(null)),
                        text(response.caller()),
                        text(response.answers().words()))
                .update();
        long responseId = jdbc.sql("select id from survey_response where callback_id = ? and source = ?")
                .params(id, response.source().name())
                .query(Long.class)
                .single();
        for (AskedQuestion question : questions) {
            Integer score = response.answers().score(question.code());
            if (score != null) {
                jdbc.sql("insert into survey_answer (response_id, question, score, points) values (?, ?, ?, ?)")
                        .params(responseId, question.code(), score, question.points(score))
                        .update();
            }
        }
    }

    void conclude(long id, CallOutcome outcome, Instant at, @Nullable String caller) {
        jdbc.sql("update survey_callback set outcome = ?, concluded_at = ?, caller = ?, open_task = null where id = ?")
                .params(outcome.name(), bound(at), text(caller), id)
                .update();
    }

    void follow(long id, Consequence consequence) {
        jdbc.sql("update survey_callback set consequence = ? where id = ?")
                .params(consequence.name(), id)
                .update();
    }

    /** @param due until when the group has to call, null if it does not */
    void draw(long id, BigDecimal drawn, boolean secondCall, @Nullable Instant due) {
        jdbc.sql("update survey_callback set drawn = ?, second_call = ?, second_due_at = ? where id = ?")
                .params(drawn, secondCall, time(due), id)
                .update();
    }

    /** Everybody who worked in the round. */
    List<String> repairers(String caseNumber, int round) {
        return jdbc.sql("select party from v_repair_round_party where case_number = ? and round_no = ?")
                .params(caseNumber, round)
                .query(String.class)
                .list();
    }

    /** Call-backs that still run though their link has expired, and of which the group was not told yet. */
    List<Long> unfinished(Instant now) {
        return jdbc.sql(
                        """
                        select c.id from survey_callback c
                        where c.to_call = true and c.outcome is null and c.link_until < ?
                          and not exists (select 1 from survey_log l where l.callback_id = c.id and l.kind = ?)
                        order by c.id""")
                .params(bound(now), CallbackDesk.UNFINISHED)
                .query(Long.class)
                .list();
    }

    /** Call-backs that wait for somebody, the group's second calls included. */
    List<Long> waiting() {
        return jdbc.sql("select id from survey_callback where to_call = true and (outcome is null"
                        + " or (second_call = true and second_outcome is null)) order by id")
                .query(Long.class)
                .list();
    }

    boolean isDrawn(long id) {
        return jdbc.sql("select count(*) from survey_callback where id = ? and drawn is not null")
                        .param(id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void concludeSecond(long id, CallOutcome outcome, Instant at, @Nullable String caller) {
        jdbc.sql("update survey_callback set second_outcome = ?, second_at = ?, second_caller = ?, open_task = null"
                        + " where id = ?")
                .params(outcome.name(), bound(at), text(caller), id)
                .update();
    }

    void log(Callback callback, String kind, String actor, Instant at) {
        log(callback.id(), callback.caseNumber(), kind, actor, at);
    }

    void log(long id, String caseNumber, String kind, String actor, Instant at) {
        jdbc.sql("insert into survey_log (callback_id, case_number, happened_at, actor, kind) values (?, ?, ?, ?, ?)")
                .params(id, caseNumber, bound(at), actor, kind)
                .update();
    }

    /** Free text about people goes; scores stay. */
    void eraseWords(Collection<String> caseNumbers) {
        jdbc.sql("update survey_response set words = null where words is not null and callback_id in"
                        + " (select id from survey_callback where case_number in (:cases))")
                .param("cases", caseNumbers)
                .update();
        jdbc.sql("update survey_attempt set note = null where note is not null and callback_id in"
                        + " (select id from survey_callback where case_number in (:cases))")
                .param("cases", caseNumbers)
                .update();
    }

    Optional<Callback> find(long id) {
        return read("c.id = ?", id).stream().findFirst();
    }

    Optional<Callback> ofTask(String task) {
        return read("c.open_task = ?", task).stream().findFirst();
    }

    /** Oldest first. */
    List<Callback> of(String caseNumber) {
        return read("c.case_number = ?", caseNumber);
    }

    private List<Callback> read(String condition, Object value) {
        Map<Long, Callback> found = new LinkedHashMap<>();
        jdbc.sql("select c.* from survey_callback c where c.to_call = true and " + condition + " order by c.id")
                .param(value)
                .query((row, n) -> found.put(row.getLong("id"), callback(row)))
                .list();
        if (found.isEmpty()) {
            return List.of();
        }
        jdbc.sql("select * from survey_attempt where callback_id in (:ids) order by id")
                .param("ids", found.keySet())
                .query((row, n) ->
                        of(found, row.getLong("callback_id")).attempts().add(attempt(row)))
                .list();
        Map<Long, Response> responses = new HashMap<>();
        jdbc.sql("select * from survey_response where callback_id in (:ids) order by id")
                .param("ids", found.keySet())
                .query((row, n) -> {
                    Response response = response(row);
                    responses.put(row.getLong("id"), response);
                    return of(found, row.getLong("callback_id")).responses().add(response);
                })
                .list();
        if (!responses.isEmpty()) {
            jdbc.sql("select * from survey_answer where response_id in (:ids)")
                    .param("ids", responses.keySet())
                    .query((row, n) -> of(responses, row.getLong("response_id"))
                            .answers()
                            .scores()
                            .put(row.getString("question"), row.getInt("score")))
                    .list();
        }
        return List.copyOf(found.values());
    }

    private static <T> T of(Map<Long, T> known, long id) {
        return Objects.requireNonNull(known.get(id));
    }

    private static Closing closing(ResultSet row) throws SQLException {
        return new Closing(
                row.getString("case_number"),
                row.getInt("round_no"),
                row.getString("subsidiary"),
                row.getString("project"),
                row.getString("outcome"),
                row.getString("closing_kind"),
                row.getString("repairing_party"),
                row.getObject("handover_date", LocalDate.class),
                Objects.requireNonNull(instant(row, "closed_at")));
    }

    private static Callback callback(ResultSet row) throws SQLException {
        return new Callback(
                row.getLong("id"),
                row.getString("case_number"),
                row.getInt("round_no"),
                row.getString("subsidiary"),
                row.getString("project"),
                row.getString("repairing_party"),
                row.getString("case_outcome"),
                row.getString("closing_kind"),
                Objects.requireNonNull(instant(row, "closed_at")),
                Objects.requireNonNull(instant(row, "started_at")),
                Objects.requireNonNull(instant(row, "due_at")),
                row.getInt("max_attempts"),
                Objects.requireNonNull(instant(row, "link_until")),
                row.getBigDecimal("share_percent"),
                name(CallOutcome.class, row.getString("outcome")),
                instant(row, "concluded_at"),
                row.getString("caller"),
                name(Consequence.class, row.getString("consequence")),
                row.getBoolean("second_call"),
                name(CallOutcome.class, row.getString("second_outcome")),
                row.getString("second_caller"),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getBoolean("by_group"),
                row.getInt("attempt_no"),
                Objects.requireNonNull(instant(row, "called_at")),
                Objects.requireNonNull(instant(row, "recorded_at")),
                row.getBoolean("late_entry"),
                row.getString("day_part"),
                AttemptResult.valueOf(row.getString("result")),
                row.getString("caller"),
                row.getString("note"));
    }

    private static Response response(ResultSet row) throws SQLException {
        return new Response(
                AnswerSource.valueOf(row.getString("source")),
                Objects.requireNonNull(instant(row, "answered_at")),
                row.getString("caller"),
                new Answers(new HashMap<>(), row.getString("words")));
    }

    private static <E extends Enum<E>> @Nullable E name(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime bound(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static SqlParameterValue time(@Nullable Instant instant) {
        return new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, instant == null ? null : bound(instant));
    }

    private static SqlParameterValue text(@Nullable String text) {
        return new SqlParameterValue(Types.VARCHAR, text);
    }
}
