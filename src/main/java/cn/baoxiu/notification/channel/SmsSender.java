package cn.baoxiu.notification.channel;

import cn.baoxiu.notification.channel.NotificationProperties.Sms;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * SMS by a gateway that takes {@code {"to": "+86…", "text": "…", "key": "…"}}. Each request is signed: {@code X-Signature}
 * is the HMAC-SHA256, in hexadecimal, of timestamp (milliseconds), nonce and body, each on a line of its own.
 */
class SmsSender implements Sender {

    private final Sms sms;
    private final Clock clock;
    private final ObjectMapper json;
    private final JsonPost post;

    SmsSender(Sms sms, Clock clock, ObjectMapper json) {
        this.sms = sms;
        this.clock = clock;
        this.json = json;
        this.post = new JsonPost(sms.timeout());
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public boolean configured() {
        return sms.url() != null;
    }

    @Override
    public void send(Letter letter) throws SendFailed {
        if (sms.url() == null) {
            throw new SendFailed(Failure.NOT_CONFIGURED, "");
        }
        String body = body(letter);
        String timestamp = Long.toString(clock.millis());
        String nonce = UUID.randomUUID().toString();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Idempotency-Key", letter.key());
        headers.put("X-Timestamp", timestamp);
        headers.put("X-Nonce", nonce);
        headers.put("X-Signature", signature(sms.secret(), timestamp, nonce, body));
        if (!sms.keyId().isEmpty()) {
            headers.put("X-Key-Id", sms.keyId());
        }
        post.send(sms.url(), headers, body);
    }

    static String signature(String secret, String timestamp, String nonce, String body) {
        return HexFormat.of().formatHex(Signature.of(secret, timestamp + "\n" + nonce + "\n" + body));
    }

    private String body(Letter letter) throws SendFailed {
        Map<String, String> message = new LinkedHashMap<>();
        message.put("to", number(letter.address()));
        message.put("text", letter.text());
        message.put("key", letter.key());
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new SendFailed(Failure.ERROR, "no JSON", e);
        }
    }

    /** With country code, as gateways want it; numbers without one are Chinese. */
    private static String number(String written) throws SendFailed {
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        try {
            return util.format(util.parse(written, "CN"), PhoneNumberUtil.PhoneNumberFormat.E164);
        } catch (NumberParseException e) {
            throw new SendFailed(Failure.NO_ADDRESS, "not a telephone number", e);
        }
    }
}
