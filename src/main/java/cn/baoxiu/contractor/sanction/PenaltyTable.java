package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.Rung;
import cn.baoxiu.contractor.Violations.Violation;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows of {@code contractor_penalty} and its causes; every call joins the caller's transaction. */
@Component
class PenaltyTable {

    private final JdbcClient jdbc;
    private final TransactionTemplate savepoint;

    PenaltyTable(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Against whom, about what. */
    record Target(
            String caseNumber, int round, String subsidiary, String contractor, String contractNo, Instant inForceAt) {

        /** Unique among procedures whose letter is not out yet. */
        String openKey() {
            return caseNumber + "|" + contractor;
        }
    }

    /**
     * Why a letter is drafted: a violation, or a rung proposed with a reason.
     *
     * @param considered whether a draft was made since
     */
    record Cause(
            String causeKey,
            @Nullable Long violationId,
            @Nullable Rung rung,
            @Nullable String reason,
            Instant addedAt,
            boolean considered) {

        static Cause of(Violation violation, Instant at) {
            return new Cause("violation " + violation.id(), violation.id(), null, null, at, false);
        }
    }

    /**
     * Two causes may meet here: the later one waits for the end of the other transaction, goes back to its savepoint and
     * finds the draft open.
     *
     * @return empty if a draft is open already
     */
    Optional<Long> open(Target target, Instant at) {
        try {
            return Optional.ofNullable(savepoint.execute(status -> insert(target, at)));
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    private long insert(Target target, Instant at) {
        jdbc.sql("insert into contractor_penalty (case_number, round, subsidiary, contractor, contract_no, open_key,"
                        + " state, in_force_at, opened_at) values (?, ?, ?, ?, ?, ?, 'DRAFTING', ?, ?)")
                .params(
                        target.caseNumber(),
                        target.round(),
                        target.subsidiary(),
                        target.contractor(),
                        target.contractNo(),
                        target.openKey(),
                        bound(target.inForceAt()),
                        bound(at))
                .update();
        return draftOf(target.openKey()).orElseThrow().id();
    }

    Optional<Penalty> draftOf(String openKey) {
        return jdbc.sql("select * from contractor_penalty where open_key = ?")
                .param(openKey)
                .query(Penalty.class)
                .optional();
    }

    Penalty get(long id) {
        return jdbc.sql("select * from contractor_penalty where id = ?")
                .param(id)
                .query(Penalty.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("no procedure " + id));
    }

    /** Read and kept for this transaction: whoever asks for it next waits. */
    Penalty lock(long id) {
        jdbc.sql("select id from contractor_penalty where id = ? for update")
                .param(id)
                .query(Long.class)
                .optional();
        return get(id);
    }

    Optional<Penalty> ofLetter(long letterId) {
        return jdbc.sql("select * from contractor_penalty where letter_id = ?")
                .param(letterId)
                .query(Penalty.class)
                .optional();
    }

    Optional<Penalty> ofTask(String taskId) {
        return jdbc.sql("select * from contractor_penalty where open_task = ?")
                .param(taskId)
                .query(Penalty.class)
                .optional();
    }

    List<Penalty> ofCase(String caseNumber) {
        return jdbc.sql("select * from contractor_penalty where case_number = ? order by id")
                .param(caseNumber)
                .query(Penalty.class)
                .list();
    }

    /** Sets columns; a name ends with its value. */
    void set(long id, @Nullable Object... pairs) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            columns.put(String.valueOf(pairs[i]), typed(pairs[i + 1]));
        }
        String sql = columns.keySet().stream().map(c -> c + " = :" + c).collect(Collectors.joining(", "));
        jdbc.sql("update contractor_penalty set " + sql + " where id = :id")
                .params(columns)
                .param("id", id)
                .update();
    }

    void end(long id, PenaltyOutcome outcome, Instant at) {
        set(id, "state", PenaltyState.ENDED, "outcome", outcome, "ended_at", at, "open_key", null);
    }

    /** @return false if this cause is known */
    boolean addCause(long penalty, Cause cause) {
        try {
            savepoint.executeWithoutResult(status -> jdbc.sql(
                            "insert into contractor_penalty_cause (penalty_id, cause_key, violation_id, rung, reason,"
                                    + " added_at) values (?, ?, ?, ?, ?, ?)")
                    .params(
                            penalty,
                            cause.causeKey(),
                            new SqlParameterValue(Types.BIGINT, cause.violationId()),
                            typed(cause.rung()),
                            new SqlParameterValue(Types.VARCHAR, cause.reason()),
                            bound(cause.addedAt()))
                    .update());
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    boolean knowsCause(String causeKey) {
        return jdbc.sql("select count(*) from contractor_penalty_cause where cause_key = ?")
                        .param(causeKey)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    List<Cause> causes(long penalty) {
        return jdbc.sql("select * from contractor_penalty_cause where penalty_id = ? order by id")
                .param(penalty)
                .query(Cause.class)
                .list();
    }

    void consideredAll(long penalty) {
        jdbc.sql("update contractor_penalty_cause set considered = true where penalty_id = ? and considered = false")
                .param(penalty)
                .update();
    }

    /** A cause that came too late for one letter is the cause of another. */
    void moveCause(String causeKey, long penalty) {
        jdbc.sql("update contractor_penalty_cause set penalty_id = ? where cause_key = ?")
                .params(penalty, causeKey)
                .update();
    }

    static OffsetDateTime bound(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Nulls with their type, for one prepared statement on both databases. */
    static @Nullable Object typed(@Nullable Object value) {
        if (value instanceof Instant at) {
            return bound(at);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof BigDecimal || value instanceof Long || value instanceof Boolean) {
            return value;
        }
        return value == null ? null : value.toString();
    }
}
