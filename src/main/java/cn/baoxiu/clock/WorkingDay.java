package cn.baoxiu.clock;

/** The working hours of one day, 08:30–12:00 and 13:30–18:00 (rules R1). Units: minutes since midnight. */
final class WorkingDay {

    static final int MINUTES = 480;
    static final int END = 18 * 60;

    private static final int MORNING_FROM = 8 * 60 + 30;
    private static final int MORNING_TO = 12 * 60;
    private static final int AFTERNOON_FROM = 13 * 60 + 30;
    private static final int MORNING = MORNING_TO - MORNING_FROM;

    private WorkingDay() {}

    /** Working minutes of a working day that lie before the time of day. */
    static int workedBefore(int minuteOfDay) {
        if (minuteOfDay <= MORNING_FROM) {
            return 0;
        }
        if (minuteOfDay <= MORNING_TO) {
            return minuteOfDay - MORNING_FROM;
        }
        if (minuteOfDay <= AFTERNOON_FROM) {
            return MORNING;
        }
        return Math.min(MINUTES, MORNING + minuteOfDay - AFTERNOON_FROM);
    }

    /** Time of day at which so many (1 to 480) working minutes are over; may be exactly 12:00 or 18:00. */
    static int minuteAfter(int worked) {
        return worked <= MORNING ? MORNING_FROM + worked : AFTERNOON_FROM + worked - MORNING;
    }
}
