package cn.baoxiu.notification.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Inbox and outbox in one list, for the page of the demo. */
@Repository
public class SentMessages {

    private static final int PAGE_SIZE = 50;

    private final JdbcClient jdbc;

    SentMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param recipient user id, null for an owner
     * @param way INBOX or the name of a channel
     * @param address masked
     */
    public record Message(
            Instant at,
            @Nullable String recipient,
            String way,
            String address,
            String state,
            @Nullable String caseNumber,
            @Nullable String subject,
            @Nullable String body,
            boolean urgent) {}

    public record Page(List<Message> messages, int page, boolean hasNext) {}

    /** Newest first. Each of the two tables is read no further than the page needs. */
    public Page list(int page) {
        int last = (page + 1) * PAGE_SIZE + 1;
        List<Message> found = jdbc.sql(
                        """
                        select * from (
                            (select id, created_at, recipient, 'INBOX' as way, null as address, 'SENT' as state, case_number, subject,
                                body, urgent
                            from notification_inbox order by id desc limit :last)
                            union all
                            (select id, created_at, recipient, channel, address, state, case_number, subject, body, urgent
                            from notification_outbox order by id desc limit :last)) sent
                        order by created_at desc, way, id desc limit :limit offset :offset""")
                .param("last", last)
                .param("limit", PAGE_SIZE + 1)
                .param("offset", page * PAGE_SIZE)
                .query(SentMessages::message)
                .list();
        return new Page(found.stream().limit(PAGE_SIZE).toList(), page, found.size() > PAGE_SIZE);
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                Addresses.masked(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getBoolean(10));
    }
}
