package cn.baoxiu.intake.ledger;

/** What became of a row. Labels: {@code ledger.outcome.<NAME>}. */
public enum RowOutcome {
    /** Above the header, or the header itself; not counted among the rows. */
    TITLE,
    /** Waits for the next batch. */
    WAITING,
    TAKEN,
    DOUBTFUL,
    REFUSED,
    DUPLICATE,
    SUBTOTAL,
    EMPTY
}
