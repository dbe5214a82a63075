package cn.baoxiu.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One line of the log about a promise: its state from then on, and what its due time is computed from. */
record Segment(
        long promise,
        CalendarId calendar,
        @Nullable String amount,
        @Nullable Instant dueByDate,
        Instant startedAt,
        String state,
        @Nullable String reason) {

    static Segment read(ResultSet row) throws SQLException {
        return new Segment(
                row.getLong("promise_id"),
                CalendarId.valueOf(row.getString("calendar")),
                row.getString("amount"),
                Promise.instant(row, "due_by_date"),
                Objects.requireNonNull(Promise.instant(row, "started_at")),
                row.getString("state"),
                row.getString("reason"));
    }
}
