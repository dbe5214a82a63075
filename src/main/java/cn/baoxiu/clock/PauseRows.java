package cn.baoxiu.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The table {@code clock_pause}. */
@Repository
class PauseRows {

    private final JdbcClient jdbc;

    PauseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first; read once per transaction. */
    List<PauseView> of(String caseNumber) {
        Known known = known();
        return known == null ? read(caseNumber) : known.pauses.computeIfAbsent(caseNumber, this::read);
    }

    /** This transaction has seen that there is none. */
    void hasNone(String caseNumber) {
        Known known = known();
        if (known != null) {
            known.pauses.put(caseNumber, List.of());
        }
    }

    private List<PauseView> read(String caseNumber) {
        return jdbc.sql("select * from clock_pause where case_number = ? order by id")
                .param(caseNumber)
                .query((row, n) -> view(row))
                .list();
    }

    /** Of all cases from the first to the last number, by case; not kept for the transaction. */
    Map<String, List<PauseView>> between(String first, String last) {
        return jdbc
                .sql("select * from clock_pause where case_number between ? and ? order by id")
                .params(first, last)
                .query((row, n) -> view(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(PauseView::caseNumber));
    }

    Optional<PauseView> find(long id) {
        return jdbc.sql("select * from clock_pause where id = ?")
                .param(id)
                .query((row, n) -> view(row))
                .optional();
    }

    /** Requested or running, oldest first. */
    List<PauseView> open(String caseNumber) {
        return of(caseNumber).stream().filter(PauseView::isOpen).toList();
    }

    List<PauseView> running(String caseNumber) {
        return of(caseNumber).stream()
                .filter(pause -> pause.state() == PauseView.State.RUNNING)
                .toList();
    }

    /**
     * @param limitFrom what its working days are counted from if it lasts as many as the reason allows, else null
     * @throws org.springframework.dao.DuplicateKeyException if another pause for the reason is open
     */
    long insert(PauseRequest request, Instant until, PauseRules.Rule rule, Instant now, @Nullable Instant limitFrom) {
        forget();
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into clock_pause (case_number, round_no, reason, state, from_at, until_at, evidence,
                            requested_by, requested_at, stops_owner, stops_contractor, holder, open_reason_key, limit_from)
                        values (:case, :round, :reason, 'REQUESTED', :from, :until, :evidence,
                            :by, :now, :owner, :contractor, :holder, :key, :limitFrom)""")
                .param("case", request.caseNumber())
                .param("round", request.round())
                .param("reason", request.reason().name())
                .param("from", Promise.timestamp(request.from()))
                .param("until", Promise.timestamp(until))
                .param("evidence", request.evidence())
                .param("by", request.requestedBy())
                .param("now", Promise.timestamp(now))
                .param("owner", rule.stopsOwner())
                .param("contractor", rule.stopsContractor())
                .param("holder", rule.holder(), Types.VARCHAR)
                .param(
                        "limitFrom",
                        limitFrom == null ? null : Promise.timestamp(limitFrom),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("key", request.caseNumber() + "|" + request.reason())
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /**
     * An open pause that lasts as many working days as its reason allows.
     *
     * @param from what they are counted from, also if a late decision made it begin later
     */
    record Limited(PauseView pause, Instant from) {}

    List<Limited> limited(String caseNumber) {
        return jdbc.sql(
                        """
                        select * from clock_pause
                        where case_number = ? and state in ('REQUESTED', 'RUNNING') and limit_from is not null order by id""")
                .param(caseNumber)
                .query((row, n) -> new Limited(view(row), Objects.requireNonNull(Promise.instant(row, "limit_from"))))
                .list();
    }

    /** It may last until then. */
    void last(long id, Instant until) {
        forget();
        jdbc.sql("update clock_pause set until_at = ? where id = ? and state in ('REQUESTED', 'RUNNING')")
                .params(Promise.timestamp(until), id)
                .update();
    }

    /** @return false if somebody else has decided it meanwhile */
    boolean decide(long id, PauseView.State state, Instant from, String by, Instant now, @Nullable String refusal) {
        forget();
        return jdbc.sql(
                                """
                                update clock_pause set state = :state, from_at = :from, decided_by = :by, decided_at = :now,
                                    refusal = :refusal, open_reason_key = case when :state = 'RUNNING' then open_reason_key end
                                where id = :id and state = 'REQUESTED'""")
                        .param("state", state.name())
                        .param("from", Promise.timestamp(from))
                        .param("by", by)
                        .param("now", Promise.timestamp(now))
                        .param("refusal", refusal, Types.VARCHAR)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** @return false if it has ended meanwhile */
    boolean end(long id, Instant at, @Nullable String by) {
        forget();
        return jdbc.sql(
                                """
                                update clock_pause set state = 'ENDED', ended_at = :at, ended_by = :by, open_reason_key = null
                                where id = :id and state = 'RUNNING'""")
                        .param("at", Promise.timestamp(at))
                        .param("by", by, Types.VARCHAR)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The case is closed: what was asked for is not needed, what runs is over. */
    void endWithCase(String caseNumber, Instant at) {
        forget();
        jdbc.sql(
                        """
                        update clock_pause set state = case when state = 'RUNNING' then 'ENDED' else 'REFUSED' end,
                            ended_at = case when state = 'RUNNING' then cast(:at as timestamp with time zone) end,
                            open_reason_key = null
                        where case_number = :case and state in ('REQUESTED', 'RUNNING')""")
                .param("at", Promise.timestamp(at))
                .param("case", caseNumber)
                .update();
    }

    private static PauseView view(ResultSet row) throws SQLException {
        return new PauseView(
                row.getLong("id"),
                row.getString("case_number"),
                row.getInt("round_no"),
                PauseReason.valueOf(row.getString("reason")),
                PauseView.State.valueOf(row.getString("state")),
                Objects.requireNonNull(Promise.instant(row, "from_at")),
                Objects.requireNonNull(Promise.instant(row, "until_at")),
                row.getString("evidence"),
                row.getString("requested_by"),
                Objects.requireNonNull(Promise.instant(row, "requested_at")),
                row.getString("decided_by"),
                Promise.instant(row, "decided_at"),
                Promise.instant(row, "ended_at"),
                row.getString("holder"),
                row.getBoolean("stops_owner"),
                row.getBoolean("stops_contractor"));
    }

    private void forget() {
        Known known = known();
        if (known != null) {
            known.pauses.clear();
        }
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
        private final Map<String, List<PauseView>> pauses = new HashMap<>();
    }
}
