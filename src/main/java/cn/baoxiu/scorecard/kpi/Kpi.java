package cn.baoxiu.scorecard.kpi;

/**
 * The key figures (domain B6). How each is counted stands in {@link KpiSources}. Labels: {@code kpi.<NAME>}, with the
 * formula in words {@code kpi.<NAME>.formula}.
 */
public enum Kpi {
    DISPATCH(KpiGroup.SPEED, KpiUnit.PERCENT),
    RESPONSE(KpiGroup.SPEED, KpiUnit.PERCENT),
    ARRIVAL(KpiGroup.SPEED, KpiUnit.PERCENT),
    FINISH(KpiGroup.SPEED, KpiUnit.PERCENT),
    ACCEPT(KpiGroup.SPEED, KpiUnit.PERCENT),
    FIRST_FIX(KpiGroup.QUALITY, KpiUnit.PERCENT),
    REWORK(KpiGroup.QUALITY, KpiUnit.PERCENT),
    VISIT(KpiGroup.QUALITY, KpiUnit.PERCENT),
    CLOSE_SHORT(KpiGroup.CLOSING, KpiUnit.PERCENT),
    CLOSE_MIDDLE(KpiGroup.CLOSING, KpiUnit.PERCENT),
    CLOSE_LONG(KpiGroup.CLOSING, KpiUnit.PERCENT),
    AUTO_CLOSED(KpiGroup.CLOSING, KpiUnit.PERCENT),
    OVERDUE(KpiGroup.CLOSING, KpiUnit.COUNT),
    PAUSED(KpiGroup.CLOSING, KpiUnit.PERCENT),
    CALLBACK(KpiGroup.VOICE, KpiUnit.PERCENT),
    REACHED(KpiGroup.VOICE, KpiUnit.PERCENT),
    NO_ANSWER(KpiGroup.VOICE, KpiUnit.PERCENT),
    SATISFACTION(KpiGroup.VOICE, KpiUnit.POINTS),
    SATISFIED(KpiGroup.VOICE, KpiUnit.PERCENT),
    CITIZEN_RESPONSE(KpiGroup.VOICE, KpiUnit.PERCENT),
    CITIZEN_SOLVED(KpiGroup.VOICE, KpiUnit.PERCENT),
    CITIZEN_SATISFIED(KpiGroup.VOICE, KpiUnit.PERCENT),
    LEVEL_2(KpiGroup.COMPLAINTS, KpiUnit.PERCENT),
    LEVEL_3(KpiGroup.COMPLAINTS, KpiUnit.PERCENT),
    OWNER_RAISED(KpiGroup.COMPLAINTS, KpiUnit.PERCENT),
    COMPLAINT_DENSITY(KpiGroup.COMPLAINTS, KpiUnit.PER_HUNDRED),
    COMPLAINT_IN_TIME(KpiGroup.COMPLAINTS, KpiUnit.PERCENT),
    COMPLAINT_REPEAT(KpiGroup.COMPLAINTS, KpiUnit.PERCENT),
    REJECTED(KpiGroup.DUTY, KpiUnit.PERCENT),
    HANDOVERS(KpiGroup.DUTY, KpiUnit.TIMES),
    HELD(KpiGroup.DUTY, KpiUnit.HOURS),
    THIRD_PARTY(KpiGroup.DUTY, KpiUnit.PERCENT),
    RECOVERY(KpiGroup.DUTY, KpiUnit.PERCENT),
    DENSITY_SHORT(KpiGroup.DEFECTS, KpiUnit.PER_HUNDRED),
    DENSITY_LONG(KpiGroup.DEFECTS, KpiUnit.PER_HUNDRED);

    private final KpiGroup group;
    private final KpiUnit unit;

    Kpi(KpiGroup group, KpiUnit unit) {
        this.group = group;
        this.unit = unit;
    }

    public KpiGroup group() {
        return group;
    }

    public KpiUnit unit() {
        return unit;
    }

    /** Its denominator is the number of homes and not of cases. */
    public boolean perHome() {
        return unit == KpiUnit.PER_HUNDRED;
    }

    /** Every part has the whole denominator: each party's share of the time of the same cases. */
    boolean partsShareBase() {
        return this == HELD;
    }

    /** Money instead of cases in numerator and denominator. */
    public boolean inYuan() {
        return this == RECOVERY;
    }
}
