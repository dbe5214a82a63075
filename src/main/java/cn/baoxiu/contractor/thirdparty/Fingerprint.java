package cn.baoxiu.contractor.thirdparty;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a quote or invoice says, as one hash: whoever approved another one approved nothing. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(Object... parts) {
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
