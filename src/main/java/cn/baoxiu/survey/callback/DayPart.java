package cn.baoxiu.survey.callback;

import java.time.LocalTime;

/**
 * Part of the day in which owners may be called. Labels: {@code survey.dayPart.<code>}, else the code itself.
 *
 * @param ends excluded
 */
public record DayPart(String code, LocalTime starts, LocalTime ends) {

    boolean contains(LocalTime time) {
        return !time.isBefore(starts) && time.isBefore(ends);
    }
}
