package cn.baoxiu.clock;

import java.time.LocalDate;

/**
 * A promise by date: due at the end of the n-th working day after a day.
 *
 * @param workingDays 0 for the day itself, or the next working day if it is none
 */
record DueDay(LocalDate day, int workingDays) {

    DueDay {
        if (workingDays < 0) {
            throw new IllegalArgumentException("working days before a day: " + workingDays);
        }
    }
}
