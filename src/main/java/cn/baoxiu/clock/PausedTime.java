package cn.baoxiu.clock;

import cn.baoxiu.engine.EngineTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/**
 * Deadlines of clocks that stood still (rules R2). Hours: the countable minutes inside the standstills are skipped.
 * Days: a day counts unless the clock stands at its close, 18:00 of a working day or 23:59:59 of a natural one; the
 * last natural day is rolled at the end. Every standstill has ended: a clock that stands has no due time.
 */
final class PausedTime {

    private static final int MINUTES_OF_DAY = 1440;
    private static final LocalTime CLOSE_OF_WORK = LocalTime.of(18, 0);
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final WorkingTime workingTime;
    private final Supplier<WorkdayTable> tables;

    PausedTime(WorkingTime workingTime, Supplier<WorkdayTable> tables) {
        this.workingTime = workingTime;
        this.tables = tables;
    }

    /** As {@link WorkingTime#deadline}, without the time that stood still. */
    Deadline deadline(CalendarId calendar, Instant start, Amount amount, List<Standstill> pauses) {
        List<Standstill> union = after(start, pauses);
        if (union.isEmpty()) {
            return workingTime.deadline(calendar, start, amount);
        }
        Deadline unpaused = workingTime.deadline(calendar, start, amount);
        Instant due =
                switch (calendar) {
                    case CAL_24X7, CAL_CN_WORK ->
                        amount.inDays()
                                ? workingDays(start, amount.days(), union)
                                : minutes(calendar, start, amount.minutes(), union);
                    case CAL_CALENDAR_DAYS -> naturalDays(start, amount.days(), union);
                };
        return described(start, due, unpaused.provisional());
    }

    /** Due time of a promise by date: one working day later for every one at whose close the clock stood. */
    Deadline shifted(Instant start, Instant due, List<Standstill> pauses) {
        List<Standstill> union = after(start, pauses);
        WorkdayTable table = tables.get();
        long day = dateOf(due).toEpochDay();
        int missing = 0;
        for (long d = dateOf(start).toEpochDay(); d <= day; d++) {
            if (table.isWorkday(d) && stands(union, LocalDate.ofEpochDay(d), CLOSE_OF_WORK)) {
                missing++;
            }
        }
        if (missing == 0) {
            return new Deadline(due, false, List.of());
        }
        long last = counted(
                day, missing, d -> table.isWorkday(d) && !stands(union, LocalDate.ofEpochDay(d), CLOSE_OF_WORK));
        return described(start, at(LocalDate.ofEpochDay(last), CLOSE_OF_WORK), false);
    }

    /** Instant at which a share of the countable minutes from start to due has passed. */
    Instant shareOf(CalendarId calendar, Instant start, Instant due, double share, List<Standstill> pauses) {
        List<Standstill> union = after(start, pauses);
        if (union.isEmpty()) {
            return workingTime.shareOf(calendar, start, due, share);
        }
        CalendarId minutes = calendar == CalendarId.CAL_CN_WORK ? calendar : CalendarId.CAL_24X7;
        long total = countable(minutes, start, due, union);
        long wanted = Math.round(total * share);
        if (wanted >= total) {
            return due;
        }
        return wanted <= 0 ? start : minutes(minutes, start, wanted, union);
    }

    /** Countable minutes between two instants, without those that stood still. */
    long countable(CalendarId calendar, Instant from, Instant to, List<Standstill> pauses) {
        CalendarId minutes = calendar == CalendarId.CAL_CN_WORK ? calendar : CalendarId.CAL_24X7;
        long counted = position(minutes, to) - position(minutes, from);
        for (Standstill pause : Standstill.union(pauses)) {
            Instant a = pause.from().isBefore(from) ? from : pause.from();
            Instant b = pause.to().isAfter(to) ? to : pause.to();
            if (a.isBefore(b)) {
                counted -= position(minutes, b) - position(minutes, a);
            }
        }
        return Math.max(0, counted);
    }

    private Instant minutes(CalendarId calendar, Instant start, long amount, List<Standstill> union) {
        long due = position(calendar, start) + amount;
        for (Standstill pause : union) {
            long from = position(calendar, pause.from().isBefore(start) ? start : pause.from());
            if (from >= due) {
                break;
            }
            due += position(calendar, pause.to()) - from;
        }
        return reached(calendar, due);
    }

    private Instant workingDays(Instant start, int days, List<Standstill> union) {
        WorkdayTable table = tables.get();
        long last = counted(
                dateOf(start).toEpochDay(),
                days,
                day -> table.isWorkday(day) && !stands(union, LocalDate.ofEpochDay(day), CLOSE_OF_WORK));
        return at(LocalDate.ofEpochDay(last), CLOSE_OF_WORK);
    }

    private Instant naturalDays(Instant start, int days, List<Standstill> union) {
        WorkdayTable table = tables.get();
        long last =
                counted(dateOf(start).toEpochDay(), days, day -> !stands(union, LocalDate.ofEpochDay(day), END_OF_DAY));
        return at(LocalDate.ofEpochDay(table.workday(table.workdaysBefore(last))), END_OF_DAY);
    }

    /** The n-th day after the given one that counts. */
    private static long counted(long day, int n, LongPredicate counts) {
        long at = day;
        for (int missing = n; missing > 0; ) {
            at++;
            if (counts.test(at)) {
                missing--;
            }
        }
        return at;
    }

    private static boolean stands(List<Standstill> union, LocalDate date, LocalTime time) {
        Instant close = at(date, time);
        return union.stream().anyMatch(pause -> pause.covers(close));
    }

    private Deadline described(Instant start, Instant due, boolean provisional) {
        WorkdayTable table = tables.get();
        long from = dateOf(start).toEpochDay();
        long to = dateOf(due).toEpochDay();
        return new Deadline(due, provisional || table.isProvisional(from, to), table.daysOff(from + 1, to));
    }

    private long position(CalendarId calendar, Instant at) {
        long minute = ChinaWorkingTime.minuteAt(at);
        return calendar == CalendarId.CAL_CN_WORK ? ChinaWorkingTime.position(tables.get(), minute) : minute;
    }

    private Instant reached(CalendarId calendar, long position) {
        long minute = calendar == CalendarId.CAL_CN_WORK ? ChinaWorkingTime.minuteOf(tables.get(), position) : position;
        return ChinaWorkingTime.at(minute * 60);
    }

    /** What lies after the start; a standstill that lasts is none that has an end to compute with. */
    private static List<Standstill> after(Instant start, List<Standstill> pauses) {
        List<Standstill> later = new ArrayList<>();
        for (Standstill pause : Standstill.union(pauses)) {
            if (pause.to().isAfter(start)) {
                later.add(pause);
            }
        }
        return later;
    }

    private static LocalDate dateOf(Instant at) {
        return LocalDate.ofEpochDay(Math.floorDiv(ChinaWorkingTime.minuteAt(at), (long) MINUTES_OF_DAY));
    }

    private static Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(EngineTime.ZONE).toInstant();
    }
}
