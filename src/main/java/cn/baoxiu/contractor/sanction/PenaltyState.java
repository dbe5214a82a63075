package cn.baoxiu.contractor.sanction;

/** Where a procedure stands. Labels: {@code penaltyState.<NAME>}. */
public enum PenaltyState {
    DRAFTING,
    /** Somebody has to approve, or the letter is being issued. */
    APPROVING,
    /** Numbered, its delivery not entered yet. */
    ISSUED,
    /** The times of the contractor run. */
    DELIVERED,
    ENDED
}
