package cn.baoxiu.scorecard.appraisal;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** Appeals, what upheld ones change, and the frozen facts they speak of; every call joins the caller's transaction. */
@Component
class AppealRows {

    private static final String SELECT =
            """
            select id, card_id, appeal_no, item, case_number, event_id, demand, reason, state, raised_by, raised_at,
                decided_by, decided_at, decision_reason
            from scorecard_appeal\s""";

    private final JdbcClient jdbc;

    AppealRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nobody else raises, submits or decides for the card until the transaction ends. */
    void lock(long cardId) {
        jdbc.sql("select id from scorecard_card where id = ? for update")
                .param(cardId)
                .query(Long.class)
                .single();
    }

    /** In the order in which they were raised. */
    List<Appeal> of(long cardId) {
        return jdbc.sql(SELECT + "where card_id = ? order by appeal_no")
                .param(cardId)
                .query(new DataClassRowMapper<>(Appeal.class))
                .list();
    }

    Optional<Appeal> ofTask(String task) {
        return jdbc.sql(SELECT + "where open_task = ?")
                .param(task)
                .query(new DataClassRowMapper<>(Appeal.class))
                .optional();
    }

    long add(long cardId, int number, AppealForm form, String by, Instant at) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into scorecard_appeal (card_id, appeal_no, item, case_number, event_id, demand, reason, state,"
                        + " raised_by, raised_at) values (:card, :no, :item, :case, :event, :demand, :reason, 'RAISED', :by,"
                        + " :at)")
                .param("card", cardId)
                .param("no", number)
                .param("item", form.item())
                .param("case", form.caseNumber(), Types.VARCHAR)
                .param("event", form.eventId(), Types.BIGINT)
                .param("demand", form.demand().name())
                .param("reason", form.reason())
                .param("by", by)
                .param("at", moment(at))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    void set(long id, AppealState state) {
        jdbc.sql("update scorecard_appeal set state = ? where id = ?")
                .params(state.name(), id)
                .update();
    }

    void waitsIn(long id, String task) {
        jdbc.sql("update scorecard_appeal set open_task = ? where id = ?")
                .params(task, id)
                .update();
    }

    void decide(long id, AppealRuling ruling, String by, Instant at) {
        jdbc.sql("update scorecard_appeal set state = ?, decided_by = ?, decided_at = ?, decision_reason = ?,"
                        + " open_task = null where id = ?")
                .params(
                        (ruling.upheld() ? AppealState.UPHELD : AppealState.REJECTED).name(),
                        by,
                        moment(at),
                        ruling.reason(),
                        id)
                .update();
    }

    /** What an upheld appeal changes; the frozen facts stay. */
    void override(Appeal appeal) {
        jdbc.sql("insert into scorecard_override (card_id, item, case_number, change_to, appeal_id)"
                        + " values (?, ?, ?, ?, ?)")
                .params(
                        appeal.cardId(),
                        appeal.item(),
                        appeal.target(),
                        appeal.demand().name(),
                        appeal.id())
                .update();
    }

    /** What a case adds to a line; empty if it does not count there. */
    Optional<FrozenCase> frozen(YearMonth month, String subsidiary, String item, String caseNumber) {
        return jdbc.sql(
                        """
                        select item, case_number, min(fact_month) as fact_month, sum(hits) as hits, sum(base) as base,
                            count(*) as facts
                        from scorecard_frozen_fact
                        where month_start = ? and subsidiary_id = ? and item = ? and case_number = ? and left_out is null
                        group by item, case_number""")
                .params(month.atDay(1), subsidiary, item, caseNumber)
                .query(new DataClassRowMapper<>(FrozenCase.class))
                .optional();
    }

    /** An event that counts on the card of the month. */
    boolean counts(YearMonth month, String subsidiary, @Nullable Long eventId) {
        return eventId != null
                && jdbc.sql("select count(*) from scorecard_counting_event where id = ? and subsidiary_id = ?"
                                        + " and month_start = ? and reverses is null")
                                .params(eventId, subsidiary, month.atDay(1))
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
