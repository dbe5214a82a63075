package cn.baoxiu.contractor.sanction;

import static cn.baoxiu.contractor.sanction.PenaltyTable.bound;
import static cn.baoxiu.contractor.sanction.PenaltyTable.typed;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code contractor_objection}; every call joins the caller's transaction. */
@Component
class ObjectionTable {

    private final JdbcClient jdbc;

    ObjectionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Penalty penalty, ObjectionForm form, boolean late, @Nullable Instant decideUntil, String by, Instant at) {
        jdbc.sql("insert into contractor_objection (penalty_id, letter_id, raised_by, raised_at, reason, wanted, late,"
                        + " decide_until) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        penalty.id(),
                        penalty.requiredLetter(),
                        by,
                        bound(at),
                        form.reason(),
                        new SqlParameterValue(Types.VARCHAR, form.wanted()),
                        late,
                        new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, typed(decideUntil)))
                .update();
    }

    void decide(long id, RulingForm ruling, String by, Instant at) {
        jdbc.sql("update contractor_objection set ruling = ?, amount = ?, decided_by = ?, decided_at = ?,"
                        + " decision_reason = ? where id = ?")
                .params(
                        ruling.kind().name(),
                        new SqlParameterValue(Types.NUMERIC, ruling.amount()),
                        by,
                        bound(at),
                        ruling.reason(),
                        id)
                .update();
    }

    List<Objection> of(long penalty) {
        return jdbc.sql("select * from contractor_objection where penalty_id = ? order by id")
                .param(penalty)
                .query(Objection.class)
                .list();
    }

    List<Objection> ofCase(String caseNumber) {
        return jdbc.sql("select o.* from contractor_objection o join contractor_penalty p on p.id = o.penalty_id"
                        + " where p.case_number = ? order by o.id")
                .param(caseNumber)
                .query(Objection.class)
                .list();
    }

    /** The one that counts and waits for its decision. */
    Optional<Objection> undecided(long penalty) {
        return of(penalty).stream().filter(Objection::waits).findFirst();
    }

    /**
     * @param late raised after the window: kept, without effect
     * @param amount what is taken instead, if it was reduced
     */
    record Objection(
            long id,
            long penaltyId,
            long letterId,
            String raisedBy,
            Instant raisedAt,
            String reason,
            @Nullable String wanted,
            boolean late,
            @Nullable Instant decideUntil,
            @Nullable RulingKind ruling,
            @Nullable BigDecimal amount,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String decisionReason) {

        boolean waits() {
            return !late && decidedAt == null;
        }
    }
}
