package cn.baoxiu.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Content that can be read more than once.
 *
 * @param size in bytes
 * @param sha256 of the content, hexadecimal
 */
public record Bytes(long size, String sha256, Source source) {

    /** Opens the content from its beginning; whoever opens it closes it. */
    public interface Source {
        InputStream open() throws IOException;
    }

    public static Bytes of(byte[] content) {
        return new Bytes(
                content.length,
                HexFormat.of().formatHex(digest().digest(content)),
                () -> new ByteArrayInputStream(content));
    }

    /** Reads the content once to measure it. */
    public static Bytes of(Source source) throws IOException {
        try (DigestInputStream in = new DigestInputStream(source.open(), digest())) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            return new Bytes(
                    size, HexFormat.of().formatHex(in.getMessageDigest().digest()), source);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
