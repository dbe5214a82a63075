package cn.baoxiu.intake.ledger;

import cn.baoxiu.intake.CleanText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** One writing for what reads the same. */
final class PlainText {

    private static final String SEPARATOR = "\u001F";

    private PlainText() {}

    /** Visible text of one line, full-width forms narrowed. */
    static String narrow(String text) {
        return CleanText.line(Normalizer.normalize(text, Normalizer.Form.NFKC)).strip();
    }

    /** Narrowed, in lower case, without blanks: for comparisons. */
    static String key(String text) {
        return narrow(text).replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }

    /** Only letters and digits: 滨江·澜境湾 and 滨江澜境湾 are one. */
    static String letters(String text) {
        return key(text).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    static String hash(List<String> parts) {
        return hash(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
