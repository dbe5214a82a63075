package cn.baoxiu.notification.channel;

import cn.baoxiu.notification.channel.NotificationProperties.Webhook;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Markdown to a chat robot of WeCom or DingTalk. Both answer 200 to everything and say in {@code errcode} what they
 * think of it.
 */
class WebhookSender implements Sender {

    /** WeCom's busy, its limit of messages, DingTalk's busy and its limits. */
    private static final Set<Integer> LATER = Set.of(-1, 45009, 45033, 130101, 130102, 410100);

    private final Webhook webhook;
    private final Clock clock;
    private final ObjectMapper json;
    private final JsonPost post;

    WebhookSender(Webhook webhook, Clock clock, ObjectMapper json) {
        this.webhook = webhook;
        this.clock = clock;
        this.json = json;
        this.post = new JsonPost(webhook.timeout());
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public boolean configured() {
        return !webhook.origins().isEmpty();
    }

    /** Each person's robot has its own key: nobody's wrong one may hold up the others. */
    @Override
    public boolean oneAccount() {
        return false;
    }

    @Override
    public void send(Letter letter) throws SendFailed {
        Letter.Webhook chat = letter.webhook();
        if (chat == null) {
            throw new SendFailed(Failure.NO_ADDRESS, "");
        }
        URI address = address(letter.address(), chat);
        check(post.send(address, Map.of("Idempotency-Key", letter.key()), body(letter, chat.style())));
    }

    private URI address(String url, Letter.Webhook chat) throws SendFailed {
        try {
            URI address = URI.create(url);
            if (!webhook.allows(address)) {
                throw new SendFailed(Failure.NO_ADDRESS, "not an allowed server");
            }
            String secret = chat.secret();
            return chat.style() == WebhookStyle.DINGTALK && secret != null ? signed(url, secret) : address;
        } catch (IllegalArgumentException e) {
            throw new SendFailed(Failure.NO_ADDRESS, "not a URL", e);
        }
    }

    /** As DingTalk wants it: Base64 of the HMAC-SHA256 over timestamp, line feed and secret. */
    private URI signed(String url, String secret) {
        String timestamp = Long.toString(clock.millis());
        String sign = Base64.getEncoder().encodeToString(Signature.of(secret, timestamp + "\n" + secret));
        return URI.create(url + (url.contains("?") ? "&" : "?") + "timestamp=" + timestamp + "&sign="
                + URLEncoder.encode(sign, StandardCharsets.UTF_8));
    }

    private String body(Letter letter, WebhookStyle style) throws SendFailed {
        Map<String, String> markdown = style == WebhookStyle.WECOM
                ? Map.of("content", letter.text())
                : Map.of("title", letter.subject(), "text", letter.text());
        try {
            return json.writeValueAsString(Map.of("msgtype", "markdown", "markdown", markdown));
        } catch (JsonProcessingException e) {
            throw new SendFailed(Failure.ERROR, "no JSON", e);
        }
    }

    private void check(String answer) throws SendFailed {
        Integer code = code(answer);
        if (code == null) {
            throw new SendFailed(Failure.UNREACHABLE, "no errcode: " + answer);
        }
        if (code != 0) {
            throw new SendFailed(LATER.contains(code) ? Failure.TOO_MANY : Failure.REFUSED, answer);
        }
    }

    private @Nullable Integer code(String answer) {
        try {
            JsonNode code = json.readTree(answer).path("errcode");
            return code.canConvertToInt() ? Integer.valueOf(code.intValue()) : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
