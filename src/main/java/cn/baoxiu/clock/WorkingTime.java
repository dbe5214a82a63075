package cn.baoxiu.clock;

import java.time.Instant;
import java.time.LocalDate;

/** Deadlines by rules R1, in Asia/Shanghai. */
public interface WorkingTime {

    /**
     * @param start cut to the minute
     * @throws IllegalArgumentException for hours on CAL_CALENDAR_DAYS or days on CAL_24X7
     */
    Deadline deadline(CalendarId calendar, Instant start, Amount amount);

    /** Instant at which a share (0 to 1) of the countable minutes from start to due has passed. */
    Instant shareOf(CalendarId calendar, Instant start, Instant due, double share);

    /** Countable minutes between two instants: working ones of CAL_CN_WORK, else all; 0 if the second is not later. */
    long minutes(CalendarId calendar, Instant from, Instant to);

    /** End of the working day: 18:00 of the date if it is a working day, else of the next one. */
    Instant endOfWorkingDay(LocalDate date);
}
