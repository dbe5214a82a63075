package cn.baoxiu.attachment.store;

import cn.baoxiu.attachment.AttachmentStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chooses the one store. Classes of the S3 client are not even loaded unless it is wanted. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AttachmentProperties.class)
class StoreConfiguration {

    @Bean(destroyMethod = "")
    AttachmentStore attachmentStore(AttachmentProperties properties, JdbcClient jdbc) {
        return switch (properties.store()) {
            case DATABASE -> new DatabaseAttachmentStore(jdbc);
            case S3 -> S3AttachmentStore.of(properties.s3());
        };
    }
}
