package cn.baoxiu.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/** Rules R1 on a table of working days. Stateless: the table of the moment comes from the supplier. */
final class ChinaWorkingTime implements WorkingTime {

    /** Shanghai is at +08:00 without summer time for all days of the table, so plain arithmetic gives local time. */
    private static final long OFFSET_SECONDS = 8 * 3600L;

    private static final long DAY_SECONDS = 24 * 3600L;

    private final Supplier<WorkdayTable> tables;

    ChinaWorkingTime(Supplier<WorkdayTable> tables) {
        this.tables = tables;
    }

    @Override
    public Deadline deadline(CalendarId calendar, Instant start, Amount amount) {
        long minute = minuteAt(start);
        switch (calendar) {
            case CAL_24X7:
                if (amount.inDays()) {
                    throw new IllegalArgumentException("days cannot be counted on CAL_24X7");
                }
                return new Deadline(at((minute + amount.minutes()) * 60), false, List.of());
            case CAL_CN_WORK:
                return amount.inDays()
                        ? workingDays(tables.get(), Math.floorDiv(minute, 1440L), amount.days())
                        : workingMinutes(tables.get(), minute, amount.minutes());
            case CAL_CALENDAR_DAYS:
                if (!amount.inDays()) {
                    throw new IllegalArgumentException("hours cannot be counted on CAL_CALENDAR_DAYS");
                }
                return naturalDays(tables.get(), Math.floorDiv(minute, 1440L), amount.days());
        }
        throw new AssertionError(calendar);
    }

    private static Deadline workingDays(WorkdayTable table, long startDay, int days) {
        long due = table.workday((long) table.workdaysBefore(startDay + 1) + days - 1);
        return new Deadline(
                at(due * DAY_SECONDS + WorkingDay.END * 60L),
                table.isProvisional(startDay + 1, due),
                table.daysOff(startDay + 1, due));
    }

    private static Deadline workingMinutes(WorkdayTable table, long startMinute, long minutes) {
        long startDay = Math.floorDiv(startMinute, 1440L);
        long due = minuteOf(table, position(table, startMinute) + minutes);
        long dueDay = Math.floorDiv(due, 1440L);
        return new Deadline(at(due * 60), table.isProvisional(startDay, dueDay), table.daysOff(startDay, dueDay));
    }

    private static Deadline naturalDays(WorkdayTable table, long startDay, int days) {
        long last = startDay + days;
        long due = table.workday(table.workdaysBefore(last));
        return new Deadline(at((due + 1) * DAY_SECONDS - 1), table.isProvisional(last, due), table.daysOff(last, due));
    }

    @Override
    public Instant shareOf(CalendarId calendar, Instant start, Instant due, double share) {
        if (share < 0 || share > 1) {
            throw new IllegalArgumentException("a share lies between 0 and 1: " + share);
        }
        long from = Math.floorDiv(start.getEpochSecond() + OFFSET_SECONDS, 60);
        long to = Math.floorDiv(due.getEpochSecond() + OFFSET_SECONDS, 60);
        if (calendar != CalendarId.CAL_CN_WORK) {
            long minutes = Math.round(Math.max(0, to - from) * share);
            return minutes >= to - from ? due : at((from + minutes) * 60);
        }
        WorkdayTable table = tables.get();
        long position = position(table, from);
        long countable = Math.max(0, position(table, to) - position);
        long minutes = Math.round(countable * share);
        if (minutes >= countable) {
            return due;
        }
        return minutes == 0 ? at(from * 60) : at(minuteOf(table, position + minutes) * 60);
    }

    @Override
    public long minutes(CalendarId calendar, Instant from, Instant to) {
        long first = minuteAt(from);
        long last = minuteAt(to);
        if (calendar == CalendarId.CAL_CN_WORK) {
            WorkdayTable table = tables.get();
            return Math.max(0, position(table, last) - position(table, first));
        }
        return Math.max(0, last - first);
    }

    @Override
    public Instant endOfWorkingDay(LocalDate date) {
        WorkdayTable table = tables.get();
        long day = table.workday(table.workdaysBefore(date.toEpochDay()));
        return at(day * DAY_SECONDS + WorkingDay.END * 60L);
    }

    /** Working minutes from the table's start to a minute of local time. */
    static long position(WorkdayTable table, long minute) {
        long day = Math.floorDiv(minute, 1440L);
        long position = (long) table.workdaysBefore(day) * WorkingDay.MINUTES;
        return table.isWorkday(day) ? position + WorkingDay.workedBefore((int) Math.floorMod(minute, 1440L)) : position;
    }

    /** Minute of local time at which a position is reached; at the end of a day part rather than the next start. */
    static long minuteOf(WorkdayTable table, long position) {
        long number = Math.floorDiv(position - 1, (long) WorkingDay.MINUTES);
        int worked = (int) (position - number * WorkingDay.MINUTES);
        return table.workday(number) * 1440 + WorkingDay.minuteAfter(worked);
    }

    /** Minute of local time that an instant lies in. */
    static long minuteAt(Instant at) {
        return Math.floorDiv(at.getEpochSecond() + OFFSET_SECONDS, 60);
    }

    static Instant at(long localSecond) {
        return Instant.ofEpochSecond(localSecond - OFFSET_SECONDS);
    }
}
