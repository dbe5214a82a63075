package cn.baoxiu.repair;

/** Urgency of a case (rules R2). Labels: {@code grade.<NAME>}. */
public enum Grade {
    /** Emergency. */
    P0,
    /** Urgent. */
    P1,
    /** Normal. */
    P2,
    /** Complex: promised by plan. */
    P3,
    /** Structure, on its own path. */
    P4
}
