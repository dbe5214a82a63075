package cn.baoxiu.estate.imports;

import cn.baoxiu.estate.CellText;
import cn.baoxiu.estate.Phones;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What cells may hold. */
final class Parsers {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]+");
    private static final Pattern MONTH_DAY = Pattern.compile("(\\d{1,2})(?:-|/|月)(\\d{1,2})日?");
    private static final Pattern PERIOD = Pattern.compile("(\\d{1,4})\\s*(months?|个月|seasons?|个采暖期|个供冷期|个采暖期、供冷期|季)?");
    private static final int PERIOD_MAX = 1_200;

    private Parsers() {}

    static CellParser text(int max) {
        return text -> {
            if (text.length() > max) {
                throw new BadCell("import.cell.tooLong", String.valueOf(max));
            }
            return text;
        };
    }

    /** Codes become parts of tenant and group ids, so they keep to letters, digits and dashes. */
    static CellParser code(int max) {
        return text -> {
            if (!CODE.matcher(text).matches()) {
                throw new BadCell("import.cell.notACode");
            }
            return text(max).parse(text);
        };
    }

    static CellParser choice(String... choices) {
        return text -> {
            String upper = text.toUpperCase(Locale.ROOT);
            if (!Arrays.asList(choices).contains(upper)) {
                throw new BadCell("import.cell.notAChoice", String.join("、", choices));
            }
            return upper;
        };
    }

    static <E extends Enum<E>> CellParser choice(Class<E> type) {
        return choice(Arrays.stream(type.getEnumConstants()).map(Enum::name).toArray(String[]::new));
    }

    static CellParser integer() {
        return text -> {
            try {
                return number(text).intValueExact();
            } catch (ArithmeticException e) {
                throw new BadCell("import.cell.notAnInteger");
            }
        };
    }

    /** A number of at most two decimals, not negative and below the limit. */
    static CellParser amount(String limit) {
        BigDecimal max = new BigDecimal(limit);
        return text -> {
            BigDecimal number = number(text);
            if (number.signum() < 0 || number.compareTo(max) >= 0) {
                throw new BadCell("import.cell.outOfRange", "0", limit);
            }
            try {
                return number.setScale(2, RoundingMode.UNNECESSARY);
            } catch (ArithmeticException e) {
                throw new BadCell("import.cell.twoDecimals");
            }
        };
    }

    static CellParser date() {
        return text -> CellText.date(text).orElseThrow(() -> new BadCell("import.cell.notADate"));
    }

    /** Stored as {@code MM-dd}. A spreadsheet may have turned it into a date of some year. */
    static CellParser monthDay() {
        return text -> {
            Optional<LocalDate> full = CellText.date(text);
            if (full.isPresent()) {
                return monthDay(MonthDay.from(full.get()));
            }
            Matcher matcher = MONTH_DAY.matcher(CellText.plain(text));
            try {
                if (matcher.matches()) {
                    return monthDay(
                            MonthDay.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
                }
            } catch (DateTimeException e) {
                throw new BadCell("import.cell.notAMonthDay");
            }
            throw new BadCell("import.cell.notAMonthDay");
        };
    }

    private static String monthDay(MonthDay day) {
        return day.toString().substring(2);
    }

    /** {@code 24}, {@code 24 months}, {@code 2 seasons}. */
    static CellParser period() {
        return text -> {
            Matcher matcher = PERIOD.matcher(CellText.plain(text).toLowerCase(Locale.ROOT));
            if (!matcher.matches()) {
                throw new BadCell("import.cell.notAPeriod");
            }
            int count = Integer.parseInt(matcher.group(1));
            if (count == 0 || count > PERIOD_MAX) {
                throw new BadCell("import.cell.notAPeriod");
            }
            String unit = matcher.group(2);
            boolean months = unit == null || List.of("month", "months", "个月").contains(unit);
            return months ? Period.ofMonths(count) : Period.ofSeasons(count);
        };
    }

    static CellParser phone() {
        return text -> Phones.normalize(text).orElseThrow(() -> new BadCell("import.cell.notAPhone"));
    }

    private static BigDecimal number(String text) throws BadCell {
        return CellText.number(text).orElseThrow(() -> new BadCell("import.cell.notANumber"));
    }
}
