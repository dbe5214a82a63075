package cn.baoxiu.attachment.picture;

/** Names of files as people may see them. */
public final class FileNames {

    private static final int LENGTH = 120;

    private FileNames() {}

    /** Without folders and what cannot be seen; shortened in the middle so that the ending stays. Never empty. */
    public static String shown(String sent) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        int[] visible = last.codePoints()
                .map(c -> Character.isWhitespace(c) ? ' ' : c)
                .filter(FileNames::isVisible)
                .toArray();
        String name = new String(visible, 0, visible.length).strip();
        int length = name.codePointCount(0, name.length());
        if (length > LENGTH) {
            int head = name.offsetByCodePoints(0, LENGTH - 21);
            int tail = name.offsetByCodePoints(name.length(), -20);
            name = name.substring(0, head) + "…" + name.substring(tail);
        }
        return name.isEmpty() ? "?" : name;
    }

    /** Overrides of direction and characters of no width make a name look like another. */
    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
