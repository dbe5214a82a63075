package cn.baoxiu.notification.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The senders as configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationProperties.class)
class ChannelConfiguration {

    @Bean
    Channels notificationChannels(NotificationProperties properties, Clock clock, ObjectMapper json) {
        return Channels.of(properties, clock, json);
    }
}
