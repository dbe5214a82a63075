package cn.baoxiu.notification.person;

import cn.baoxiu.notification.channel.Channel;
import cn.baoxiu.notification.channel.Letter;
import cn.baoxiu.notification.channel.WebhookStyle;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one person is told.
 *
 * @param mailAddress null for the one in the identity store
 * @param webhookSecret of a DingTalk robot that wants signed requests
 * @param quiet null for none
 */
public record PersonSetting(
        boolean mailOn,
        @Nullable String mailAddress,
        boolean smsOn,
        @Nullable String smsNumber,
        boolean webhookOn,
        @Nullable WebhookStyle webhookStyle,
        @Nullable String webhookUrl,
        @Nullable String webhookSecret,
        Locale language,
        @Nullable QuietHours quiet) {

    /** Of a person who never opened the page. */
    public static final PersonSetting USUAL = new PersonSetting(
            true, null, false, null, false, null, null, null, Locale.SIMPLIFIED_CHINESE, QuietHours.USUAL);

    /**
     * Where the person is reached by the channel; empty if switched off or unknown.
     *
     * @param email of the identity store
     */
    public Optional<String> addressOf(Channel channel, @Nullable String email) {
        return switch (channel) {
            case MAIL -> mailOn ? Optional.ofNullable(mailAddress != null ? mailAddress : email) : Optional.empty();
            case SMS -> smsOn ? Optional.ofNullable(smsNumber) : Optional.empty();
            case WEBHOOK -> webhookOn ? Optional.ofNullable(webhookUrl) : Optional.empty();
        };
    }

    public Letter.@Nullable Webhook webhook() {
        return webhookStyle == null ? null : new Letter.Webhook(webhookStyle, webhookSecret);
    }
}
