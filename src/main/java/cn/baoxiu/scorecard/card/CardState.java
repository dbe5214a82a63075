package cn.baoxiu.scorecard.card;

/** Where a card stands in the cycle of its month. Labels: {@code cardState.<NAME>}. */
public enum CardState {
    /** Its facts are frozen, nothing is worked out yet. */
    FROZEN,
    /** Worked out; the head of the subsidiary may object. */
    DRAFT,
    /** The head has objected, group customer service decides. */
    APPEALED,
    /** Nothing is open any more, group customer service has to confirm. */
    DECIDED,
    /** Confirmed, waits for the day of publication. */
    CONFIRMED,
    /** Locked; corrections go into a later month. */
    PUBLISHED
}
