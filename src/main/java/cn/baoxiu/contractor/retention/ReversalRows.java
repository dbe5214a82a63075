package cn.baoxiu.contractor.retention;

import cn.baoxiu.contractor.retention.ReversalView.Answer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Requests for reversal and the answers to them; every call joins the caller's transaction. */
@Component
class ReversalRows {

    private static final String FROM =
            " from contractor_reversal r join contractor_transaction t on t.id = r.deduction_id ";

    private final JdbcClient jdbc;
    private final TransactionTemplate savepoint;

    ReversalRows(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * @param approvers groups in their order
     * @return false if one runs for the deduction
     */
    boolean open(
            ReversalRequest request, String subsidiary, long deduction, List<String> approvers, String by, Instant at) {
        try {
            savepoint.executeWithoutResult(status -> insert(request, subsidiary, deduction, by, at));
        } catch (DuplicateKeyException e) {
            return false;
        }
        long id = running(deduction).orElseThrow();
        for (int i = 0; i < approvers.size(); i++) {
            jdbc.sql("insert into contractor_reversal_approver (reversal_id, step, group_code) values (?, ?, ?)")
                    .params(id, i + 1, approvers.get(i))
                    .update();
        }
        return true;
    }

    private void insert(ReversalRequest request, String subsidiary, long deduction, String by, Instant at) {
        jdbc.sql("insert into contractor_reversal (contract_no, subsidiary, deduction_id, open_deduction, amount_cny,"
                        + " reason, evidence, content_hash, requested_by, requested_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        request.contractNo(),
                        subsidiary,
                        deduction,
                        deduction,
                        request.amount(),
                        request.reason(),
                        request.evidence(),
                        ReversalView.hash(
                                request.contractNo(),
                                deduction,
                                request.amount(),
                                request.reason(),
                                request.evidence()),
                        by,
                        bound(at))
                .update();
    }

    /** @throws DuplicateKeyException if the group or the person has answered */
    void answer(long reversal, Answer answer) {
        jdbc.sql("insert into contractor_reversal_answer (reversal_id, group_code, content_hash, approved, answered_by,"
                        + " answered_at, reason) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        reversal,
                        answer.group(),
                        answer.contentHash(),
                        answer.approved(),
                        answer.by(),
                        bound(answer.at()),
                        new SqlParameterValue(Types.VARCHAR, answer.reason()))
                .update();
    }

    void opened(long reversal, String task) {
        jdbc.sql("update contractor_reversal set open_task = ? where id = ?")
                .params(task, reversal)
                .update();
    }

    void end(long reversal, ReversalOutcome outcome, Instant at) {
        jdbc.sql("update contractor_reversal set open_deduction = null, outcome = ?, ended_at = ? where id = ?")
                .params(outcome.name(), bound(at), reversal)
                .update();
    }

    /** Id of the request that runs for a deduction. */
    Optional<Long> running(long deduction) {
        return jdbc.sql("select id from contractor_reversal where open_deduction = ?")
                .param(deduction)
                .query(Long.class)
                .optional();
    }

    Optional<ReversalView> find(long id) {
        return read("id", id).stream().findFirst();
    }

    Optional<ReversalView> ofTask(String task) {
        return read("open_task", task).stream().findFirst();
    }

    /** Newest first. */
    List<ReversalView> of(String contractNo) {
        return read("contract_no", contractNo);
    }

    private List<ReversalView> read(String column, Object value) {
        Map<Long, List<String>> approvers = new HashMap<>();
        jdbc.sql("select a.reversal_id, a.group_code" + FROM
                        + "join contractor_reversal_approver a on a.reversal_id = r.id where r." + column
                        + " = ? order by a.reversal_id, a.step")
                .param(value)
                .query((row, n) -> approvers
                        .computeIfAbsent(row.getLong("reversal_id"), id -> new ArrayList<>())
                        .add(row.getString("group_code")))
                .list();
        Map<Long, List<Answer>> answers = new HashMap<>();
        jdbc.sql("select a.*" + FROM + "join contractor_reversal_answer a on a.reversal_id = r.id where r." + column
                        + " = ? order by a.id")
                .param(value)
                .query((row, n) -> answers.computeIfAbsent(row.getLong("reversal_id"), id -> new ArrayList<>())
                        .add(answer(row)))
                .list();
        return jdbc.sql("select r.*, t.case_number, t.letter_number" + FROM + "where r." + column
                        + " = ? order by r.id desc")
                .param(value)
                .query((row, n) -> view(
                        row,
                        approvers.getOrDefault(row.getLong("id"), List.of()),
                        answers.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                row.getString("group_code"),
                row.getBoolean("approved"),
                row.getString("answered_by"),
                Objects.requireNonNull(instant(row, "answered_at")),
                row.getString("reason"),
                row.getString("content_hash"));
    }

    private static ReversalView view(ResultSet row, List<String> approvers, List<Answer> answers) throws SQLException {
        String outcome = row.getString("outcome");
        return new ReversalView(
                row.getLong("id"),
                row.getString("contract_no"),
                row.getString("subsidiary"),
                row.getLong("deduction_id"),
                row.getString("case_number"),
                row.getString("letter_number"),
                row.getBigDecimal("amount_cny"),
                row.getString("reason"),
                row.getString("evidence"),
                row.getString("content_hash"),
                row.getString("requested_by"),
                Objects.requireNonNull(instant(row, "requested_at")),
                outcome == null ? null : ReversalOutcome.valueOf(outcome),
                instant(row, "ended_at"),
                row.getString("open_task"),
                approvers,
                answers);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime bound(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
