package cn.baoxiu.notification.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * The time in which a channel is left alone because the other side does not accept our account: longer after each refusal,
 * so that attempts with a wrong password do not lock the account. Kept by each node for itself, and not over a restart:
 * that is how a mended configuration is brought in.
 */
class ChannelRest {

    /** Of what was mended at the other side the channel hears after this time. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    private final Duration first;
    private Duration next;
    private Instant end = Instant.MIN;

    ChannelRest(Duration first) {
        this.first = first;
        this.next = first;
    }

    synchronized boolean isOn(Instant now) {
        return now.isBefore(end);
    }

    /** @return its end */
    synchronized Instant begin(Instant now) {
        end = now.plus(next.compareTo(LONGEST) < 0 ? next : LONGEST);
        next = Duration.between(now, end).multipliedBy(2);
        return end;
    }

    /** The account is accepted again. */
    synchronized void forget() {
        next = first;
    }
}
