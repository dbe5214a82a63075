package cn.baoxiu.scorecard.kpi;

import cn.baoxiu.engine.EngineTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Months of Shanghai. */
public final class Months {

    private static final DateTimeFormatter TEXT =
            DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private Months() {}

    public static YearMonth of(Instant at) {
        return YearMonth.from(LocalDate.ofInstant(at, EngineTime.ZONE));
    }

    /** @return empty for a text that is no month as {@code 2026-04} */
    public static Optional<YearMonth> parse(String text) {
        try {
            return Optional.of(YearMonth.parse(text, TEXT));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The first instant of the month. */
    public static Instant start(YearMonth month) {
        return start(month.atDay(1));
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay(EngineTime.ZONE).toInstant();
    }

    /** The first instant that is not of the month any more. */
    public static Instant end(YearMonth month) {
        return start(month.plusMonths(1).atDay(1));
    }

    public static OffsetDateTime bound(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
