package cn.baoxiu.scorecard.rule;

/** What moves the plan score beside the repair score (domain B7). Labels: {@code scoreKind.<NAME>}. */
public enum EffectKind {
    JUSTIFIED_COMPLAINT(false),
    COMPLAINT_OVERTIME(false),
    MAJOR(false),
    GROUP(false),
    MEDIA(false),
    SAFETY_ACCIDENT(false),
    FALSIFIED_RECORD(false),
    CONDUCT(false),
    /** No justified complaint in the month. */
    NO_COMPLAINT(true),
    /** Mystery visits were good enough. */
    MYSTERY_VISIT(true);

    private final boolean byFacts;

    EffectKind(boolean byFacts) {
        this.byFacts = byFacts;
    }

    /** Follows from facts; all others are events that people enter and confirm. */
    public boolean isByFacts() {
        return byFacts;
    }
}
