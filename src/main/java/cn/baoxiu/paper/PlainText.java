package cn.baoxiu.paper;

import java.text.Normalizer;

/** Text as it goes on paper: what people paste brings along signs that nobody sees and that no font has. */
public final class PlainText {

    private static final int FIRST_RADICAL = 0x2E80;
    private static final int LAST_RADICAL = 0x2FDF;

    private PlainText() {}

    /**
     * Compatibility forms become the characters they stand for, radicals (which copies from other papers are full of) the
     * characters they look like; invisible signs go; lines stay.
     */
    public static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .codePoints()
                .forEach(c -> {
                    if (c >= FIRST_RADICAL && c <= LAST_RADICAL) {
                        plain.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
                    } else if (c == '\n' || !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT) {
                        plain.appendCodePoint(c);
                    } else if (c == '\t' || c == '\r') {
                        plain.append(c == '\t' ? ' ' : '\n');
                    }
                });
        return plain.toString().strip();
    }
}
