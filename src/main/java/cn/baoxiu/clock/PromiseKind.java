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
    CONTRACTOR_FINISH;

    public boolean toOwner() {
        return ordinal() <= FINISH.ordinal();
    }
}
