package cn.baoxiu.contractor.retention;

/** What a transaction of the ledger is. Labels: {@code ledgerKind.<NAME>}. */
public enum TransactionKind {
    /** A security was put up. */
    OPENING,
    DEDUCTION,
    /** Gives a deduction back, wholly or in part. */
    REVERSAL,
    /** Retention was paid out to the contractor. */
    RELEASE,
    /** The data of the contract changed after the opening. */
    ADJUSTMENT
}
