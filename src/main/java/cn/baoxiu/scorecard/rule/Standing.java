package cn.baoxiu.scorecard.rule;

/** How an item of a card counts. Labels: {@code scoreStanding.<NAME>}. */
public enum Standing {
    /** By the facts of its month. */
    COUNTED,
    /** By those of several months, because its own are too few. */
    POOLED,
    /** Too few even so; its weight goes to the others. */
    TOO_FEW,
    /** Nothing to count; its weight goes to the others. */
    NO_FACTS;

    public boolean isScored() {
        return this == COUNTED || this == POOLED;
    }
}
