package cn.baoxiu.notification.outbox;

import cn.baoxiu.notification.channel.Channel;
import cn.baoxiu.notification.channel.Failure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Steps of a message's delivery. Each is one statement and one transaction of its own. */
@Repository
class DueRows {

    private static final int DETAIL_MAX = 300;

    private final JdbcClient jdbc;

    DueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Urgent ones or the others, those that wait longest first. */
    List<DueRow> due(Channel channel, boolean urgent, Instant now, int limit) {
        return jdbc.sql(
                        """
                        select id, idempotency_key, recipient, address, subject, body, urgent, attempts, next_try_at,
                            enclosure
                        from notification_outbox
                        where channel = ? and urgent = ? and next_try_at <= ? order by next_try_at, id limit ?""")
                .params(channel.name(), urgent, moment(now), limit)
                .query(DueRows::row)
                .list();
    }

    private static DueRow row(ResultSet row, int number) throws SQLException {
        return new DueRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getBoolean(7),
                row.getInt(8),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getString(10));
    }

    /** @return false if somebody else was faster */
    boolean claim(DueRow row, String claim, Instant leaseEnd) {
        return jdbc.sql(
                                """
                        update notification_outbox
                        set state = 'SENDING', claim = :claim, attempts = attempts + 1, next_try_at = :leaseEnd
                        where id = :id and attempts = :attempts and next_try_at = :seen""")
                        .param("claim", claim)
                        .param("leaseEnd", moment(leaseEnd))
                        .param("id", row.id())
                        .param("attempts", row.attempts())
                        .param("seen", moment(row.nextTryAt()))
                        .update()
                == 1;
    }

    /** Not now; without an attempt. Waits then, also if an attempt has failed before: only {@link #wake} needs to know. */
    void defer(DueRow row, Instant until) {
        jdbc.sql(
                        """
                        update notification_outbox set state = 'WAITING', next_try_at = :until
                        where id = :id and attempts = :attempts and next_try_at = :seen""")
                .param("until", moment(until))
                .param("id", row.id())
                .param("attempts", row.attempts())
                .param("seen", moment(row.nextTryAt()))
                .update();
    }

    /**
     * All that waits for a person is due now. What is due already is changed too: a delivery that read the settings before
     * they were changed then finds another time than it has seen, and defers nothing.
     */
    void wake(String recipient, Instant now) {
        jdbc.sql("update notification_outbox set next_try_at = ? where state = 'WAITING' and recipient = ?")
                .params(moment(now), recipient)
                .update();
    }

    void sent(DueRow row, String claim, Instant now, Instant blankAt) {
        end(row, claim, OutboxState.SENT, null, null, now, blankAt);
    }

    void dead(DueRow row, String claim, Failure failure, @Nullable String detail, Instant now, Instant blankAt) {
        end(row, claim, OutboxState.DEAD, failure, detail, now, blankAt);
    }

    private void end(
            DueRow row,
            String claim,
            OutboxState state,
            @Nullable Failure failure,
            @Nullable String detail,
            Instant now,
            Instant blankAt) {
        jdbc.sql(
                        """
                        update notification_outbox set state = :state, claim = null, next_try_at = null, failure = :failure,
                            failure_detail = :detail, ended_at = :now, blank_at = :blankAt
                        where id = :id and claim = :claim""")
                .param("state", state.name())
                .param("failure", text(failure == null ? null : failure.name()))
                .param("detail", text(detail))
                .param("now", moment(now))
                .param("blankAt", moment(blankAt))
                .param("id", row.id())
                .param("claim", claim)
                .update();
    }

    void failed(DueRow row, String claim, Failure failure, @Nullable String detail, Instant nextTryAt) {
        jdbc.sql(
                        """
                        update notification_outbox set state = 'FAILED', claim = null, next_try_at = :next,
                            failure = :failure, failure_detail = :detail
                        where id = :id and claim = :claim""")
                .param("next", moment(nextTryAt))
                .param("failure", failure.name())
                .param("detail", text(detail))
                .param("id", row.id())
                .param("claim", claim)
                .update();
    }

    /** For later, as if it had not been tried. */
    void putBack(DueRow row, String claim, Failure failure, @Nullable String detail, Instant nextTryAt) {
        jdbc.sql(
                        """
                        update notification_outbox set state = 'FAILED', claim = null, attempts = :attempts,
                            next_try_at = :next, failure = :failure, failure_detail = :detail
                        where id = :id and claim = :claim""")
                .param("attempts", row.attempts())
                .param("next", moment(nextTryAt))
                .param("failure", failure.name())
                .param("detail", text(detail))
                .param("id", row.id())
                .param("claim", claim)
                .update();
    }

    private static SqlParameterValue text(@Nullable String value) {
        String text = value == null ? null : value.substring(0, Math.min(value.length(), DETAIL_MAX));
        return new SqlParameterValue(Types.VARCHAR, text);
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
