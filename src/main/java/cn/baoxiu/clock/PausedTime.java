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
        // what is wrong with the amount is told by it
        workingTime.deadline(calendar, start, amount);
        return switch (calendar) {
            case CAL_24X7 -> new Deadline(minutes(calendar, start, amount.minutes(), union), false, List.of());
            case CAL_CN_WORK ->
                amount.inDays()
                        ? workingDays(start, amount.days(), union)
                        : described(day(start), minutes(calendar, start, amount.minutes(), union));
            case CAL_CALENDAR_DAYS -> naturalDays(start, amount.days(), union);
        };
    }

    /**
     * End of a working day, later by one for every working day since the promise was made at whose close its clock stood.
     * The day on which it was made counts only if it is the due day itself.
     */
    Deadline byDay(Instant made, DueDay day, List<Standstill> pauses) {
        List<Standstill> union = after(made, pauses);
        WorkdayTable table = tables.get();
        long first = day.day().toEpochDay();
        long due = day.workingDays() == 0
                ? table.workday(table.workdaysBefore(first))
                : table.workday((long) table.workdaysBefore(first + 1) + day.workingDays() - 1);
        long start = day(made);
        int days = table.workdaysBefore(due + 1) - table.workdaysBefore(start + 1);
        if (days > 0 && !union.isEmpty()) {
            return workingDays(made, days, union);
        }
        if (due == start && stands(union, LocalDate.ofEpochDay(due), CLOSE_OF_WORK)) {
            return workingDays(made, 1, union);
        }
        return described(first, at(LocalDate.ofEpochDay(due), CLOSE_OF_WORK));
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

    private Deadline workingDays(Instant start, int days, List<Standstill> union) {
        WorkdayTable table = tables.get();
        long last = counted(
                day(start),
                days,
                day -> table.isWorkday(day) && !stands(union, LocalDate.ofEpochDay(day), CLOSE_OF_WORK));
        return described(day(start) + 1, at(LocalDate.ofEpochDay(last), CLOSE_OF_WORK));
    }

    /** Only where it is rolled to does it matter which days are off. */
    private Deadline naturalDays(Instant start, int days, List<Standstill> union) {
        WorkdayTable table = tables.get();
        long last = counted(day(start), days, day -> !stands(union, LocalDate.ofEpochDay(day), END_OF_DAY));
        return described(last, at(LocalDate.ofEpochDay(table.workday(table.workdaysBefore(last))), END_OF_DAY));
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

    /** @param from first day of which it matters whether it is off */
    private Deadline described(long from, Instant due) {
        WorkdayTable table = tables.get();
        long to = day(due);
        return new Deadline(due, table.isProvisional(Math.min(from, to), to), table.daysOff(from, to));
    }

    private long position(CalendarId calendar, Instant at) {
        long minute = ChinaWorkingTime.minuteAt(at);
        return calendar == CalendarId.CAL_CN_WORK ? ChinaWorkingTime.position(tables.get(), minute) : minute;
    }

    private Instant reached(CalendarId calendar, long position) {
        long minute = calendar == CalendarId.CAL_CN_WORK ? ChinaWorkingTime.minuteOf(tables.get(), position) : position;
        return ChinaWorkingTime.at(minute * 60);
    }

    /** What lies after the start. */
    private static List<Standstill> after(Instant start, List<Standstill> pauses) {
        List<Standstill> later = new ArrayList<>();
        for (Standstill pause : Standstill.union(pauses)) {
            if (pause.to().isAfter(start)) {
                later.add(pause);
            }
        }
        return later;
    }

    private static long day(Instant at) {
        return Math.floorDiv(ChinaWorkingTime.minuteAt(at), (long) MINUTES_OF_DAY);
    }

    private static Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(EngineTime.ZONE).toInstant();
    }
}
