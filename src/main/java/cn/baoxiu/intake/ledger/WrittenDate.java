package cn.baoxiu.intake.ledger;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as ledgers have it: {@code 2026/5/24 18:01}, {@code 2026.1.6}, {@code 2026年4月1日}, {@code 6月4日}, or Excel's
 * number of days since 1899-12-30.
 *
 * @param year null if it is not written
 * @param time null if only the day is written
 */
record WrittenDate(@Nullable Integer year, int month, int day, @Nullable LocalTime time, boolean serial) {

    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:时点](?:(\\d{1,2})(?:[:分](?:\\d{1,2}秒?)?)?)?");
    private static final Pattern WITH_YEAR =
            Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[ T]*(\\d.*))?");
    private static final Pattern COMPACT = Pattern.compile("(20\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern WITHOUT_YEAR = Pattern.compile("(\\d{1,2})[-/月](\\d{1,2})日?(?: *(\\d.*))?");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}(?:\\.\\d+)?");
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);
    private static final long MINUTES_OF_DAY = Duration.ofDays(1).toMinutes();

    static Optional<WrittenDate> parse(String written) {
        String text = PlainText.narrow(written);
        try {
            return read(text);
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<WrittenDate> read(String text) {
        if (SERIAL.matcher(text).matches()) {
            return serial(Double.parseDouble(text));
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return dated(compact, 1, null);
        }
        Matcher dated = WITH_YEAR.matcher(text);
        if (dated.matches()) {
            return dated.group(4) == null
                    ? dated(dated, 1, null)
                    : time(dated.group(4)).flatMap(t -> dated(dated, 1, t));
        }
        Matcher dayOnly = WITHOUT_YEAR.matcher(text);
        if (dayOnly.matches()) {
            return dayOnly.group(3) == null
                    ? yearless(dayOnly, null)
                    : time(dayOnly.group(3)).flatMap(t -> yearless(dayOnly, t));
        }
        return Optional.empty();
    }

    private static Optional<WrittenDate> serial(double days) {
        LocalDate date = SERIAL_ZERO.plusDays((long) days);
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            return Optional.empty();
        }
        long minutes = Math.round((days - Math.floor(days)) * MINUTES_OF_DAY);
        LocalDateTime moment = date.atStartOfDay().plusMinutes(minutes);
        return Optional.of(new WrittenDate(
                moment.getYear(),
                moment.getMonthValue(),
                moment.getDayOfMonth(),
                minutes == 0 ? null : moment.toLocalTime(),
                true));
    }

    private static Optional<WrittenDate> dated(Matcher matcher, int first, @Nullable LocalTime time) {
        LocalDate date = LocalDate.of(
                Integer.parseInt(matcher.group(first)),
                Integer.parseInt(matcher.group(first + 1)),
                Integer.parseInt(matcher.group(first + 2)));
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            return Optional.empty();
        }
        return Optional.of(new WrittenDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth(), time, false));
    }

    private static Optional<WrittenDate> yearless(Matcher matcher, @Nullable LocalTime time) {
        // A leap year, so that 29 February is a day.
        LocalDate date = LocalDate.of(2000, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        return Optional.of(new WrittenDate(null, date.getMonthValue(), date.getDayOfMonth(), time, false));
    }

    private static Optional<LocalTime> time(String text) {
        Matcher matcher = TIME.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int minute = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        return Optional.of(LocalTime.of(Integer.parseInt(matcher.group(1)), minute));
    }

    /** @return empty without a year, or if the year has no such day */
    Optional<LocalDate> date(@Nullable Integer assumedYear) {
        Integer of = year == null ? assumedYear : year;
        if (of == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(of, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
