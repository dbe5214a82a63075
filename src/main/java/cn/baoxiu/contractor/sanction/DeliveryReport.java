package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.Letters;
import cn.baoxiu.contractor.Letters.Channel;
import cn.baoxiu.engine.SubmittedForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a letter reached the contractor.
 *
 * @param sendNow the program sends it to the users of the contractor; only by mail or WeCom
 * @param completedAt end of the call, signature; null for a courier whose receipt is not there
 */
public record DeliveryReport(
        Channel channel,
        boolean sendNow,
        Instant sentAt,
        @Nullable Instant completedAt,
        String person,
        @Nullable String words) {

    /**
     * @param earliest a letter cannot be sent before it was issued; a call about an emergency may precede it
     * @throws cn.baoxiu.engine.FormRejected with every wrong field
     */
    public static DeliveryReport read(SubmittedForm form, Earliest earliest, Instant now) {
        Channel channel = form.requiredChoice("deliveryChannel", Channel.class);
        boolean sendNow = Boolean.TRUE.equals(form.flag("sendNow"));
        if (sendNow && channel != Channel.MAIL && channel != Channel.WECOM) {
            form.reject("sendNow", "contractor.cannotBeSent");
        }
        Instant since = channel == Channel.PHONE ? earliest.call() : earliest.writing();
        Instant sentAt = sendNow ? now : since(form, "sentAt", since, now);
        Instant completedAt = completedAt(form, channel, sendNow, sentAt, now);
        String person = sendNow ? null : form.requiredText("receivedBy", 100);
        DeliveryReport read = new DeliveryReport(
                channel,
                sendNow,
                sentAt,
                completedAt,
                person == null ? "" : person,
                channel == Channel.PHONE ? form.requiredText("deliveryWords", 1000) : form.text("deliveryWords", 1000));
        form.check();
        return read;
    }

    private static @Nullable Instant completedAt(
            SubmittedForm form, Channel channel, boolean sendNow, Instant sentAt, Instant now) {
        return switch (channel) {
            case MAIL, WECOM -> sendNow ? now : sentAt;
            case COURIER -> form.instant("receivedAt") == null ? null : since(form, "receivedAt", sentAt, now);
            case PHONE, HANDED_OVER -> since(form, "receivedAt", sentAt, now);
        };
    }

    private static Instant since(SubmittedForm form, String field, Instant earliest, Instant now) {
        Instant at = form.instant(field);
        if (at != null && at.isBefore(earliest)) {
            form.reject(field, "contractor.beforeTheLetter");
            return at;
        }
        return form.pastInstant(field, Instant.EPOCH, now);
    }

    Letters.Delivery delivery(String recipient) {
        return new Letters.Delivery(channel, sentAt, completedAt, sendNow ? recipient : person, words);
    }

    /** From when on it can have been sent. */
    public record Earliest(Instant writing, Instant call) {}
}
