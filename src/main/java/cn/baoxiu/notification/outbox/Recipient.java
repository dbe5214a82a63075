package cn.baoxiu.notification.outbox;

import cn.baoxiu.notification.person.PersonSetting;
import org.jspecify.annotations.Nullable;

/**
 * A user who is told.
 *
 * @param email of the identity store
 */
record Recipient(String userId, @Nullable String email, PersonSetting setting) {}
