package cn.baoxiu.notification.outbox;

/** Text of people in a chat's markdown. */
final class Markdown {

    private static final String SPECIAL = "[]()<>*_`#~|@";
    private static final int FULL_WIDTH = 0xFEE0;

    private Markdown() {}

    /** Without links, mentions or formatting: the characters they are made of become their full-width forms. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.chars().forEach(c -> plain.append((char) (SPECIAL.indexOf(c) < 0 ? c : c + FULL_WIDTH)));
        return plain.toString();
    }
}
