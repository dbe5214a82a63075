package cn.baoxiu.notification.outbox;

import cn.baoxiu.notification.Notice;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A message that reaches nobody.
 *
 * @param audience id of the group without members, or of the person who does not exist
 * @param subsidiary tenant id, null for a person
 */
record UnheardRow(
        String key,
        Notice notice,
        String audience,
        @Nullable String subsidiary,
        String subject,
        Instant createdAt,
        Instant removeAt) {

    static final String INSERT =
            """
            insert into notification_unheard (idempotency_key, notice_key, template, case_number, audience, subsidiary,
                subject, urgent, created_at, remove_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    static final int[] TYPES = {
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

    @Nullable
    Object[] values() {
        return new @Nullable Object[] {
            key,
            notice.key(),
            notice.template(),
            notice.caseNumber(),
            audience,
            subsidiary,
            subject,
            notice.urgent(),
            createdAt.atOffset(ZoneOffset.UTC),
            removeAt.atOffset(ZoneOffset.UTC)
        };
    }
}
