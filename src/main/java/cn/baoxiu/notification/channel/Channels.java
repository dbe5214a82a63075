package cn.baoxiu.notification.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The senders, and which of them are in use. */
public class Channels {

    private final Map<Channel, Sender> senders = new EnumMap<>(Channel.class);

    public Channels(Collection<? extends Sender> all) {
        all.forEach(sender -> senders.put(sender.channel(), sender));
    }

    public static Channels of(NotificationProperties properties, Clock clock, ObjectMapper json) {
        if (properties.dryRun()) {
            return new Channels(
                    Arrays.stream(Channel.values()).map(DryRunSender::new).toList());
        }
        return new Channels(List.of(
                new MailSender(properties.mail()),
                new SmsSender(properties.sms(), clock, json),
                new WebhookSender(properties.webhook(), clock, json)));
    }

    public boolean uses(Channel channel) {
        Sender sender = senders.get(channel);
        return sender != null && sender.configured();
    }

    public Sender sender(Channel channel) {
        return Objects.requireNonNull(senders.get(channel), channel::name);
    }
}
