package cn.baoxiu.escalation.chain;

/** How a level, or the whole escalation, ended. The last four are outcomes. */
public enum Result {
    UNANSWERED,
    OWNER_DISAGREES,
    /** Silence of an owner who could not know the answer. */
    OWNER_NOT_TOLD,
    OWNER_AGREED,
    OWNER_SILENT,
    DECIDED,
    DROPPED
}
