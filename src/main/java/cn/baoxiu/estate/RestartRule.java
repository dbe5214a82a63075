package cn.baoxiu.estate;

/** What an accepted repair does to the contractor's clock of the repaired item, by the contract (rules R5). */
public enum RestartRule {
    /** Nothing. */
    NONE,
    /** The full term runs again from the acceptance of the repair. */
    RESTART,
    /** The clock ends at the earliest a number of months (shipped: six) after the acceptance of the repair. */
    MIN_REMAINING
}
