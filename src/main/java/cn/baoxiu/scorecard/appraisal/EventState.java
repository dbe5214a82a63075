package cn.baoxiu.scorecard.appraisal;

/** Labels: {@code eventState.<NAME>}. */
public enum EventState {
    ENTERED,
    /** By somebody else; counts. */
    CONFIRMED,
    REFUSED
}
