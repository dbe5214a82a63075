package cn.baoxiu.survey.callback;

/** How a call-back ended; refused and unreachable are counted apart. Labels: {@code survey.outcome.<NAME>}. */
public enum CallOutcome {
    /** By telephone. */
    ANSWERED,
    /** By the owner's link. */
    ONLINE,
    REFUSED,
    UNREACHABLE,
    /** The case was opened again before there was an answer. */
    SUPERSEDED,
    /** Somebody cancelled the instance in the engine; also of a second call. */
    CANCELLED
}
