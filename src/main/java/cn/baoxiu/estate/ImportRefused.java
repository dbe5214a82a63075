package cn.baoxiu.estate;

import java.util.List;

/** A file that cannot be imported at all: not a table, not readable, too large, or without a needed column. */
public class ImportRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the file. */
    public enum Reason {
        EMPTY,
        NO_ROWS,
        NOT_A_TABLE,
        OLD_EXCEL,
        MACROS,
        UNREADABLE,
        ENCODING,
        MISSING_COLUMNS,
        REPEATED_COLUMN,
        TOO_MANY_ROWS,
        TOO_LARGE
    }

    private final Reason reason;
    private final List<String> args;

    public ImportRefused(Reason reason, String... args) {
        super(reason + " " + List.of(args));
        this.reason = reason;
        this.args = List.of(args);
    }

    public Reason reason() {
        return reason;
    }

    /** Names of columns, or the limit that is passed. */
    public List<String> args() {
        return args;
    }
}
