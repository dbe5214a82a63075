package cn.baoxiu.clock;

/**
 * Why clocks stand still (domain B8, rules R2). Which clocks a reason stops, and for how long at most, is decided by
 * decision {@code pause-limit}.
 */
public enum PauseReason {
    OWNER_AWAY,
    OWNER_RESCHEDULED,
    /** Nobody opened, three times. */
    NO_ENTRY,
    WEATHER,
    /** Material is late: known, but nobody's clock stops. */
    PARTS,
    /** The cause is disputed and appraised. */
    APPRAISAL,
    /** An authority has to permit the work. */
    AUTHORITY
}
