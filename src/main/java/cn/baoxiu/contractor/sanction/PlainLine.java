package cn.baoxiu.contractor.sanction;

import java.util.regex.Pattern;

/** What people wrote, as one harmless line of a form's Markdown: no links, images or markup of theirs. */
public final class PlainLine {

    private static final Pattern MARKUP = Pattern.compile("([\\\\`*_\\[\\]{}<>#|!~])");
    private static final Pattern BREAKS = Pattern.compile("\\s+");
    private static final int LENGTH = 300;

    private PlainLine() {}

    public static String of(String text) {
        String line = BREAKS.matcher(text.strip()).replaceAll(" ");
        if (line.codePointCount(0, line.length()) > LENGTH) {
            line = line.substring(0, line.offsetByCodePoints(0, LENGTH)) + "…";
        }
        return MARKUP.matcher(line).replaceAll("\\\\$1");
    }
}
