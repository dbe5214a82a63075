package cn.baoxiu.attachment.picture;

import java.util.List;

/** A file is not taken. */
public class FileRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String messageKey;
    private final transient List<String> args;

    FileRefused(String messageKey, String... args) {
        super(messageKey);
        this.messageKey = messageKey;
        this.args = List.of(args);
    }

    /** The sentence takes the name of the file first, then {@link #args()}. */
    public String messageKey() {
        return messageKey;
    }

    public List<String> args() {
        return args;
    }
}
