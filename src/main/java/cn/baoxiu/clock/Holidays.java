package cn.baoxiu.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

    /** @param source address of the paper */
    record Year(int year, String source, Instant loadedAt) {}

    /** Years that are known, by year; in any other Monday to Friday count, and a deadline in it is provisional. */
    List<Year> years();

    /** How many promises run that are due in the year: all are provisional as long as it is not known. */
    long provisional(int year);

    /**
     * A paper that changed something.
     *
     * @param by user id, or {@code baoxiu} for one that came with the program
     * @param changed number of days
     * @param moved number of running promises that are due at another time since
     * @param review number of broken promises that would not have been broken
     */
    record Import(long id, int year, String source, String by, Instant at, int changed, int moved, int review) {}

    /** Newest first. */
    List<Import> imports(int most);

    /** What happened to a promise when the holidays changed. */
    enum Effect {
        MOVED,
        REVIEW
    }

    record Touched(String caseNumber, PromiseKind kind, Effect effect, Instant before, Instant after) {}

    /** @param touched the most that were asked for, those for a person first, then by case */
    record ImportEffect(Import paper, List<Change> changes, List<Touched> touched) {}

    Optional<ImportEffect> importEffect(long id, int most);
}
