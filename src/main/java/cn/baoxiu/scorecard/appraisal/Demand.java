package cn.baoxiu.scorecard.appraisal;

/** What the head wants. Labels: {@code demand.<NAME>}. */
public enum Demand {
    /** The case, or the event, does not count at all. */
    EXCLUDE,
    /** The case counts as kept. */
    AS_GOOD
}
