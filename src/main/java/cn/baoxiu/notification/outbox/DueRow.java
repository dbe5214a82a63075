package cn.baoxiu.notification.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that may be sent now.
 *
 * @param recipient user id, null for an owner
 * @param attempts so far
 * @param nextTryAt as read; another value later means that somebody else has taken it
 * @param enclosure name of the file that goes with it
 */
record DueRow(
        long id,
        String key,
        @Nullable String recipient,
        @Nullable String address,
        @Nullable String subject,
        @Nullable String body,
        boolean urgent,
        int attempts,
        Instant nextTryAt,
        @Nullable String enclosure) {}
