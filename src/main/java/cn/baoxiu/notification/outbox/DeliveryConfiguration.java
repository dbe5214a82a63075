package cn.baoxiu.notification.outbox;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.notification.Notifications;
import cn.baoxiu.notification.channel.Channel;
import cn.baoxiu.notification.channel.Channels;
import cn.baoxiu.notification.channel.NotificationProperties;
import cn.baoxiu.notification.person.PersonSettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One delivery per channel. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    private final Channels channels;
    private final DueRows rows;
    private final PersonSettings settings;
    private final EnclosedFiles files;
    private final Notifications notifications;
    private final OperatorNotices operators;
    private final NotificationProperties properties;
    private final Clock clock;

    DeliveryConfiguration(
            Channels channels,
            DueRows rows,
            PersonSettings settings,
            EnclosedFiles files,
            Notifications notifications,
            OperatorNotices operators,
            NotificationProperties properties,
            Clock clock) {
        this.channels = channels;
        this.rows = rows;
        this.settings = settings;
        this.files = files;
        this.notifications = notifications;
        this.operators = operators;
        this.properties = properties;
        this.clock = clock;
    }

    @Bean
    BackgroundTask mailDelivery() {
        return task(Channel.MAIL);
    }

    @Bean
    BackgroundTask smsDelivery() {
        return task(Channel.SMS);
    }

    @Bean
    BackgroundTask webhookDelivery() {
        return task(Channel.WEBHOOK);
    }

    private BackgroundTask task(Channel channel) {
        Delivery delivery = new Delivery(
                channels.sender(channel),
                rows,
                settings,
                files,
                detail -> notifications.send(operators.accountRefused(channel, detail)),
                properties,
                clock);
        return new DeliveryTask(channel, delivery, properties.delivery().interval());
    }
}
