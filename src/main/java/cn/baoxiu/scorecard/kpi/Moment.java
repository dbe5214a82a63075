package cn.baoxiu.scorecard.kpi;

/**
 * What the time of a case in a list of cases behind a figure is. Often it puts the case into its month, but a repair that has
 * to hold so many days, for one, belongs to the month in which they are over. Labels: {@code kpiMoment.<NAME>}.
 */
public enum Moment {
    REPORTED,
    ORDERED,
    /** When something was to be done, not when it was. */
    DUE,
    ARRIVED,
    /** Of the finding, which follows the survey. */
    FOUND,
    COMPLETED,
    ACCEPTED,
    FIRST_CLOSED,
    CLOSED,
    ANSWERED,
    /** The attempts to call the owner back are over. */
    CALLED_BACK,
    /** What a third party cost is approved and claimed from the contractor. */
    CHARGED,
    HANDLED
}
