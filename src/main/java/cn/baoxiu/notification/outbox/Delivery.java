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
import java.util.function.Consumer;
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
    private final EnclosedFiles files;
    private final Consumer<@Nullable String> accountRefused;
    private final ChannelRest rest;
    private final NotificationProperties properties;
    private final Clock clock;

    /** @param accountRefused tells operators that our account is not accepted; given what the other side said */
    Delivery(
            Sender sender,
            DueRows rows,
            PersonSettings settings,
            EnclosedFiles files,
            Consumer<@Nullable String> accountRefused,
            NotificationProperties properties,
            Clock clock) {
        this.sender = sender;
        this.rows = rows;
        this.settings = settings;
        this.files = files;
        this.accountRefused = accountRefused;
        this.rest = new ChannelRest(properties.delivery().firstRetry());
        this.properties = properties;
        this.clock = clock;
    }

    /** What a message tells about its channel. */
    private enum Result {
        /** The other side has taken or refused the message: it is there. */
        ANSWERED,
        /** Nothing: the other side was not asked. */
        NOT_ASKED,
        FAILED,
        ACCOUNT_REFUSED
    }

    /** Until nothing is due, or the channel seems out of order. Urgent messages overtake the others. */
    void run() {
        int failures = 0;
        if (rest.isOn(clock.instant())) {
            return;
        }
        for (int handled = 0; handled < MESSAGES_MAX; ) {
            List<DueRow> batch = due();
            if (batch.isEmpty()) {
                return;
            }
            Map<String, PersonSetting> chosen = settingsOf(batch);
            for (DueRow row : batch) {
                Result result = deliver(row, chosen);
                if (result == Result.ACCOUNT_REFUSED) {
                    return;
                }
                if (result == Result.ANSWERED) {
                    rest.forget();
                    failures = 0;
                } else if (result == Result.FAILED) {
                    failures++;
                }
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
            return Result.NOT_ASKED;
        }
        String claim = UUID.randomUUID().toString();
        if (!rows.claim(row, claim, now.plus(properties.delivery().lease()))) {
            return Result.NOT_ASKED;
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
        return Result.ANSWERED;
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
        String enclosure = row.enclosure();
        return new Letter(
                row.key(), address, subject, body, setting.webhook(), enclosure == null ? null : files.open(enclosure));
    }

    private Result failed(DueRow row, String claim, Failure failure, @Nullable String detail) {
        Instant now = clock.instant();
        if (failure == Failure.NOT_ALLOWED && sender.oneAccount()) {
            rows.putBack(row, claim, failure, detail, rest.begin(now));
            log.warn("{} does not accept our account, and rests: {}", channel(), detail);
            accountRefused.accept(detail);
            return Result.ACCOUNT_REFUSED;
        }
        int attempts = row.attempts() + 1;
        if (failure.permanent() || attempts >= properties.delivery().maxAttempts()) {
            rows.dead(row, claim, failure, detail, now, now.plus(properties.keepText()));
            log.warn("message {} is given up after {} attempts: {}", row.id(), attempts, failure);
        } else {
            rows.failed(row, claim, failure, detail, now.plus(pauseAfter(attempts)));
        }
        if (failure == Failure.REFUSED) {
            return Result.ANSWERED;
        }
        return failure.permanent() ? Result.NOT_ASKED : Result.FAILED;
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
