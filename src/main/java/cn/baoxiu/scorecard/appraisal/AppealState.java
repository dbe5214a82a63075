package cn.baoxiu.scorecard.appraisal;

/** Labels: {@code appealState.<NAME>}. */
public enum AppealState {
    /** While the head reviews the draft. */
    RAISED,
    /** Taken back before it was submitted. */
    WITHDRAWN,
    /** Waits for its decision. */
    SUBMITTED,
    UPHELD,
    REJECTED
}
