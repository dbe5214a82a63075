package cn.baoxiu.repair.casework;

/** What happened to a case. Labels: {@code timeline.<NAME>}. */
public enum TimelineKind {
    REPORTED,
    /** Taken over from an old ledger; the note names its file and row. */
    IMPORTED,
    REOPENED,
    TRIAGED,
    NOT_DUPLICATE,
    MERGED,
    OWNER_CONTACTED,
    OWNER_NOT_REACHED,
    MADE_SAFE,
    ARRIVED,
    SURVEYED,
    FOUND,
    DISPATCHED,
    ACCEPTED,
    REJECTED,
    APPOINTED,
    REPAIRED,
    DRYING_STARTED,
    DRYING_ENDED,
    QUOTED,
    QUOTE_ACCEPTED,
    QUOTE_DECLINED,
    AUTHORITY_REPORTED,
    SCHEME_AGREED,
    FILED,
    EXPLAINED,
    INSPECTION_PASSED,
    INSPECTION_FAILED,
    OWNER_CONFIRMED,
    OWNER_NOT_SATISFIED,
    OWNER_REFUSED,
    /** Note: why the owner's signature counts no longer. */
    SIGNATURE_VOIDED,
    /** After a signature was made void, under the corrected record. */
    OWNER_SIGNED_AGAIN,
    AUTO_CONFIRMED,
    THREE_PARTY_CLOSED,
    WITHDRAWN,
    REGRADED,
    CONTRACTOR_REPLACED,
    /** Note: kind of the files and how many, for example {@code AFTER 3}. */
    PHOTO_ADDED,
    PHOTO_STRUCK_OUT,
    PAUSE_REQUESTED,
    PAUSE_REFUSED,
    PAUSED,
    RESUMED,
    /** Note: kind of the promise. */
    PROMISE_BROKEN,
    /** Note: the level that was reached. */
    ESCALATED,
    MAJOR_COMPLAINT,
    /** Note: how the chain ended. */
    ESCALATION_ENDED,
    CLOSED
}
