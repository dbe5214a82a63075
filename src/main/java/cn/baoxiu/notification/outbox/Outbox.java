package cn.baoxiu.notification.outbox;

import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.notification.channel.Channel;
import cn.baoxiu.notification.person.PersonSetting;
import cn.baoxiu.notification.person.PersonSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Messages as operators see them. Who may, is asked by the pages. */
@Service
public class Outbox {

    private static final int PAGE_SIZE = 50;
    private static final int RESENT_AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final UserDirectory directory;
    private final PersonSettings settings;
    private final Clock clock;

    Outbox(JdbcClient jdbc, UserDirectory directory, PersonSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param key idempotency key, the one the receiver was given
     * @param recipient user id, null for an owner
     * @param address masked
     * @param subject null when its time is over, and so {@code body}
     * @param failure of the last attempt, null if it was none
     */
    public record Message(
            long id,
            String key,
            String noticeKey,
            String template,
            @Nullable String caseNumber,
            @Nullable String recipient,
            Channel channel,
            String address,
            @Nullable String subject,
            @Nullable String body,
            boolean urgent,
            OutboxState state,
            int attempts,
            Instant createdAt,
            @Nullable Instant nextTryAt,
            @Nullable Instant endedAt,
            @Nullable String failure,
            @Nullable String failureDetail) {}

    public record Page(List<Message> messages, int page, boolean hasNext) {}

    /**
     * Newest first.
     *
     * @param state null for all
     * @param caseNumber null for all
     */
    @Transactional(readOnly = true)
    public Page list(@Nullable OutboxState state, @Nullable String caseNumber, int page) {
        List<String> wanted = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        if (state != null) {
            wanted.add("state = :state");
            values.put("state", state.name());
        }
        if (caseNumber != null) {
            wanted.add("case_number = :case");
            values.put("case", caseNumber);
        }
        String where = wanted.isEmpty() ? "" : "where " + String.join(" and ", wanted);
        List<Message> found = jdbc.sql(
                        """
                        select id, idempotency_key, notice_key, template, case_number, recipient, channel, address, subject,
                            body, urgent, state, attempts, created_at, next_try_at, ended_at, failure, failure_detail
                        from notification_outbox %s order by id desc limit :limit offset :offset"""
                                .formatted(where))
                .params(values)
                .param("limit", PAGE_SIZE + 1)
                .param("offset", (long) page * PAGE_SIZE)
                .query(Outbox::message)
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
                row.getString(6),
                Channel.valueOf(row.getString(7)),
                Addresses.masked(row.getString(8)),
                row.getString(9),
                row.getString(10),
                row.getBoolean(11),
                OutboxState.valueOf(row.getString(12)),
                row.getInt(13),
                row.getObject(14, OffsetDateTime.class).toInstant(),
                instant(row.getObject(15, OffsetDateTime.class)),
                instant(row.getObject(16, OffsetDateTime.class)),
                row.getString(17),
                row.getString(18));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /**
     * A channel whose messages wait because our account is not accepted.
     *
     * @param waiting how many
     * @param detail what the other side said last
     */
    public record Stopped(Channel channel, long waiting, @Nullable String detail) {}

    /** Channels in which some attempt is to be repeated for that reason. */
    @Transactional(readOnly = true)
    public List<Stopped> stopped() {
        return jdbc.sql(
                        """
                        select w.channel, count(*), max(case when w.failure = 'NOT_ALLOWED' then w.failure_detail end)
                        from notification_outbox w where w.state in ('WAITING', 'FAILED') and w.channel in (
                            select f.channel from notification_outbox f
                            where f.state = 'FAILED' and f.failure = 'NOT_ALLOWED')
                        group by w.channel order by w.channel""")
                .query((row, n) -> new Stopped(Channel.valueOf(row.getString(1)), row.getLong(2), row.getString(3)))
                .list();
    }

    @Transactional(readOnly = true)
    public boolean exists(long id) {
        return jdbc.sql("select count(*) from notification_outbox where id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /**
     * A message that was given up goes out again, with the same key, to the address the person has now.
     *
     * @return false if it was not given up, or its text is gone
     */
    @Transactional
    public boolean resend(long id) {
        return resend(jdbc.sql(
                                """
                        select id, recipient, channel, address from notification_outbox
                        where id = ? and state = 'DEAD' and body is not null""")
                        .param(id)
                        .query(Outbox::dead)
                        .list())
                == 1;
    }

    /** @return how many; at most a thousand at once */
    @Transactional
    public int resendAll() {
        return resend(jdbc.sql(
                        """
                        select id, recipient, channel, address from notification_outbox
                        where state = 'DEAD' and body is not null order by id limit ?""")
                .param(RESENT_AT_ONCE)
                .query(Outbox::dead)
                .list());
    }

    private record Dead(long id, @Nullable String recipient, Channel channel, @Nullable String address) {}

    private static Dead dead(ResultSet row, int number) throws SQLException {
        return new Dead(row.getLong(1), row.getString(2), Channel.valueOf(row.getString(3)), row.getString(4));
    }

    private int resend(List<Dead> messages) {
        Set<String> people =
                messages.stream().map(Dead::recipient).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<String, PersonSetting> chosen = settings.of(people);
        Map<String, @Nullable String> emails = new HashMap<>();
        directory.contacts(people).forEach(contact -> emails.put(contact.userId(), contact.email()));
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        int resent = 0;
        for (Dead message : messages) {
            resent += jdbc.sql(
                            """
                            update notification_outbox set state = 'WAITING', attempts = 0, next_try_at = :now, address = :address,
                                ended_at = null, blank_at = null
                            where id = :id and state = 'DEAD'""")
                    .param("now", now)
                    .param("address", address(message, chosen, emails))
                    .param("id", message.id())
                    .update();
        }
        return resent;
    }

    /** The one the person has now; if there is none any more, the old one. */
    private static String address(
            Dead message, Map<String, PersonSetting> chosen, Map<String, @Nullable String> emails) {
        String user = message.recipient();
        String old = String.valueOf(message.address());
        if (user == null) {
            return old;
        }
        return chosen.getOrDefault(user, PersonSetting.USUAL)
                .addressOf(message.channel(), emails.get(user))
                .map(address -> Addresses.stored(message.channel(), address))
                .orElse(old);
    }
}
