package cn.baoxiu.notification.outbox;

import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.channel.Channel;
import cn.baoxiu.notification.template.Text;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Adds rows whose keys are not known yet, in at most four statements. Who sends the same key at the same time waits until
 * the first one's transaction is over.
 */
@Repository
class NewRows {

    private static final int SLOTS = 256;
    private static final int KEYS_AT_ONCE = 1000;

    private static final String KNOWN =
            """
            select idempotency_key from notification_inbox where idempotency_key in (:keys)
            union all
            select idempotency_key from notification_outbox where idempotency_key in (:keys)""";

    private static final String KNOWN_UNHEARD =
            "select idempotency_key from notification_unheard where idempotency_key in (:keys)";

    private static final String INSERT_INBOX =
            """
            insert into notification_inbox (idempotency_key, notice_key, template, case_number, recipient, subject, body,
                link, urgent, created_at, blank_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final int[] INBOX_TYPES = {
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BOOLEAN,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE
    };

    private static final String INSERT_OUTBOX =
            """
            insert into notification_outbox (idempotency_key, notice_key, template, case_number, recipient, channel, address,
                subject, body, urgent, state, attempts, next_try_at, created_at, ended_at, blank_at, enclosure)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final int[] OUTBOX_TYPES = {
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.BOOLEAN,
        Types.VARCHAR,
        Types.INTEGER,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.TIMESTAMP_WITH_TIMEZONE,
        Types.VARCHAR
    };

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    NewRows(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    record InboxRow(
            String key,
            Notice notice,
            String recipient,
            Text text,
            @Nullable String link,
            Instant createdAt,
            Instant blankAt) {

        @Nullable
        Object[] values() {
            return new @Nullable Object[] {
                key,
                notice.key(),
                notice.template(),
                notice.caseNumber(),
                recipient,
                text.subject(),
                text.full(),
                link,
                notice.urgent(),
                moment(createdAt),
                moment(blankAt)
            };
        }
    }

    /**
     * @param recipient user id, null for an owner
     * @param used false if the channel is not configured: the row only tells that nothing was sent
     * @param blankAt when the text goes, if that is known already
     */
    record OutboxRow(
            String key,
            Notice notice,
            @Nullable String recipient,
            Channel channel,
            String address,
            String subject,
            String body,
            boolean used,
            Instant createdAt,
            @Nullable Instant blankAt) {

        @Nullable
        Object[] values() {
            return new @Nullable Object[] {
                key,
                notice.key(),
                notice.template(),
                notice.caseNumber(),
                recipient,
                channel.name(),
                address,
                subject,
                body,
                notice.urgent(),
                (used ? OutboxState.WAITING : OutboxState.UNUSED).name(),
                0,
                used ? moment(createdAt) : null,
                moment(createdAt),
                used ? null : moment(createdAt),
                blankAt == null ? null : moment(blankAt),
                channel == Channel.MAIL ? notice.enclosure() : null
            };
        }
    }

    /** @param unheard costs two statements more, if there is one */
    void insert(List<InboxRow> inbox, List<OutboxRow> outbox, List<UnheardRow> unheard) {
        Map<String, InboxRow> newInbox = new LinkedHashMap<>();
        inbox.forEach(row -> newInbox.putIfAbsent(row.key(), row));
        Map<String, OutboxRow> newOutbox = new LinkedHashMap<>();
        outbox.forEach(row -> newOutbox.putIfAbsent(row.key(), row));
        Map<String, UnheardRow> newUnheard = new LinkedHashMap<>();
        unheard.forEach(row -> newUnheard.putIfAbsent(row.key(), row));
        if (newInbox.isEmpty() && newOutbox.isEmpty() && newUnheard.isEmpty()) {
            return;
        }
        lock(Stream.of(
                        inbox.stream().map(InboxRow::notice),
                        outbox.stream().map(OutboxRow::notice),
                        unheard.stream().map(UnheardRow::notice))
                .flatMap(Function.identity())
                .map(notice -> Math.floorMod(notice.key().hashCode(), SLOTS))
                .collect(Collectors.toSet()));
        List<String> keys = new ArrayList<>(newInbox.keySet());
        keys.addAll(newOutbox.keySet());
        Set<String> known = known(KNOWN, keys);
        newInbox.keySet().removeAll(known);
        newOutbox.keySet().removeAll(known);
        batch(INSERT_INBOX, newInbox.values().stream().map(InboxRow::values).toList(), INBOX_TYPES);
        newUnheard.keySet().removeAll(known(KNOWN_UNHEARD, List.copyOf(newUnheard.keySet())));
        batch(INSERT_OUTBOX, newOutbox.values().stream().map(OutboxRow::values).toList(), OUTBOX_TYPES);
        batch(
                UnheardRow.INSERT,
                newUnheard.values().stream().map(UnheardRow::values).toList(),
                UnheardRow.TYPES);
    }

    /** In one order for all transactions, so that two of them never wait for each other. */
    private void lock(Set<Integer> slots) {
        jdbc.sql("select slot from notification_slot where slot in (:slots) order by slot for update")
                .param("slots", slots)
                .query(Integer.class)
                .list();
    }

    private Set<String> known(String sql, List<String> keys) {
        Set<String> known = new HashSet<>();
        for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
            known.addAll(jdbc.sql(sql)
                    .param("keys", keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE)))
                    .query(String.class)
                    .list());
        }
        return known;
    }

    private void batch(String sql, List<@Nullable Object[]> values, int[] types) {
        if (!values.isEmpty()) {
            template.batchUpdate(sql, values, types);
        }
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
