package cn.baoxiu.clock;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The promises of a case, read once per transaction: one step of the process asks for them several times. Changes are
 * written at once; what another transaction has settled meanwhile is not overwritten, but fails.
 */
@Component
class PromiseBook {

    /**
     * Few cases are ever paused: the promises say whether there is a pause or standstill to ask for. Asked by the
     * parameter and not by the promise's column, it is looked up once and never by reading the whole table.
     */
    private static final String OF_CASE =
            """
            select p.*, exists (select 1 from clock_pause q where q.case_number = :case) as has_pauses,
              exists (select 1 from clock_standstill s where s.case_number = :case) as has_standstills
            from clock_promise p where p.case_number = :case order by p.id""";

    private final JdbcClient jdbc;
    private final PauseRows pauses;

    PromiseBook(JdbcClient jdbc, PauseRows pauses) {
        this.jdbc = jdbc;
        this.pauses = pauses;
    }

    /** In the order in which they were made. */
    List<Promise> of(String caseNumber) {
        Known known = known();
        if (known == null) {
            return read(caseNumber);
        }
        return known.promises.computeIfAbsent(caseNumber, this::read);
    }

    private List<Promise> read(String caseNumber) {
        AtomicBoolean paused = new AtomicBoolean();
        AtomicBoolean stood = new AtomicBoolean();
        List<Promise> promises = new ArrayList<>(jdbc.sql(OF_CASE)
                .param("case", caseNumber)
                .query((row, n) -> {
                    paused.set(row.getBoolean("has_pauses"));
                    stood.set(row.getBoolean("has_standstills"));
                    return Promise.read(row);
                })
                .list());
        if (!promises.isEmpty() && !paused.get()) {
            pauses.hasNone(caseNumber);
        }
        if (stood.get()) {
            readStandstills(caseNumber, promises);
        }
        setReport(promises);
        return promises;
    }

    private void readStandstills(String caseNumber, List<Promise> promises) {
        Map<Long, Promise> byId = promises.stream().collect(Collectors.toMap(promise -> promise.id, p -> p));
        jdbc.sql("select promise_id, from_at, to_at from clock_standstill where case_number = ? order by id")
                .param(caseNumber)
                .query(row -> {
                    Instant to = Promise.instant(row, "to_at");
                    Promise promise = byId.get(row.getLong("promise_id"));
                    if (promise != null) {
                        promise.stood.add(new Standstill(
                                Objects.requireNonNull(Promise.instant(row, "from_at")),
                                to == null ? Instant.MAX : to));
                    }
                });
    }

    private static void setReport(List<Promise> promises) {
        promises.stream()
                .map(promise -> promise.startedAt)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> promises.forEach(promise -> promise.caseReportedAt = first));
    }

    /** The promise alone stands still from then on. */
    void suspend(Promise promise, Instant from) {
        jdbc.sql("insert into clock_standstill (case_number, promise_id, from_at) values (?, ?, ?)")
                .params(promise.caseNumber, promise.id, Promise.timestamp(from))
                .update();
        promise.stood.add(Standstill.since(from));
    }

    /** It goes on; nothing happens if it does not stand alone. */
    void resume(Promise promise, Instant at) {
        jdbc.sql("update clock_standstill set to_at = ? where case_number = ? and promise_id = ? and to_at is null")
                .params(Promise.timestamp(at), promise.caseNumber, promise.id)
                .update();
        promise.stood.replaceAll(standstill -> standstill.endingBy(at));
    }

    void insert(Promise made) {
        List<Promise> others = of(made.caseNumber);
        KeyHolder key = new GeneratedKeyHolder();
        bind(
                        jdbc.sql(
                                """
                                insert into clock_promise (case_number, round_no, kind, party, started_at, counted_from, calendar,
                                    amount, due_by_day, due_by_days, due, first_due, redated, provisional, met_at,
                                    state, open_key, warned_percent, next_event, ended_at)
                                values (:case, :round, :kind, :party, :started, :counted, :calendar,
                                    :amount, :day, :days, :due, :first, :redated, :provisional, :met,
                                    :state, :key, :warned, :next, :ended)"""),
                        made)
                .param("case", made.caseNumber)
                .param("round", made.round)
                .param("kind", made.kind.name())
                .param("party", made.party)
                .param("started", Promise.timestamp(made.startedAt))
                .update(key, "id");
        made.id = Objects.requireNonNull(key.getKey()).longValue();
        others.add(made);
    }

    /** @throws OptimisticLockingFailureException if somebody else has changed it meanwhile */
    void update(Promise changed, String stateBefore) {
        int updated = bind(
                        jdbc.sql(
                                """
                                update clock_promise set counted_from = :counted, calendar = :calendar, amount = :amount,
                                    due_by_day = :day, due_by_days = :days, due = :due, first_due = :first,
                                    redated = :redated, provisional = :provisional, met_at = :met, state = :state,
                                    open_key = :key, warned_percent = :warned, next_event = :next, ended_at = :ended,
                                    revision = revision + 1
                                where id = :id and state = :before and revision = :revision"""),
                        changed)
                .param("id", changed.id)
                .param("before", stateBefore)
                .param("revision", changed.revision)
                .update();
        if (updated != 1) {
            throw new OptimisticLockingFailureException("promise " + changed.id + " was changed meanwhile");
        }
        changed.revision++;
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Promise promise) {
        DueDay day = promise.dueDay;
        return statement
                .param("counted", Promise.timestamp(promise.countedFrom))
                .param("calendar", promise.calendar.name())
                .param("amount", promise.amount, Types.VARCHAR)
                .param("day", day == null ? null : day.day(), Types.DATE)
                .param("days", day == null ? null : day.workingDays(), Types.INTEGER)
                .param("due", bound(promise.due), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("first", Promise.timestamp(promise.firstDue))
                .param("redated", promise.redated)
                .param("provisional", promise.provisional)
                .param("met", bound(promise.metAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("state", promise.state)
                .param("key", promise.openKey(), Types.VARCHAR)
                .param("warned", promise.warnedPercent)
                .param("next", bound(promise.nextEvent), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("ended", bound(promise.endedAt), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static @Nullable Object bound(@Nullable Instant at) {
        return at == null ? null : Promise.timestamp(at);
    }

    /** What this transaction knows; null outside any. */
    private @Nullable Known known() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || !TransactionSynchronizationManager.isActualTransactionActive()) {
            return null;
        }
        Known known = (Known) TransactionSynchronizationManager.getResource(this);
        if (known == null) {
            known = new Known();
            TransactionSynchronizationManager.bindResource(this, known);
            TransactionSynchronizationManager.registerSynchronization(
                    new ResourceHolderSynchronization<>(known, this) {});
        }
        return known;
    }

    private static final class Known extends ResourceHolderSupport {
        private final Map<String, List<Promise>> promises = new HashMap<>();
    }
}
