package cn.baoxiu.intake;

/** Text from people without what cannot be seen: control characters, overrides of direction, broken characters. */
public final class CleanText {

    private CleanText() {}

    /** Text of one line: breaks and tabs become blanks. */
    public static String line(String text) {
        return clean(text.replaceAll("[\\r\\n\\t]+", " "));
    }

    /** Text of several lines; emoji and rare characters are kept. */
    public static String lines(String text) {
        return clean(text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(CleanText::isVisible).forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static boolean isVisible(int c) {
        if (c == '\n' || c == '\t') {
            return true;
        }
        boolean control = Character.getType(c) == Character.CONTROL;
        boolean half = Character.getType(c) == Character.SURROGATE;
        // They let a text show in another order than it is stored in.
        boolean override = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return !control && !half && !override && c != 0xFEFF;
    }
}
