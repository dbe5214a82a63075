package cn.baoxiu.notification.outbox;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.notification.channel.Channel;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Looks every few seconds for messages of one channel; so a channel that hangs does not hold up the others. */
class DeliveryTask implements BackgroundTask {

    private final Channel channel;
    private final Delivery delivery;
    private final Duration interval;

    DeliveryTask(Channel channel, Delivery delivery, Duration interval) {
        this.channel = channel;
        this.delivery = delivery;
        this.interval = interval;
    }

    @Override
    public String name() {
        return "notification." + channel.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(interval);
    }

    @Override
    public void run(String id) {
        delivery.run();
    }
}
