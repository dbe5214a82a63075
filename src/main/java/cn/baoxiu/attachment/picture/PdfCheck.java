package cn.baoxiu.attachment.picture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;

/** A PDF is kept as it came, so it has to be one and nothing else: from the first byte to the last. */
final class PdfCheck {

    private static final int END_BYTES = 2048;
    private static final int START_BYTES = 1024;
    private static final String ARCHIVE_END = "PK\u0005\u0006";

    private PdfCheck() {}

    static boolean isWhole(InputStream content) throws IOException {
        try (content) {
            byte[] all = content.readAllBytes();
            String start = text(all, 0, Math.min(all.length, START_BYTES));
            String end = text(all, Math.max(0, all.length - END_BYTES), all.length);
            int mark = end.lastIndexOf("%%EOF");
            return start.startsWith("%PDF-")
                    && mark >= 0
                    && end.substring(mark + 5).chars().allMatch(c -> c <= ' ')
                    && !end.contains(ARCHIVE_END)
                    && Stream.of("<html", "<script", "<svg", "<!doctype")
                            .noneMatch(start.toLowerCase(Locale.ROOT)::contains);
        }
    }

    private static String text(byte[] all, int from, int to) {
        return new String(all, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
