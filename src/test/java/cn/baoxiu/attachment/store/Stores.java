package cn.baoxiu.attachment.store;

import cn.baoxiu.attachment.AttachmentStore;
import com.robothy.s3.rest.LocalS3;
import java.net.URI;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** The stores that the program can be told to use. */
public final class Stores {

    private static final String BUCKET = "photos";

    private Stores() {}

    public static AttachmentStore inDatabase(JdbcClient jdbc) {
        return new DatabaseAttachmentStore(jdbc);
    }

    /** In a server of its own, in this JVM and at a free port. */
    public static AttachmentStore inS3() {
        LocalS3 server = LocalS3.builder().port(-1).build();
        server.start();
        var settings = new AttachmentProperties.S3(
                URI.create("http://localhost:" + server.getPort()), BUCKET, "cn-test-1", "baoxiu/", true);
        S3Client client = S3AttachmentStore.client(
                settings, StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
        client.createBucket(b -> b.bucket(BUCKET));
        return new S3AttachmentStore(() -> client, BUCKET, settings.prefix());
    }
}
