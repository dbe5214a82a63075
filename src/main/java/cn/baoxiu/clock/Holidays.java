package cn.baoxiu.clock;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holidays and make-up workdays, year by year, as data (rules R1). */
public interface Holidays {

    /** What a day is, if it is not like its weekday. */
    enum Kind {
        HOLIDAY,
        MAKEUP_WORKDAY
    }

    /** @param kind null for a day like its weekday */
    record Change(LocalDate date, @Nullable Kind before, @Nullable Kind after) {}

    record Day(LocalDate date, String name, Kind kind) {}

    /**
     * Takes a year's paper, a new one or one that replaces what was known of the year. Running promises are worked out
     * anew in the background then, and their timers moved; broken ones that would not have been broken are listed for a
     * person.
     *
     * @param json in the form of holiday-cn
     * @param by user id
     * @return what changed, by date; empty if all of it was known, and then nothing is done
     * @throws cn.baoxiu.engine.FormRejected with every wrong field; nothing is changed then
     */
    List<Change> put(int year, String json, String by);

    /** Days of the span, both ends included, that are not like their weekday, by date. */
    List<Day> between(LocalDate from, LocalDate to);
}
