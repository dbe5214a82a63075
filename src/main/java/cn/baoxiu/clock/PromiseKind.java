package cn.baoxiu.clock;

/** What is promised. The first five are promises to the owner, the others inner promises between the parties (R2). */
public enum PromiseKind {
    FIRST_CONTACT,
    ON_SITE,
    MAKE_SAFE,
    /** A plan with a finish date, for complex defects. */
    PLAN,
    FINISH,
    ACCEPT,
    SURVEY,
    INSPECTION,
    CONTRACTOR_FINISH,
    /** A step of the main path that has no other promise is done in its time. */
    STEP,
    /** A decision on a request is made in its time. */
    APPROVAL;

    public boolean toOwner() {
        return ordinal() <= FINISH.ordinal();
    }
}
