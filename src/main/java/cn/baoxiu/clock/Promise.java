package cn.baoxiu.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of {@code clock_promise}; within a transaction one object, kept by {@link PromiseBook}. */
@SuppressWarnings("NullAway.Init") // Filled by PromiseBook when a row is read or made.
final class Promise {

    long id;
    String caseNumber;
    int round;
    PromiseKind kind;
    String party;
    Instant startedAt;
    /** The start, or when it was given a date, or the regrade that came too late to count from the start. */
    Instant countedFrom;

    CalendarId calendar;
    /** Null if it is due by a date from the beginning. */
    @Nullable
    String amount;
    /** The date that it is due by, if that does not follow from the amount. */
    @Nullable
    DueDay dueDay;
    /** Null while it is paused. */
    @Nullable
    Instant due;

    Instant firstDue;
    boolean redated;
    boolean provisional;

    @Nullable
    Instant metAt;
    /** OPEN, MET, BREACHED, CANCELLED or LEGACY. */
    String state;
    /** Neither kept nor cancelled. */
    boolean pending;

    int warnedPercent;
    int revision;

    @Nullable
    Instant nextEvent;

    /** When nothing more could become of it. */
    @Nullable
    Instant endedAt;
    /** When it stood still alone, whatever the pauses of its case. */
    List<Standstill> stood = new ArrayList<>();
    /** Start of the first promise of the case: rules in force then are the case's (R9). */
    Instant caseReportedAt;

    static Promise read(ResultSet row) throws SQLException {
        Promise read = new Promise();
        read.id = row.getLong("id");
        read.caseNumber = row.getString("case_number");
        read.round = row.getInt("round_no");
        read.kind = PromiseKind.valueOf(row.getString("kind"));
        read.party = row.getString("party");
        read.startedAt = required(row, "started_at");
        read.countedFrom = required(row, "counted_from");
        read.calendar = CalendarId.valueOf(row.getString("calendar"));
        read.amount = row.getString("amount");
        LocalDate day = row.getObject("due_by_day", LocalDate.class);
        read.dueDay = day == null ? null : new DueDay(day, row.getInt("due_by_days"));
        read.due = instant(row, "due");
        read.firstDue = required(row, "first_due");
        read.redated = row.getBoolean("redated");
        read.provisional = row.getBoolean("provisional");
        read.metAt = instant(row, "met_at");
        read.state = row.getString("state");
        read.pending = row.getString("open_key") != null;
        read.warnedPercent = row.getInt("warned_percent");
        read.nextEvent = instant(row, "next_event");
        read.revision = row.getInt("revision");
        read.endedAt = instant(row, "ended_at");
        read.caseReportedAt = read.startedAt;
        return read;
    }

    /** Nobody has kept, broken or cancelled it yet. */
    boolean isOpen() {
        return state.equals("OPEN");
    }

    Terms terms() {
        return new Terms(calendar, amount, dueDay);
    }

    /** It waits for its inspection. */
    boolean isSuspended() {
        return stood.stream().anyMatch(Standstill::lasts);
    }

    /** How its segment of the log is called. */
    String label() {
        if (!isOpen()) {
            return state;
        }
        return due == null ? "PAUSED" : "RUNNING";
    }

    /** Nothing more becomes of it. */
    void end(Instant at) {
        pending = false;
        nextEvent = null;
        endedAt = at;
    }

    @Nullable
    String openKey() {
        return pending ? key(caseNumber, round, kind) : null;
    }

    static String key(String caseNumber, int round, PromiseKind kind) {
        return caseNumber + "|" + round + "|" + kind;
    }

    /** As the database keeps it. */
    static OffsetDateTime timestamp(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
