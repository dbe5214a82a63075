package cn.baoxiu.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log about a promise: its state from then on, and what its due time is computed from.
 *
 * @param standstill which standstill begins with it, or ends with it if the reason says so; else null
 */
record Segment(
        long promise,
        Terms terms,
        Instant startedAt,
        String state,
        @Nullable String reason,
        @Nullable String standstill) {

    /** Reason of a segment with which a standstill ends. */
    static final String RESUMED = "RESUMED";

    /** Standstill while the repair waits for its inspection; those of pauses are called by their id. */
    static final String INSPECTION = "INSPECTION";

    static Segment read(ResultSet row) throws SQLException {
        LocalDate day = row.getObject("due_by_day", LocalDate.class);
        return new Segment(
                row.getLong("promise_id"),
                new Terms(
                        CalendarId.valueOf(row.getString("calendar")),
                        row.getString("amount"),
                        day == null ? null : new DueDay(day, row.getInt("due_by_days"))),
                Objects.requireNonNull(Promise.instant(row, "started_at")),
                row.getString("state"),
                row.getString("reason"),
                row.getString("standstill"));
    }
}
