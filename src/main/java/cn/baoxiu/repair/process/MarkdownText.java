package cn.baoxiu.repair.process;

import java.util.regex.Pattern;

/** Makes what people wrote harmless in a form's text, which is read as Markdown: no links, images or markup of theirs. */
final class MarkdownText {

    private static final Pattern MARKUP = Pattern.compile("([\\\\`*_\\[\\]{}<>#|!~])");
    private static final Pattern BREAKS = Pattern.compile("\\s+");

    private MarkdownText() {}

    /** One line of at most so many characters. */
    static String plain(String text, int length) {
        String line = BREAKS.matcher(text.strip()).replaceAll(" ");
        if (line.codePointCount(0, line.length()) > length) {
            line = line.substring(0, line.offsetByCodePoints(0, length)) + "…";
        }
        return MARKUP.matcher(line).replaceAll("\\\\$1");
    }
}
