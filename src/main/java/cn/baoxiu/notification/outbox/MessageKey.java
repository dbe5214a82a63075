package cn.baoxiu.notification.outbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Idempotency keys: hashes, so that they fit any header and say nothing about people. */
final class MessageKey {

    /**
     * Of a telephone number's hash: enough to tell two owners of one message apart, while some ten thousand numbers share
     * each value, so that what stays after the erasure names nobody.
     */
    private static final int OWNER_DIGITS = 5;

    private MessageKey() {}

    /** @return 64 hexadecimal digits */
    static String of(String noticeKey, String person, String way) {
        return hash(noticeKey + "\n" + person + "\n" + way);
    }

    static String ofOwner(String noticeKey, String phone, String way) {
        return of(noticeKey, "owner " + hash(phone).substring(0, OWNER_DIGITS), way);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
