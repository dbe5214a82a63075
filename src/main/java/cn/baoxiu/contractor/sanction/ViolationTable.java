package cn.baoxiu.contractor.sanction;

import static cn.baoxiu.contractor.sanction.PenaltyTable.bound;

import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.Violations.Fact;
import cn.baoxiu.contractor.Violations.Violation;
import cn.baoxiu.engine.EngineTime;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows of {@code contractor_violation} and of what letters name; every call joins the caller's transaction. */
@Component
class ViolationTable {

    private final JdbcClient jdbc;
    private final TransactionTemplate savepoint;

    ViolationTable(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * @param deductedIn procedure whose letter takes money for it
     * @param revokedAt when an objection was upheld
     */
    record Deduction(long id, @Nullable Long deductedIn, @Nullable Instant revokedAt) {}

    /** What a draft names: a violation or a charge-back, with the sum that it takes. */
    record Item(@Nullable Long violationId, @Nullable Long chargeBackId, BigDecimal amount) {}

    /** @return empty if the fact is known */
    Optional<Violation> insert(Fact fact, ContractorCases.Facts facts, String contractNo, String by, Instant at) {
        try {
            savepoint.executeWithoutResult(status -> jdbc.sql(
                            "insert into contractor_violation (fact_key, case_number, subsidiary, project, round, kind,"
                                    + " contractor, contract_no, happened_at, evidence, due, days, recorded_by,"
                                    + " recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            fact.key(),
                            fact.caseNumber(),
                            facts.subsidiary(),
                            facts.project(),
                            fact.round(),
                            fact.kind().name(),
                            fact.party(),
                            contractNo,
                            bound(fact.happenedAt()),
                            fact.evidence(),
                            new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, PenaltyTable.typed(fact.due())),
                            new SqlParameterValue(Types.INTEGER, fact.days()),
                            by,
                            bound(at))
                    .update());
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
        return jdbc.sql("select * from contractor_violation where fact_key = ?")
                .param(fact.key())
                .query(Violation.class)
                .optional();
    }

    Optional<Violation> find(long id) {
        return jdbc.sql("select * from contractor_violation where id = ?")
                .param(id)
                .query(Violation.class)
                .optional();
    }

    List<Violation> ofCase(String caseNumber) {
        return jdbc.sql("select * from contractor_violation where case_number = ? order by id")
                .param(caseNumber)
                .query(Violation.class)
                .list();
    }

    List<Deduction> deductions(String caseNumber) {
        return jdbc.sql(
                        "select id, deducted_in, revoked_at from contractor_violation where case_number = ? order by id")
                .param(caseNumber)
                .query(Deduction.class)
                .list();
    }

    /** Of this kind under the contract in the months up to the violation, itself included. */
    int occurrences(Violation violation) {
        LocalDate day = LocalDate.ofInstant(violation.happenedAt(), EngineTime.ZONE);
        int months = jdbc.sql(
                        "select months from contractor_repetition where valid_from <= ? order by valid_from desc limit 1")
                .param(day)
                .query(Integer.class)
                .single();
        Instant since = day.minusMonths(months)
                .plusDays(1)
                .atStartOfDay(EngineTime.ZONE)
                .toInstant();
        return jdbc.sql("select count(*) from contractor_violation where contract_no = ? and kind = ?"
                        + " and happened_at >= ? and happened_at <= ? and revoked_at is null")
                .params(violation.contractNo(), violation.kind().name(), bound(since), bound(violation.happenedAt()))
                .query(Integer.class)
                .single();
    }

    int lastRound(String caseNumber) {
        return jdbc.sql("select coalesce(max(round), 1) from contractor_violation where case_number = ?")
                .param(caseNumber)
                .query(Integer.class)
                .single();
    }

    /** Money is taken for it in this procedure, and in no other. */
    boolean take(long id, long penalty) {
        return jdbc.sql("update contractor_violation set deducted_in = ?"
                                + " where id = ? and revoked_at is null and deducted_in is null")
                        .params(penalty, id)
                        .update()
                == 1;
    }

    void days(long id, int days) {
        jdbc.sql("update contractor_violation set days = ? where id = ?")
                .params(days, id)
                .update();
    }

    /** No money is taken for what the procedure took. */
    void giveBack(long penalty) {
        jdbc.sql("update contractor_violation set deducted_in = null where deducted_in = ?")
                .param(penalty)
                .update();
    }

    /** An objection against the letter was upheld: no money can be taken for what it names. */
    void revoke(long penalty, Instant at) {
        jdbc.sql("update contractor_violation set revoked_at = ? where revoked_at is null and id in"
                        + " (select violation_id from contractor_penalty_item where penalty_id = ?)")
                .params(bound(at), penalty)
                .update();
    }

    void nameItems(long penalty, Collection<Item> items) {
        jdbc.sql("delete from contractor_penalty_item where penalty_id = ?")
                .param(penalty)
                .update();
        items.forEach(item -> jdbc.sql("insert into contractor_penalty_item (penalty_id, violation_id, charge_back_id,"
                        + " amount) values (?, ?, ?, ?)")
                .params(
                        penalty,
                        new SqlParameterValue(Types.BIGINT, item.violationId()),
                        new SqlParameterValue(Types.BIGINT, item.chargeBackId()),
                        item.amount())
                .update());
    }

    List<Item> items(long penalty) {
        return jdbc.sql("select violation_id, charge_back_id, amount from contractor_penalty_item"
                        + " where penalty_id = ? order by id")
                .param(penalty)
                .query(Item.class)
                .list();
    }
}
