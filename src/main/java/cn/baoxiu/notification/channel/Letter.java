package cn.baoxiu.notification.channel;

import cn.baoxiu.notification.Enclosures.Enclosure;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way to one person.
 *
 * @param key idempotency key, 64 hexadecimal digits, the same at each attempt
 * @param address mail address, telephone number or webhook URL
 * @param subject one line
 * @param webhook how the chat is spoken to; null for other channels
 * @param enclosure goes with a mail; null for none
 */
public record Letter(
        String key,
        String address,
        String subject,
        String text,
        @Nullable Webhook webhook,
        @Nullable Enclosure enclosure) {

    /** @param secret of a DingTalk robot that wants signed requests, else null */
    public record Webhook(WebhookStyle style, @Nullable String secret) {}
}
