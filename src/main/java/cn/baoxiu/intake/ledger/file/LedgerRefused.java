package cn.baoxiu.intake.ledger.file;

/** A file that cannot be read as a ledger at all. Nothing of it is kept. */
public class LedgerRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the file. Sentences: {@code ledger.refused.<NAME>}. */
    public enum Reason {
        EMPTY,
        NOT_A_TABLE,
        OLD_EXCEL,
        MACROS,
        UNREADABLE,
        BOMB,
        ENCODING,
        NO_HEADER,
        TOO_MANY_ROWS,
        TOO_LARGE
    }

    private final Reason reason;
    private final String arg;

    public LedgerRefused(Reason reason) {
        this(reason, "");
    }

    /** @param arg limit that is passed, or names of the sheets that were looked at */
    public LedgerRefused(Reason reason, String arg) {
        super(reason.name());
        this.reason = reason;
        this.arg = arg;
    }

    public Reason reason() {
        return reason;
    }

    public String arg() {
        return arg;
    }
}
