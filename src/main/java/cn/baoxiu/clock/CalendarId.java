package cn.baoxiu.clock;

/** The three calendars of rules R1. */
public enum CalendarId {
    /** Elapsed hours and minutes. */
    CAL_24X7,
    /** Working hours and working days in China, make-up workdays in, holidays out. */
    CAL_CN_WORK,
    /** Whole natural days, for contract and law terms only. */
    CAL_CALENDAR_DAYS
}
