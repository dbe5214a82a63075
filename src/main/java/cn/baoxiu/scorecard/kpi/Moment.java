package cn.baoxiu.scorecard.kpi;

/**
 * Which moment of a case puts it into a month, so that a list of cases can say what its times are. Labels:
 * {@code kpiMoment.<NAME>}.
 */
public enum Moment {
    REPORTED,
    ORDERED,
    /** When something was to be done, not when it was. */
    DUE,
    ARRIVED,
    FOUND,
    COMPLETED,
    ACCEPTED,
    FIRST_CLOSED,
    CLOSED,
    ANSWERED,
    /** The attempts to call the owner back are over. */
    CALLED_BACK,
    BILLED,
    HANDLED
}
