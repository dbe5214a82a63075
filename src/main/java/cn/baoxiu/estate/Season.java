package cn.baoxiu.estate;

import java.time.LocalDate;
import java.time.MonthDay;

/**
 * A heating or cooling season of a city, the same every year.
 *
 * @param ends last day; before {@code starts} in the calendar if the season ends in the next year
 */
record Season(SeasonKind kind, MonthDay starts, MonthDay ends) {

    /** Last day of the n-th season whose first day is on or after the date (rules R5). */
    LocalDate endOfNth(int n, LocalDate from) {
        int first = starts.atYear(from.getYear()).isBefore(from) ? from.getYear() + 1 : from.getYear();
        int last = first + n - 1;
        return ends.isBefore(starts) ? ends.atYear(last + 1) : ends.atYear(last);
    }

    /** First and last day included. */
    boolean runsOn(LocalDate date) {
        MonthDay day = MonthDay.from(date);
        boolean begun = !day.isBefore(starts);
        boolean notOver = !date.isAfter(ends.atYear(date.getYear()));
        return ends.isBefore(starts) ? begun || notOver : begun && notOver;
    }
}
