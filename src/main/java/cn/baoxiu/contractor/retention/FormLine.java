package cn.baoxiu.contractor.retention;

import java.util.regex.Pattern;

/** What people wrote, as one harmless line of a form's Markdown. */
final class FormLine {

    private static final Pattern MARKUP = Pattern.compile("([\\\\`*_\\[\\]{}<>#|!~])");
    private static final Pattern BREAKS = Pattern.compile("\\s+");

    private FormLine() {}

    static String plain(String text) {
        return MARKUP.matcher(BREAKS.matcher(text.strip()).replaceAll(" ")).replaceAll("\\\\$1");
    }
}
