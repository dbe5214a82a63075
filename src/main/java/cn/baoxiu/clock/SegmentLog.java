package cn.baoxiu.clock;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Appends to {@code clock_segment}. The rows of a transaction are written together at its end, in the order of their
 * making, because every step of a case adds some; who reads them in the same transaction flushes first.
 */
@Component
class SegmentLog {

    private static final String INSERT =
            """
            insert into clock_segment (case_number, round_no, clock, promise_id, party, calendar, amount, due_by_day,
                due_by_days, started_at, state, reason, standstill)
            values\s""";

    private static final String VALUES = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int ROWS_AT_ONCE = 50;

    private final JdbcTemplate jdbc;

    SegmentLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The case passes into other hands, or into nobody's when it is closed (state ENDED). */
    void holder(String caseNumber, int round, String holder, Instant at, String state) {
        add(row(caseNumber, round, "HOLDER", null, holder, null, at, state, null, null));
    }

    /** The promise is in its state from now on. */
    void promise(Promise promise, Instant at, String state, @Nullable String reason) {
        promise(promise, at, state, reason, null);
    }

    /** @param standstill which one begins or ends, see {@link Segment} */
    void promise(Promise promise, Instant at, String state, @Nullable String reason, @Nullable String standstill) {
        add(row(
                promise.caseNumber,
                promise.round,
                "PROMISE",
                promise.id,
                promise.party,
                promise.terms(),
                at,
                state,
                reason,
                standstill));
    }

    void flush() {
        Pending pending = (Pending) TransactionSynchronizationManager.getResource(this);
        if (pending != null) {
            pending.write();
        }
    }

    private void add(Object[] row) {
        Pending pending = (Pending) TransactionSynchronizationManager.getResource(this);
        if (pending == null) {
            pending = new Pending();
            TransactionSynchronizationManager.bindResource(this, pending);
            Pending added = pending;
            TransactionSynchronizationManager.registerSynchronization(
                    new ResourceHolderSynchronization<Pending, SegmentLog>(added, this) {
                        @Override
                        public void beforeCommit(boolean readOnly) {
                            added.write();
                        }
                    });
        }
        pending.rows.add(row);
    }

    private static Object[] row(
            String caseNumber,
            int round,
            String clock,
            @Nullable Long promise,
            String party,
            @Nullable Terms terms,
            Instant at,
            String state,
            @Nullable String reason,
            @Nullable String standstill) {
        DueDay day = terms == null ? null : terms.day();
        return new Object[] {
            caseNumber,
            round,
            clock,
            new SqlParameterValue(Types.BIGINT, promise),
            party,
            text(terms == null ? null : terms.calendar().name()),
            text(terms == null ? null : terms.amount()),
            new SqlParameterValue(Types.DATE, day == null ? null : day.day()),
            new SqlParameterValue(Types.INTEGER, day == null ? null : day.workingDays()),
            new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, Promise.timestamp(at)),
            state,
            text(reason),
            text(standstill)
        };
    }

    private static SqlParameterValue text(@Nullable String value) {
        return new SqlParameterValue(Types.VARCHAR, value);
    }

    private final class Pending extends ResourceHolderSupport {

        private final List<Object[]> rows = new ArrayList<>();

        private void write() {
            while (!rows.isEmpty()) {
                // in one statement: the driver would make three of seven rows
                List<Object[]> some = rows.subList(0, Math.min(ROWS_AT_ONCE, rows.size()));
                jdbc.update(
                        INSERT + String.join(", ", Collections.nCopies(some.size(), VALUES)),
                        some.stream().flatMap(Arrays::stream).toArray());
                some.clear();
            }
        }
    }
}
