package cn.baoxiu.attachment.store;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings {@code baoxiu.attachments.*}; another word than database or s3 stops the program at its start. */
@ConfigurationProperties("baoxiu.attachments")
record AttachmentProperties(@DefaultValue("database") Kind store, @DefaultValue S3 s3) {

    enum Kind {
        DATABASE,
        S3
    }

    /**
     * Credentials come from the environment ({@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY}) or from the
     * machine's role.
     *
     * @param endpoint null for Amazon's own
     * @param bucket must exist
     * @param prefix of all keys, so that a bucket can be shared
     * @param pathStyle bucket in the path instead of the host name, as most servers other than Amazon's want it
     */
    record S3(
            @Nullable URI endpoint,
            @DefaultValue("") String bucket,
            @DefaultValue("us-east-1") String region,
            @DefaultValue("attachments/") String prefix,
            @DefaultValue("false") boolean pathStyle) {}
}
