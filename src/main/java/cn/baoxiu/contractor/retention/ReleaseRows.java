package cn.baoxiu.contractor.retention;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
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

/** Requests for release and what happened to them; every call joins the caller's transaction. */
@Component
class ReleaseRows {

    private final JdbcClient jdbc;
    private final TransactionTemplate savepoint;

    ReleaseRows(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** @return false if one runs for the contract */
    boolean open(ReleaseRequest request, String subsidiary, Instant firstDue, String by, Instant at) {
        try {
            savepoint.executeWithoutResult(status -> jdbc.sql(
                            "insert into contractor_release (contract_no, subsidiary, open_key, asked_by, received_on,"
                                    + " requested_cny, evidence, recorded_by, recorded_at, first_due)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            request.contractNo(),
                            subsidiary,
                            request.contractNo(),
                            request.askedBy(),
                            request.receivedOn(),
                            money(request.amount()),
                            request.evidence(),
                            by,
                            bound(at),
                            bound(firstDue))
                    .update());
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    void step(
            long release, ReleaseStep step, String by, Instant at, @Nullable BigDecimal amount, @Nullable String note) {
        jdbc.sql("insert into contractor_release_step (release_id, step, done_by, done_at, amount_cny, note)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(release, step.name(), by, bound(at), money(amount), new SqlParameterValue(Types.VARCHAR, note))
                .update();
    }

    void firstLapsed(long release, Instant at) {
        jdbc.sql("update contractor_release set first_lapsed_at = ? where id = ?")
                .params(bound(at), release)
                .update();
    }

    void urged(long release, LocalDate on, Instant secondDue) {
        jdbc.sql("update contractor_release set urged_on = ?, second_due = ? where id = ?")
                .params(on, bound(secondDue), release)
                .update();
    }

    /** An earlier countersignature of the property company does not stand for another approval. */
    void officeSigned(long release, BigDecimal approved, String by) {
        jdbc.sql("update contractor_release set approved_cny = ?, office_by = ?, property_by = null where id = ?")
                .params(approved, by, release)
                .update();
    }

    void propertySigned(long release, String by) {
        jdbc.sql("update contractor_release set property_by = ? where id = ?")
                .params(by, release)
                .update();
    }

    void end(long release, ReleaseOutcome outcome, @Nullable BigDecimal released, Instant at) {
        jdbc.sql("update contractor_release set open_key = null, outcome = ?, released_cny = ?, ended_at = ?"
                        + " where id = ?")
                .params(outcome.name(), money(released), bound(at), release)
                .update();
    }

    Optional<ReleaseView> running(String contractNo) {
        return read("open_key", contractNo).stream().findFirst();
    }

    /** Newest first. */
    List<ReleaseView> of(String contractNo) {
        return read("contract_no", contractNo);
    }

    private List<ReleaseView> read(String column, String contractNo) {
        Map<Long, List<ReleaseView.Step>> steps = new HashMap<>();
        jdbc.sql("select s.* from contractor_release_step s join contractor_release r on r.id = s.release_id where r."
                        + column + " = ? order by s.id")
                .param(contractNo)
                .query((row, n) -> steps.computeIfAbsent(row.getLong("release_id"), id -> new ArrayList<>())
                        .add(step(row)))
                .list();
        return jdbc.sql("select * from contractor_release where " + column + " = ? order by id desc")
                .param(contractNo)
                .query((row, n) -> view(row, steps.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private static ReleaseView.Step step(ResultSet row) throws SQLException {
        return new ReleaseView.Step(
                ReleaseStep.valueOf(row.getString("step")),
                row.getString("done_by"),
                at(row, "done_at"),
                row.getBigDecimal("amount_cny"),
                row.getString("note"));
    }

    private static ReleaseView view(ResultSet row, List<ReleaseView.Step> steps) throws SQLException {
        String outcome = row.getString("outcome");
        return new ReleaseView(
                row.getLong("id"),
                row.getString("contract_no"),
                row.getString("subsidiary"),
                row.getString("asked_by"),
                row.getObject("received_on", LocalDate.class),
                row.getBigDecimal("requested_cny"),
                row.getString("evidence"),
                row.getString("recorded_by"),
                at(row, "recorded_at"),
                at(row, "first_due"),
                instant(row, "first_lapsed_at"),
                row.getObject("urged_on", LocalDate.class),
                instant(row, "second_due"),
                row.getBigDecimal("approved_cny"),
                row.getString("office_by"),
                row.getString("property_by"),
                outcome == null ? null : ReleaseOutcome.valueOf(outcome),
                row.getBigDecimal("released_cny"),
                instant(row, "ended_at"),
                steps);
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instant(row, column));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime bound(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static SqlParameterValue money(@Nullable BigDecimal amount) {
        return new SqlParameterValue(Types.NUMERIC, amount);
    }
}
