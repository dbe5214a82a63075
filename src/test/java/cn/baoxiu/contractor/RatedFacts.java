package cn.baoxiu.contractor;

import cn.baoxiu.engine.EngineTime;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Rows as the rooms that own them write them, so that ratings have something to read. */
final class RatedFacts {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    RatedFacts(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    void estate(List<String> statements) {
        statements.forEach(sql -> jdbc.sql(sql).update());
    }

    /** @param outcome null while it runs */
    void repairCase(
            String number, String subsidiary, String project, @Nullable String outcome, @Nullable Boolean inWarranty) {
        jdbc.sql(
                        """
                        insert into repair_case (case_number, row_version, subsidiary, project, location_code,
                          location_name, place, defect_class, symptom, hazards, group_complaint, reported_at,
                          round_reported_at, stage, outcome, round, rework_count, handover_count, in_warranty)
                        values (?, 0, ?, ?, 'X', 'X', 'KITCHEN', 'LEAK', 'SEEPAGE', '', false, ?, ?, ?, ?, 1, 0, 0, ?)""")
                .params(
                        number,
                        subsidiary,
                        project,
                        at("2021-01-01T08:00"),
                        at("2021-01-01T08:00"),
                        outcome == null ? "REPAIRING" : "CLOSED",
                        new SqlParameterValue(Types.VARCHAR, outcome),
                        new SqlParameterValue(Types.BOOLEAN, inWarranty))
                .update();
    }

    /** @param due null while it is paused */
    void promise(String number, String kind, String party, String state, @Nullable String due) {
        OffsetDateTime start = at("2021-01-01T08:00");
        jdbc.sql("insert into clock_promise (case_number, round_no, kind, party, started_at, counted_from, calendar,"
                        + " amount, due, first_due, provisional, state) values (?, 1, ?, ?, ?, ?, 'CAL_CN_WORK', 'PT4H',"
                        + " ?, ?, false, ?)")
                .params(
                        number,
                        kind,
                        party,
                        start,
                        start,
                        new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, due == null ? null : at(due)),
                        start,
                        state)
                .update();
    }

    /** Work that was ordered, done, and inspected. */
    void inspected(String number, int round, String kind, String party, String inspectedAt, boolean passed) {
        jdbc.sql("insert into repair_work_order (case_number, round, kind, party, ordered_at, ordered_by, completed_at)"
                        + " values (?, ?, ?, ?, ?, 'x', ?)")
                .params(number, round, kind, party, at(inspectedAt), at(inspectedAt))
                .update();
        jdbc.sql("insert into repair_inspection (case_number, round, passed, inspected_at, inspected_by)"
                        + " values (?, ?, ?, ?, 'x')")
                .params(number, round, passed, at(inspectedAt))
                .update();
    }

    /** Work of a party that was sent away. */
    void replaced(String number, String party, String when) {
        jdbc.sql("insert into repair_work_order (case_number, round, kind, party, ordered_at, ordered_by, completed_at,"
                        + " replaced_at) values (?, 1, 'DISPATCH', ?, ?, 'x', ?, ?)")
                .params(number, party, at(when), at(when), at(when))
                .update();
    }

    void violation(String number, String subsidiary, String project, String party, String when, boolean revoked) {
        jdbc.sql(
                        "insert into contractor_violation (fact_key, case_number, subsidiary, project, round, kind, contractor,"
                                + " contract_no, happened_at, evidence, recorded_by, recorded_at, revoked_at)"
                                + " values (?, ?, ?, ?, 1, 'ACCEPTED_LATE', ?, 'none', ?, 'x', 'system', ?, ?)")
                .params(
                        number + "|" + when,
                        number,
                        subsidiary,
                        project,
                        party,
                        at(when),
                        at(when),
                        new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, revoked ? at(when) : null))
                .update();
    }

    /** A deduction that no security covers, and what of it was given back later. */
    void claimed(String contractNo, String number, String when, String yuan, String backAt, String back) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into contractor_ledger (contract_no, opened_at) values (?, ?)")
                    .params(contractNo, at(when))
                    .update();
            BigDecimal sum = new BigDecimal(yuan);
            BigDecimal less = new BigDecimal(back);
            for (String account : List.of("CLAIM", "CHARGED")) {
                jdbc.sql("insert into contractor_account (contract_no, account, balance) values (?, ?, 0)")
                        .params(contractNo, account)
                        .update();
            }
            long taken = transaction(contractNo, "DEDUCTION", number, null, when);
            entry(taken, contractNo, "CLAIM", null, BigDecimal.ZERO, sum);
            entry(taken, contractNo, "CHARGED", null, BigDecimal.ZERO, sum.negate());
            long given = transaction(contractNo, "REVERSAL", null, taken, backAt);
            entry(given, contractNo, "CLAIM", 1, sum, less.negate());
            entry(given, contractNo, "CHARGED", 1, sum.negate(), less);
            balance(contractNo, "CLAIM", sum.subtract(less));
            balance(contractNo, "CHARGED", less.subtract(sum));
        });
    }

    private long transaction(
            String contractNo, String kind, @Nullable String number, @Nullable Long reverses, String when) {
        String key = contractNo + kind;
        jdbc.sql("insert into contractor_transaction (transaction_key, contract_no, kind, case_number, reverses_id,"
                        + " booked_by, happened_at, booked_at) values (?, ?, ?, ?, ?, 'x', ?, ?)")
                .params(
                        key,
                        contractNo,
                        kind,
                        new SqlParameterValue(Types.VARCHAR, number),
                        new SqlParameterValue(Types.BIGINT, reverses),
                        at(when),
                        at(when))
                .update();
        return jdbc.sql("select id from contractor_transaction where transaction_key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }

    private void entry(
            long of, String contractNo, String account, @Nullable Integer previous, BigDecimal before, BigDecimal sum) {
        jdbc.sql("insert into contractor_entry (transaction_id, contract_no, account, entry_no, previous_no,"
                        + " balance_before, amount, balance_after) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        of,
                        contractNo,
                        account,
                        previous == null ? 1 : previous + 1,
                        new SqlParameterValue(Types.INTEGER, previous),
                        before,
                        sum,
                        before.add(sum))
                .update();
    }

    private void balance(String contractNo, String account, BigDecimal after) {
        jdbc.sql("update contractor_account set balance = ?, last_entry = 2 where contract_no = ? and account = ?")
                .params(after, contractNo, account)
                .update();
    }

    private static OffsetDateTime at(String local) {
        return LocalDateTime.parse(local).atZone(EngineTime.ZONE).toOffsetDateTime();
    }
}
