package cn.baoxiu.contractor.sanction;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What is approved, as one hash: whoever approved something else approved nothing (rules R3). */
public final class Fingerprint {

    private Fingerprint() {}

    /** The same for the same parts in the same order only. */
    public static String of(Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            String each = String.valueOf(part);
            // with its length, so that no two lists of parts read alike
            text.append(each.length()).append(':').append(each);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
