package cn.baoxiu.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which days are working days, as an immutable table with prefix sums: every question is answered by a look-up. Days
 * are numbered as in {@link LocalDate#toEpochDay()}.
 */
final class WorkdayTable {

    /** Far enough for the longest amount from any start that makes sense; the table stays below half a megabyte. */
    static final LocalDate FIRST = LocalDate.of(1992, 1, 1);

    static final LocalDate END = LocalDate.of(2200, 1, 1);

    private final int firstDay = (int) FIRST.toEpochDay();
    /** {@code before[i]}: number of working days before day i of the table. */
    private final int[] before;
    /** Day (of the table) of each working day. */
    private final int[] workdays;

    private final List<LocalDate> daysOff;
    private final Set<Integer> knownYears;

    /**
     * @param exceptions days that are not what their weekday says: true for a day off, false for a make-up workday
     * @param knownYears years with holiday data
     */
    WorkdayTable(Map<LocalDate, Boolean> exceptions, Set<Integer> knownYears) {
        int size = (int) (END.toEpochDay() - FIRST.toEpochDay());
        this.before = new int[size + 1];
        int[] found = new int[size];
        List<LocalDate> off = new ArrayList<>();
        int count = 0;
        for (int i = 0; i < size; i++) {
            before[i] = count;
            LocalDate date = FIRST.plusDays(i);
            if (isOff(date, exceptions)) {
                off.add(date);
            } else {
                found[count++] = i;
            }
        }
        before[size] = count;
        this.workdays = java.util.Arrays.copyOf(found, count);
        this.daysOff = List.copyOf(off);
        this.knownYears = Set.copyOf(knownYears);
    }

    private static boolean isOff(LocalDate date, Map<LocalDate, Boolean> exceptions) {
        Boolean exception = exceptions.get(date);
        if (exception != null) {
            return exception;
        }
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    boolean isWorkday(long day) {
        int i = index(day);
        return before[i + 1] > before[i];
    }

    /** Number of working days before the day, from the table's start. */
    int workdaysBefore(long day) {
        return before[index(day)];
    }

    /** The working day with the given number, counted from 0 at the table's start. */
    long workday(long number) {
        if (number < 0 || number >= workdays.length) {
            throw outside();
        }
        return (long) firstDay + workdays[(int) number];
    }

    /** Days off from the first day (included) to the end (excluded); shares the table's list. */
    List<LocalDate> daysOff(long from, long end) {
        if (end <= from) {
            return List.of();
        }
        int a = index(from);
        int b = index(end);
        return daysOff.subList(a - before[a], b - before[b]);
    }

    /** True if a day of the span, both ends included, lies in a year without holiday data. */
    boolean isProvisional(long from, long to) {
        int last = LocalDate.ofEpochDay(to).getYear();
        for (int year = LocalDate.ofEpochDay(from).getYear(); year <= last; year++) {
            if (!knownYears.contains(year)) {
                return true;
            }
        }
        return false;
    }

    private int index(long day) {
        long i = day - firstDay;
        if (i < 0 || i >= before.length - 1) {
            throw outside();
        }
        return (int) i;
    }

    private static IllegalArgumentException outside() {
        return new IllegalArgumentException("outside the calendar, which runs from " + FIRST + " to " + END);
    }
}
