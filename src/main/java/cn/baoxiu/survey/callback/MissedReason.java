package cn.baoxiu.survey.callback;

/** Why nobody calls the owner of a closed case back. Labels: {@code survey.missed.<NAME>}. */
public enum MissedReason {
    /** Closed too long ago when the program looked. */
    TOO_LATE,
    /** It could not begin, though it was tried. */
    FAILED,
    /** Closed before call-backs were made at all. */
    BEFORE
}
