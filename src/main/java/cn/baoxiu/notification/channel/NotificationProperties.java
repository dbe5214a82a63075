package cn.baoxiu.notification.channel;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code baoxiu.notification.*}; wrong ones stop the program at its start.
 *
 * @param baseUrl where people reach the program, for links in messages
 * @param dryRun nothing leaves: messages count as sent, and can be read on the page of the demo
 * @param keepText how long address and text stay after a message was sent or given up
 */
@Validated
@ConfigurationProperties("baoxiu.notification")
public record NotificationProperties(
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("false") boolean dryRun,
        @DefaultValue("30d") Duration keepText,
        @DefaultValue @Valid Delivery delivery,
        @DefaultValue @Valid Mail mail,
        @DefaultValue @Valid Sms sms,
        @DefaultValue @Valid Webhook webhook) {

    /**
     * @param interval pause between two looks for messages that are due
     * @param firstRetry after the first failure; doubled after each further one, up to {@code longestRetry}
     * @param lease after which a message that a node took and did not finish is taken by another; longer than the
     *     slowest attempt
     */
    public record Delivery(
            @DefaultValue("5s") Duration interval,
            @DefaultValue("8") @Min(1) @Max(50) int maxAttempts,
            @DefaultValue("1m") Duration firstRetry,
            @DefaultValue("6h") Duration longestRetry,
            @DefaultValue("5m") Duration lease) {

        public Delivery {
            if (interval.toMillis() < 1 || firstRetry.toMillis() < 1 || lease.compareTo(Duration.ofMinutes(2)) < 0) {
                throw new IllegalArgumentException("baoxiu.notification.delivery: interval and first-retry must be"
                        + " positive, lease at least two minutes");
            }
        }
    }

    public enum Encryption {
        NONE,
        STARTTLS,
        TLS
    }

    /** @param host of the SMTP server; empty: no mail */
    public record Mail(
            @DefaultValue("") String host,
            @DefaultValue("587") @Min(1) @Max(65535) int port,
            @DefaultValue("STARTTLS") Encryption encryption,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("") String from,
            @DefaultValue("10s") Duration timeout) {

        public Mail {
            if (!host.isEmpty() && !from.contains("@")) {
                throw new IllegalArgumentException("baoxiu.notification.mail.from must be a mail address");
            }
        }

        @Override
        public String toString() {
            return "Mail[" + host + ":" + port + "]";
        }
    }

    /**
     * @param url of the gateway; null: no SMS
     * @param keyId names the secret to the gateway
     * @param secret signs the requests
     */
    public record Sms(
            @Nullable URI url,
            @DefaultValue("") String keyId,
            @DefaultValue("") String secret,
            @DefaultValue("10s") Duration timeout) {

        public Sms {
            if (url != null && url.toString().isEmpty()) {
                url = null;
            }
            if (url != null && (secret.isEmpty() || url.getHost() == null)) {
                throw new IllegalArgumentException("baoxiu.notification.sms needs an absolute url and a secret");
            }
        }

        @Override
        public String toString() {
            return "Sms[" + url + "]";
        }
    }

    /**
     * @param origins the only servers that people's webhooks may name, for example {@code https://oapi.dingtalk.com}: the
     *     program stands inside the network and must not call what anybody types. Empty: no webhooks
     */
    public record Webhook(@DefaultValue List<URI> origins, @DefaultValue("10s") Duration timeout) {

        /** True if the address is one of the allowed servers'. */
        public boolean allows(URI address) {
            return address.getRawUserInfo() == null && origins.stream().anyMatch(origin -> same(origin, address));
        }

        private static boolean same(URI origin, URI address) {
            return origin.getScheme().equalsIgnoreCase(address.getScheme())
                    && origin.getHost().equalsIgnoreCase(address.getHost())
                    && origin.getPort() == address.getPort();
        }

        public Webhook {
            for (URI origin : origins) {
                if (origin.getScheme() == null || origin.getHost() == null) {
                    throw new IllegalArgumentException("baoxiu.notification.webhook.origins: not an origin: " + origin);
                }
            }
        }
    }
}
