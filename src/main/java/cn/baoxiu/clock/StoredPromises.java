package cn.baoxiu.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Promises in the table {@code clock_promise}. */
@Service
@Transactional
class StoredPromises implements Promises {

    private final JdbcClient jdbc;
    private final WorkingTime workingTime;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    StoredPromises(JdbcClient jdbc, WorkingTime workingTime, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.workingTime = workingTime;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public PromiseView open(
            String caseNumber,
            int round,
            PromiseKind kind,
            String party,
            Instant startedAt,
            CalendarId calendar,
            Amount amount) {
        Optional<PromiseView> open = findOpen(caseNumber, round, kind);
        if (open.isPresent()) {
            return open.get();
        }
        Deadline deadline = workingTime.deadline(calendar, startedAt, amount);
        return insert(caseNumber, round, kind, party, startedAt, calendar, amount.toString(), deadline);
    }

    @Override
    public PromiseView openUntil(
            String caseNumber, int round, PromiseKind kind, String party, Instant startedAt, Instant due) {
        Optional<PromiseView> open = findOpen(caseNumber, round, kind);
        if (open.isPresent()) {
            return open.get();
        }
        return insert(
                caseNumber,
                round,
                kind,
                party,
                startedAt,
                CalendarId.CAL_CALENDAR_DAYS,
                null,
                new Deadline(due, false, List.of()));
    }

    @Override
    public void takeOver(
            String caseNumber,
            int round,
            PromiseKind kind,
            String party,
            Instant startedAt,
            CalendarId calendar,
            Amount amount,
            @Nullable Instant metAt) {
        Deadline deadline = workingTime.deadline(calendar, startedAt, amount);
        boolean late = deadline.due().isBefore(metAt == null ? clock.instant() : metAt);
        String state = late ? "LEGACY" : metAt == null ? "OPEN" : "MET";
        store(caseNumber, round, kind, party, startedAt, calendar, amount.toString(), deadline, metAt, state);
    }

    private PromiseView insert(
            String caseNumber,
            int round,
            PromiseKind kind,
            String party,
            Instant startedAt,
            CalendarId calendar,
            @Nullable String amount,
            Deadline deadline) {
        long id = store(caseNumber, round, kind, party, startedAt, calendar, amount, deadline, null, "OPEN");
        Instant due = stored(deadline.due());
        return new PromiseView(
                id,
                caseNumber,
                round,
                kind,
                party,
                stored(startedAt),
                calendar,
                amount,
                due,
                due,
                deadline.provisional(),
                null,
                state("OPEN", due));
    }

    /** @return id of the row */
    private long store(
            String caseNumber,
            int round,
            PromiseKind kind,
            String party,
            Instant startedAt,
            CalendarId calendar,
            @Nullable String amount,
            Deadline deadline,
            @Nullable Instant metAt,
            String state) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into clock_promise (case_number, round_no, kind, party, started_at, calendar, amount,
                            due, first_due, provisional, met_at, state, open_key)
                        values (:case, :round, :kind, :party, :started, :calendar, :amount,
                            :due, :due, :provisional, :met, :state, :key)""")
                .param("case", caseNumber)
                .param("round", round)
                .param("kind", kind.name())
                .param("party", party)
                .param("started", timestamp(startedAt))
                .param("calendar", calendar.name())
                .param("amount", amount, Types.VARCHAR)
                .param("due", timestamp(deadline.due()))
                .param("provisional", deadline.provisional())
                .param("met", metAt == null ? null : timestamp(metAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("state", state)
                .param("key", state.equals("OPEN") ? openKey(caseNumber, round, kind) : null, Types.VARCHAR)
                .update(key, "id");
        if (state.equals("OPEN")) {
            changed(caseNumber, kind, 1);
        }
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    @Override
    public void meet(String caseNumber, PromiseKind kind, Instant at) {
        int met = jdbc.sql(
                        """
                        update clock_promise set met_at = :at, open_key = null,
                            state = case when state = 'LEGACY' then state when due < :at then 'BREACHED' else 'MET' end
                        where case_number = :case and kind = :kind
                          and (state = 'OPEN' or (state = 'LEGACY' and met_at is null))""")
                .param("at", timestamp(at))
                .param("case", caseNumber)
                .param("kind", kind.name())
                .update();
        changed(caseNumber, kind, met);
    }

    @Override
    public void redate(String caseNumber, PromiseKind kind, Instant due) {
        int redated = jdbc.sql(
                        """
                        update clock_promise set due = :due, redated = true
                        where case_number = :case and kind = :kind and state = 'OPEN' and redated = false""")
                .param("due", timestamp(due))
                .param("case", caseNumber)
                .param("kind", kind.name())
                .update();
        changed(caseNumber, kind, redated);
    }

    @Override
    public void regrade(
            String caseNumber,
            int round,
            PromiseKind kind,
            String party,
            Instant startedAt,
            CalendarId calendar,
            Amount amount,
            Instant at) {
        Optional<PromiseView> last = last(caseNumber, round, kind);
        if (last.isEmpty() || last.get().state() == PromiseView.State.CANCELLED) {
            Deadline deadline = regraded(calendar, startedAt, amount, at);
            insert(caseNumber, round, kind, party, startedAt, calendar, amount.toString(), deadline);
        } else if (last.get().metAt() == null && !last.get().due().isBefore(at)) {
            Deadline deadline = regraded(calendar, last.get().startedAt(), amount, at);
            // A date set by drying does not depend on the grade: it stays as the second date.
            int moved = jdbc.sql(
                            """
                            update clock_promise set calendar = :calendar, amount = :amount, first_due = :due,
                                due = case when redated then due else :due end, provisional = :provisional
                            where id = :id and state = 'OPEN'""")
                    .param("calendar", calendar.name())
                    .param("amount", amount.toString())
                    .param("due", timestamp(deadline.due()))
                    .param("provisional", deadline.provisional())
                    .param("id", last.get().id())
                    .update();
            changed(caseNumber, kind, moved);
        }
    }

    private Deadline regraded(CalendarId calendar, Instant start, Amount amount, Instant at) {
        Deadline fromStart = workingTime.deadline(calendar, start, amount);
        return fromStart.due().isBefore(at) ? workingTime.deadline(calendar, at, amount) : fromStart;
    }

    @Override
    public void cancel(String caseNumber, PromiseKind kind) {
        changed(caseNumber, kind, cancel(caseNumber, " and kind = '" + kind.name() + "'"));
    }

    @Override
    public void cancelAll(String caseNumber) {
        changed(caseNumber, PromiseKind.FINISH, cancel(caseNumber, ""));
    }

    /** Inner promises between the parties do not concern the owner. */
    private void changed(String caseNumber, PromiseKind kind, int rows) {
        if (rows > 0 && kind.toOwner()) {
            events.publishEvent(new OwnerPromisesChanged(caseNumber));
        }
    }

    /** A promise that is overdue has been broken: cancelling the rest of the work does not undo that. */
    private int cancel(String caseNumber, String andWhich) {
        return jdbc.sql(
                        """
                        update clock_promise set open_key = null,
                            state = case when due < :now then 'BREACHED' else 'CANCELLED' end
                        where case_number = :case and state = 'OPEN'"""
                                + andWhich)
                .param("now", timestamp(clock.instant()))
                .param("case", caseNumber)
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<PromiseView> of(String caseNumber) {
        return jdbc.sql("select * from clock_promise where case_number = ? order by id")
                .param(caseNumber)
                .query((rs, row) -> view(rs))
                .list();
    }

    private Optional<PromiseView> findOpen(String caseNumber, int round, PromiseKind kind) {
        return jdbc.sql("select * from clock_promise where open_key = ?")
                .param(openKey(caseNumber, round, kind))
                .query((rs, row) -> view(rs))
                .optional();
    }

    private Optional<PromiseView> last(String caseNumber, int round, PromiseKind kind) {
        return jdbc.sql(
                        """
                        select * from clock_promise where case_number = ? and round_no = ? and kind = ?
                        order by id desc limit 1""")
                .params(caseNumber, round, kind.name())
                .query((rs, row) -> view(rs))
                .optional();
    }

    private PromiseView view(ResultSet rs) throws SQLException {
        Instant due = instant(rs, "due");
        OffsetDateTime metAt = rs.getObject("met_at", OffsetDateTime.class);
        return new PromiseView(
                rs.getLong("id"),
                rs.getString("case_number"),
                rs.getInt("round_no"),
                PromiseKind.valueOf(rs.getString("kind")),
                rs.getString("party"),
                instant(rs, "started_at"),
                CalendarId.valueOf(rs.getString("calendar")),
                rs.getString("amount"),
                due,
                instant(rs, "first_due"),
                rs.getBoolean("provisional"),
                metAt == null ? null : metAt.toInstant(),
                state(rs.getString("state"), due));
    }

    private PromiseView.State state(String stored, Instant due) {
        if (!stored.equals("OPEN")) {
            return PromiseView.State.valueOf(stored);
        }
        return due.isBefore(clock.instant()) ? PromiseView.State.BREACHED : PromiseView.State.RUNNING;
    }

    private static String openKey(String caseNumber, int round, PromiseKind kind) {
        return caseNumber + "|" + round + "|" + kind;
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return stored(instant).atOffset(ZoneOffset.UTC);
    }

    /** As the database keeps it. */
    private static Instant stored(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
