package cn.baoxiu.scorecard.inside;

/** Labels: {@code correctionState.<NAME>}. */
public enum CorrectionState {
    ENTERED,
    CONFIRMED,
    REFUSED,
    /** Waited when the card was published. */
    LAPSED
}
