package cn.baoxiu.contractor.sanction;

/** What came of a procedure. Labels: {@code penaltyOutcome.<NAME>}. */
public enum PenaltyOutcome {
    /** No letter by decision {@code contractor-sanction}. */
    RECORDED,
    /** No letter, because the drafter decided so. */
    DISCARDED,
    /** Revoked after an objection, or because another party is found responsible. */
    WITHDRAWN,
    /** The money was taken. */
    DEDUCTED,
    PERFORMED,
    /** What the letter demanded was not done in its time. */
    IGNORED,
    /** Delivered and not revoked; it asked for nothing more. */
    CLOSED
}
