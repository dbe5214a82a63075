package cn.baoxiu.notification.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages as their recipients see them. */
@Repository
public class Inbox {

    /** More unread messages than this are not counted. */
    public static final int UNREAD_MAX = 100;

    private static final int PAGE_SIZE = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param subject null when its time is over, and so {@code body}
     * @param link path of this program
     */
    public record Message(
            long id,
            @Nullable String subject,
            @Nullable String body,
            @Nullable String caseNumber,
            @Nullable String link,
            boolean urgent,
            Instant createdAt,
            boolean read) {}

    public record Page(List<Message> messages, int page, boolean hasNext) {}

    /** Newest first. */
    public Page list(String userId, int page) {
        List<Message> found = jdbc.sql(
                        """
                        select id, subject, body, case_number, link, urgent, created_at, read_at from notification_inbox
                        where recipient = ? order by id desc limit ? offset ?""")
                .params(userId, PAGE_SIZE + 1, (long) page * PAGE_SIZE)
                .query(Inbox::message)
                .list();
        return new Page(found.stream().limit(PAGE_SIZE).toList(), page, found.size() > PAGE_SIZE);
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getObject(8) != null);
    }

    /** @return at most {@link #UNREAD_MAX} */
    public int unread(String userId) {
        return jdbc.sql(
                        """
                        select count(*) from (
                            select id from notification_inbox where recipient = ? and read_at is null limit ?) unread""")
                .params(userId, UNREAD_MAX)
                .query(Integer.class)
                .single();
    }

    /** @return where the message leads; empty for a foreign or unknown one */
    public Optional<String> read(String userId, long id) {
        jdbc.sql("update notification_inbox set read_at = ? where id = ? and recipient = ? and read_at is null")
                .params(now(), id, userId)
                .update();
        return jdbc.sql("select coalesce(link, '/inbox') from notification_inbox where id = ? and recipient = ?")
                .params(id, userId)
                .query(String.class)
                .optional();
    }

    public void readAll(String userId) {
        jdbc.sql("update notification_inbox set read_at = ? where recipient = ? and read_at is null")
                .params(now(), userId)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
