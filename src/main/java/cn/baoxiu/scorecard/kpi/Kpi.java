package cn.baoxiu.scorecard.kpi;

/**
 * The key figures (domain B6). How each is counted stands in {@link KpiSources}. Labels: {@code kpi.<NAME>}, with the
 * formula in words {@code kpi.<NAME>.formula}.
 */
public enum Kpi {
    DISPATCH(KpiGroup.SPEED, KpiUnit.PERCENT, Moment.DUE),
    RESPONSE(KpiGroup.SPEED, KpiUnit.PERCENT, Moment.DUE),
    ARRIVAL(KpiGroup.SPEED, KpiUnit.PERCENT, Moment.DUE),
    FINISH(KpiGroup.SPEED, KpiUnit.PERCENT, Moment.DUE),
    ACCEPT(KpiGroup.SPEED, KpiUnit.PERCENT, Moment.DUE),
    FIRST_FIX(KpiGroup.QUALITY, KpiUnit.PERCENT, Moment.FIRST_CLOSED),
    REWORK(KpiGroup.QUALITY, KpiUnit.PERCENT, Moment.CLOSED),
    VISIT(KpiGroup.QUALITY, KpiUnit.PERCENT, Moment.ARRIVED),
    CLOSE_SHORT(KpiGroup.CLOSING, KpiUnit.PERCENT, Moment.REPORTED),
    CLOSE_MIDDLE(KpiGroup.CLOSING, KpiUnit.PERCENT, Moment.REPORTED),
    CLOSE_LONG(KpiGroup.CLOSING, KpiUnit.PERCENT, Moment.REPORTED),
    AUTO_CLOSED(KpiGroup.CLOSING, KpiUnit.PERCENT, Moment.CLOSED),
    OVERDUE(KpiGroup.CLOSING, KpiUnit.COUNT, Moment.REPORTED),
    PAUSED(KpiGroup.CLOSING, KpiUnit.PERCENT, Moment.REPORTED),
    CALLBACK(KpiGroup.VOICE, KpiUnit.PERCENT, Moment.DUE),
    REACHED(KpiGroup.VOICE, KpiUnit.PERCENT, Moment.CALLED_BACK),
    NO_ANSWER(KpiGroup.VOICE, KpiUnit.PERCENT, Moment.CALLED_BACK),
    SATISFACTION(KpiGroup.VOICE, KpiUnit.POINTS, Moment.ANSWERED),
    SATISFIED(KpiGroup.VOICE, KpiUnit.PERCENT, Moment.ANSWERED),
    CITIZEN_RESPONSE(KpiGroup.VOICE, KpiUnit.PERCENT, Moment.ANSWERED),
    CITIZEN_SOLVED(KpiGroup.VOICE, KpiUnit.PERCENT, Moment.ANSWERED),
    CITIZEN_SATISFIED(KpiGroup.VOICE, KpiUnit.PERCENT, Moment.ANSWERED),
    LEVEL_2(KpiGroup.COMPLAINTS, KpiUnit.PERCENT, Moment.REPORTED),
    LEVEL_3(KpiGroup.COMPLAINTS, KpiUnit.PERCENT, Moment.REPORTED),
    OWNER_RAISED(KpiGroup.COMPLAINTS, KpiUnit.PERCENT, Moment.REPORTED),
    COMPLAINT_DENSITY(KpiGroup.COMPLAINTS, KpiUnit.PER_HUNDRED, Moment.REPORTED),
    COMPLAINT_IN_TIME(KpiGroup.COMPLAINTS, KpiUnit.PERCENT, Moment.DUE),
    COMPLAINT_REPEAT(KpiGroup.COMPLAINTS, KpiUnit.PERCENT, Moment.REPORTED),
    REJECTED(KpiGroup.DUTY, KpiUnit.PERCENT, Moment.ORDERED),
    HANDOVERS(KpiGroup.DUTY, KpiUnit.TIMES, Moment.CLOSED),
    HELD(KpiGroup.DUTY, KpiUnit.HOURS, Moment.CLOSED),
    THIRD_PARTY(KpiGroup.DUTY, KpiUnit.PERCENT, Moment.CLOSED),
    RECOVERY(KpiGroup.DUTY, KpiUnit.PERCENT, Moment.CHARGED),
    DENSITY_SHORT(KpiGroup.DEFECTS, KpiUnit.PER_HUNDRED, Moment.REPORTED),
    DENSITY_LONG(KpiGroup.DEFECTS, KpiUnit.PER_HUNDRED, Moment.REPORTED);

    private final KpiGroup group;
    private final KpiUnit unit;
    private final Moment moment;

    Kpi(KpiGroup group, KpiUnit unit, Moment moment) {
        this.group = group;
        this.unit = unit;
        this.moment = moment;
    }

    public KpiGroup group() {
        return group;
    }

    public KpiUnit unit() {
        return unit;
    }

    /** What the time of a case behind the figure is. */
    public Moment moment() {
        return moment;
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
