package cn.baoxiu.notification.outbox;

import cn.baoxiu.notification.channel.Channel;
import cn.baoxiu.notification.channel.Failure;
import cn.baoxiu.notification.channel.Letter;
import cn.baoxiu.notification.channel.NotificationProperties;
import cn.baoxiu.notification.channel.SendFailed;
import cn.baoxiu.notification.channel.Sender;
import cn.baoxiu.notification.person.PersonSetting;
import cn.baoxiu.notification.person.PersonSettings;
import cn.baoxiu.notification.person.QuietHours;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due by one channel. A message is claimed before it is sent and marked afterwards, each in a transaction of
 * its own: a crash in between repeats that one message, with the same key, when its lease is over. Several deliveries may
 * run at the same time.
 */
class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private static final int BATCH = 50;

    /** The channel is out of order then: the others of this run would only wait for its timeouts. */
    private static final int FAILURES_IN_A_ROW = 5;

    /** Of one run; the next one goes on. */
    private static final int MESSAGES_MAX = 1000;

    private final Sender sender;
    private final DueRows rows;
    private final PersonSettings settings;
    private final NotificationProperties properties;
    private final Clock clock;

    Delivery(Sender sender, DueRows rows, PersonSettings settings, NotificationProperties properties, Clock clock) {
        this.sender = sender;
        this.rows = rows;
        this.settings = settings;
        this.properties = properties;
        this.clock = clock;
    }

    private enum Result {
        SENT,
        NOT_SENT,
        CHANNEL_FAILED
    }

    /** Until nothing is due, or the channel seems out of order. Urgent messages overtake the others. */
    void run() {
        int failures = 0;
        for (int handled = 0; handled < MESSAGES_MAX; ) {
            List<DueRow> batch = due();
            if (batch.isEmpty()) {
                return;
            }
            Map<String, PersonSetting> chosen = settingsOf(batch);
            for (DueRow row : batch) {
                Result result = deliver(row, chosen);
                failures = result == Result.CHANNEL_FAILED ? failures + 1 : 0;
                if (failures == FAILURES_IN_A_ROW) {
                    log.warn("{} seems out of order: {} failures in a row", sender.channel(), failures);
                    return;
                }
            }
            handled += batch.size();
        }
    }

    private List<DueRow> due() {
        Instant now = clock.instant();
        List<DueRow> urgent = rows.due(channel(), true, now, BATCH);
        return urgent.isEmpty() ? rows.due(channel(), false, now, BATCH) : urgent;
    }

    private Channel channel() {
        return sender.channel();
    }

    private Map<String, PersonSetting> settingsOf(List<DueRow> batch) {
        return settings.of(
                batch.stream().map(DueRow::recipient).filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    private Result deliver(DueRow row, Map<String, PersonSetting> chosen) {
        String recipient = row.recipient();
        PersonSetting setting =
                recipient == null ? PersonSetting.USUAL : chosen.getOrDefault(recipient, PersonSetting.USUAL);
        Instant now = clock.instant();
        QuietHours quiet = setting.quiet();
        if (!row.urgent() && quiet != null && quiet.endAt(now).isAfter(now)) {
            rows.defer(row, quiet.endAt(now));
            return Result.NOT_SENT;
        }
        String claim = UUID.randomUUID().toString();
        if (!rows.claim(row, claim, now.plus(properties.delivery().lease()))) {
            return Result.NOT_SENT;
        }
        return send(row, setting, claim);
    }

    private Result send(DueRow row, PersonSetting setting, String claim) {
        try {
            if (!sender.configured()) {
                throw new SendFailed(Failure.NOT_CONFIGURED, "");
            }
            sender.send(letter(row, setting));
        } catch (SendFailed e) {
            return failed(row, claim, e.failure(), e.getMessage());
        } catch (RuntimeException e) {
            log.error("message {} could not be sent", row.id(), e);
            return failed(row, claim, Failure.ERROR, e.getClass().getSimpleName());
        }
        Instant now = clock.instant();
        rows.sent(row, claim, now, now.plus(properties.keepText()));
        return Result.SENT;
    }

    private Letter letter(DueRow row, PersonSetting setting) throws SendFailed {
        // a webhook's URL is not copied into the row
        String address = channel() == Channel.WEBHOOK
                ? setting.addressOf(Channel.WEBHOOK, null).orElse(null)
                : row.address();
        String subject = row.subject();
        String body = row.body();
        if (address == null || subject == null || body == null) {
            throw new SendFailed(Failure.NO_ADDRESS, "");
        }
        return new Letter(row.key(), address, subject, body, setting.webhook());
    }

    private Result failed(DueRow row, String claim, Failure failure, @Nullable String detail) {
        Instant now = clock.instant();
        int attempts = row.attempts() + 1;
        if (failure.permanent() || attempts >= properties.delivery().maxAttempts()) {
            rows.dead(row, claim, failure, detail, now, now.plus(properties.keepText()));
            log.warn("message {} is given up after {} attempts: {}", row.id(), attempts, failure);
        } else {
            rows.failed(row, claim, failure, detail, now.plus(pauseAfter(attempts)));
        }
        return failure.permanent() ? Result.NOT_SENT : Result.CHANNEL_FAILED;
    }

    /** @param attempts failed so far, at least 1 */
    private Duration pauseAfter(int attempts) {
        NotificationProperties.Delivery delivery = properties.delivery();
        Duration pause = delivery.firstRetry();
        for (int i = 1; i < attempts && pause.compareTo(delivery.longestRetry()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(delivery.longestRetry()) < 0 ? pause : delivery.longestRetry();
    }
}
