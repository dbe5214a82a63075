package cn.baoxiu.clock.web;

import cn.baoxiu.clock.Holidays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A year as a wall calendar: months of weeks that begin on Monday. */
record YearSheet(int year, List<Month> months, int workdays) {

    /**
     * @param date null for the empty places before the first and after the last day
     * @param kind HOLIDAY, MAKEUP_WORKDAY, WEEKEND or WORKDAY; empty without a date
     */
    record Cell(@Nullable LocalDate date, String kind, @Nullable String name) {}

    record Month(int number, List<List<Cell>> weeks, int workdays) {}

    static YearSheet of(int year, List<Holidays.Day> special) {
        Map<LocalDate, Holidays.Day> byDate = new HashMap<>();
        special.forEach(day -> byDate.put(day.date(), day));
        List<Month> months = IntStream.rangeClosed(1, 12)
                .mapToObj(number -> month(YearMonth.of(year, number), byDate))
                .toList();
        return new YearSheet(
                year, months, months.stream().mapToInt(Month::workdays).sum());
    }

    private static Month month(YearMonth month, Map<LocalDate, Holidays.Day> special) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
            cells.add(new Cell(null, "", null));
        }
        int workdays = 0;
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            Cell cell = cell(month.atDay(day), special.get(month.atDay(day)));
            cells.add(cell);
            if (cell.kind().equals("WORKDAY") || cell.kind().equals("MAKEUP_WORKDAY")) {
                workdays++;
            }
        }
        while (cells.size() % 7 > 0) {
            cells.add(new Cell(null, "", null));
        }
        List<List<Cell>> weeks = new ArrayList<>();
        for (int from = 0; from < cells.size(); from += 7) {
            weeks.add(cells.subList(from, from + 7));
        }
        return new Month(month.getMonthValue(), weeks, workdays);
    }

    private static Cell cell(LocalDate date, Holidays.@Nullable Day special) {
        if (special != null) {
            return new Cell(date, special.kind().name(), special.name());
        }
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return new Cell(date, weekend ? "WEEKEND" : "WORKDAY", null);
    }
}
