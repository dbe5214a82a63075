package cn.baoxiu.attachment.store;

import cn.baoxiu.attachment.AttachmentStore;
import cn.baoxiu.attachment.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Content as objects of a bucket. The client is made when the first file comes. */
class S3AttachmentStore implements AttachmentStore {

    private static final String SHA256 = "sha256";
    private static final Duration ATTEMPT = Duration.ofSeconds(30);
    private static final Duration CALL = Duration.ofMinutes(2);

    private final Supplier<S3Client> client;
    private final String bucket;
    private final String prefix;

    S3AttachmentStore(Supplier<S3Client> client, String bucket, String prefix) {
        this.client = SingletonSupplier.of(client);
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /** @throws IllegalArgumentException if no bucket is named */
    static S3AttachmentStore of(AttachmentProperties.S3 settings) {
        if (settings.bucket().isBlank()) {
            throw new IllegalArgumentException("baoxiu.attachments.s3.bucket is missing");
        }
        return new S3AttachmentStore(
                () -> client(settings, DefaultCredentialsProvider.builder().build()),
                settings.bucket(),
                settings.prefix());
    }

    static S3Client client(AttachmentProperties.S3 settings, AwsCredentialsProvider credentials) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(5))
                        .socketTimeout(ATTEMPT)
                        .build())
                .overrideConfiguration(o -> o.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL))
                .credentialsProvider(credentials)
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                // Servers other than Amazon's stumble over the newer checksums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        return builder.build();
    }

    @Override
    public void put(String key, Bytes content) {
        client.get()
                .putObject(
                        p -> p.bucket(bucket)
                                .key(prefix + key)
                                .contentLength(content.size())
                                .metadata(Map.of(SHA256, content.sha256())),
                        RequestBody.fromContentProvider(
                                () -> {
                                    try {
                                        return content.source().open();
                                    } catch (IOException e) {
                                        throw new UncheckedIOException("content cannot be read", e);
                                    }
                                },
                                content.size(),
                                "application/octet-stream"));
    }

    @Override
    public Optional<Stored> get(String key) {
        try {
            ResponseInputStream<GetObjectResponse> object =
                    client.get().getObject(g -> g.bucket(bucket).key(prefix + key));
            GetObjectResponse facts = object.response();
            return Optional.of(
                    new Stored(facts.contentLength(), facts.metadata().getOrDefault(SHA256, ""), object));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(String key) {
        client.get().deleteObject(d -> d.bucket(bucket).key(prefix + key));
    }

    @Override
    public boolean joinsTransaction() {
        return false;
    }
}
