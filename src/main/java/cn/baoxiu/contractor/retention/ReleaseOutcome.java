package cn.baoxiu.contractor.retention;

/** How a request for release ended. Labels: {@code releaseOutcome.<NAME>}. */
public enum ReleaseOutcome {
    RELEASED,
    /** Nobody answered within both legal terms: silence is consent. */
    DEEMED,
    REFUSED
}
