package cn.baoxiu.engine;

import java.util.regex.Pattern;

/** What people wrote, as one harmless line of a form's Markdown: no links, images or markup of theirs. */
public final class PlainLine {

    private static final Pattern MARKUP = Pattern.compile("([\\\\`*_\\[\\]{}<>#|!~])");
    private static final Pattern BREAKS = Pattern.compile("\\s+");
    private static final int LENGTH = 300;

    private PlainLine() {}

    /** Cut where it is too long for a list. */
    public static String of(String text) {
        String line = oneLine(text);
        if (line.codePointCount(0, line.length()) > LENGTH) {
            line = line.substring(0, line.offsetByCodePoints(0, LENGTH)) + "…";
        }
        return escaped(line);
    }

    /** All of it, for who has to judge it. */
    public static String whole(String text) {
        return escaped(oneLine(text));
    }

    private static String oneLine(String text) {
        return BREAKS.matcher(text.strip()).replaceAll(" ");
    }

    private static String escaped(String line) {
        return MARKUP.matcher(line).replaceAll("\\\\$1");
    }
}
