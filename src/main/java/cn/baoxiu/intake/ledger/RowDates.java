package cn.baoxiu.intake.ledger;

import cn.baoxiu.engine.EngineTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Report, dispatch and finish of a row. A day without a time of day begins at 00:00, but not before what came before
 * it on the same day.
 */
record RowDates(LocalDateTime reported, @Nullable LocalDateTime dispatched, @Nullable LocalDateTime finished) {

    private record Moment(LocalDate date, @Nullable LocalTime time) {
        LocalDateTime start() {
            return time == null ? date.atStartOfDay() : date.atTime(time);
        }
    }

    /** @return null if one of the dates is in doubt; the doubts then say why */
    static @Nullable RowDates read(
            RowCells cells, @Nullable Integer assumedYear, LocalDate uploadDay, Findings findings) {
        int before = findings.doubts().size();
        Moment reported =
                moment(LedgerColumn.REPORTED, cells, assumedYear, findings).orElse(null);
        Moment dispatched =
                moment(LedgerColumn.DISPATCHED, cells, assumedYear, findings).orElse(null);
        Moment finished =
                moment(LedgerColumn.FINISHED, cells, assumedYear, findings).orElse(null);
        if (!cells.has(LedgerColumn.REPORTED)) {
            findings.doubt("DATE_MISSING", LedgerColumn.REPORTED, "");
        }
        if (findings.doubts().size() > before || reported == null) {
            return null;
        }
        checkOrder(LedgerColumn.REPORTED, reported, LedgerColumn.DISPATCHED, dispatched, cells, findings);
        checkOrder(LedgerColumn.REPORTED, reported, LedgerColumn.FINISHED, finished, cells, findings);
        checkOrder(LedgerColumn.DISPATCHED, dispatched, LedgerColumn.FINISHED, finished, cells, findings);
        checkPast(LedgerColumn.REPORTED, reported, uploadDay, cells, findings);
        checkPast(LedgerColumn.DISPATCHED, dispatched, uploadDay, cells, findings);
        checkPast(LedgerColumn.FINISHED, finished, uploadDay, cells, findings);
        if (findings.doubts().size() > before) {
            return null;
        }
        LocalDateTime start = reported.start();
        LocalDateTime order = notBefore(dispatched, start, LedgerColumn.DISPATCHED, cells, findings);
        LocalDateTime end = notBefore(finished, order == null ? start : order, LedgerColumn.FINISHED, cells, findings);
        return new RowDates(start, order, end);
    }

    private static Optional<Moment> moment(
            LedgerColumn column, RowCells cells, @Nullable Integer assumedYear, Findings findings) {
        String text = cells.of(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        WrittenDate written = WrittenDate.parse(text).orElse(null);
        if (written == null) {
            findings.doubt("DATE_UNREADABLE", column, text);
            return Optional.empty();
        }
        LocalDate date = written.date(assumedYear).orElse(null);
        if (date == null) {
            findings.doubt(assumedYear == null ? "DATE_WITHOUT_YEAR" : "DATE_UNREADABLE", column, text);
            return Optional.empty();
        }
        if (written.year() == null) {
            findings.note("YEAR_ASSUMED", column, text, date.toString());
        } else if (written.serial()) {
            findings.note("DATE_SERIAL", column, text, date.toString());
        }
        return Optional.of(new Moment(date, written.time()));
    }

    private static void checkOrder(
            LedgerColumn first,
            @Nullable Moment one,
            LedgerColumn second,
            @Nullable Moment other,
            RowCells cells,
            Findings findings) {
        if (one == null || other == null) {
            return;
        }
        LocalTime early = one.time();
        LocalTime late = other.time();
        boolean sameDayBefore =
                one.date().equals(other.date()) && early != null && late != null && late.isBefore(early);
        if (other.date().isBefore(one.date()) || sameDayBefore) {
            findings.doubt("DATES_OUT_OF_ORDER", second, cells.of(second), first.name(), cells.of(first));
        }
    }

    private static void checkPast(
            LedgerColumn column, @Nullable Moment moment, LocalDate uploadDay, RowCells cells, Findings findings) {
        if (moment != null && moment.date().isAfter(uploadDay)) {
            findings.doubt("DATE_IN_THE_FUTURE", column, cells.of(column), uploadDay.toString());
        }
    }

    private static @Nullable LocalDateTime notBefore(
            @Nullable Moment moment, LocalDateTime before, LedgerColumn column, RowCells cells, Findings findings) {
        if (moment == null) {
            return null;
        }
        LocalDateTime start = moment.start();
        if (moment.time() == null && start.isBefore(before)) {
            findings.note(
                    "TIME_NOT_BEFORE",
                    column,
                    cells.of(column),
                    before.toString().replace('T', ' '));
            return before;
        }
        return start;
    }

    static @Nullable Instant instant(@Nullable LocalDateTime moment) {
        return moment == null ? null : moment.atZone(EngineTime.ZONE).toInstant();
    }
}
