package cn.baoxiu.notification.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages that reached nobody, as operators see them. Who may, is asked by the pages. */
@Repository
public class UnheardMessages {

    /** More are not listed: the group that has no member is the same in most. */
    public static final int LISTED_MAX = 100;

    private final JdbcClient jdbc;

    UnheardMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param audience id of the group without members, or of the person who does not exist
     * @param subsidiary tenant id, null for a person
     */
    public record Message(
            String audience,
            @Nullable String subsidiary,
            @Nullable String caseNumber,
            String subject,
            boolean urgent,
            Instant createdAt) {}

    /** Newest first, at most {@link #LISTED_MAX}. */
    public List<Message> latest() {
        return jdbc.sql(
                        """
                        select audience, subsidiary, case_number, subject, urgent, created_at from notification_unheard
                        order by id desc limit ?""")
                .param(LISTED_MAX)
                .query(UnheardMessages::message)
                .list();
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }
}
