package cn.baoxiu.contractor.retention;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.testing.Databases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.Postgres.class)
class RetentionLedgerOnPostgresTest extends RetentionLedgerContract {

    @Override
    int threads() {
        return 8;
    }

    @Override
    int rounds() {
        return 60;
    }

    @Test
    void whoeverHoldsAConnectionCannotRewriteTheLedger() {
        String no = contract();
        deduct(no, no + "|1", "10");
        String of = " where contract_no = '" + no + "'";
        for (String sql : List.of(
                "update contractor_transaction set note = 'x'" + of,
                "delete from contractor_transaction" + of,
                "update contractor_entry set amount = amount" + of,
                "delete from contractor_entry" + of,
                "truncate contractor_entry cascade")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql).hasMessageContaining("only added to");
        }
    }

    /** One leg is missing: the transaction does not commit. */
    @Test
    void whatDoesNotSumToZeroDoesNotCommit() {
        String no = contract();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    jdbc.sql("insert into contractor_transaction (transaction_key, contract_no, kind, booked_by,"
                                    + " happened_at, booked_at) select 'lame|' || contract_no, contract_no, 'DEDUCTION',"
                                    + " 'x', opened_at, opened_at from contractor_ledger where contract_no = ?")
                            .param(no)
                            .update();
                    jdbc.sql(
                                    "insert into contractor_entry (transaction_id, contract_no, account, entry_no, previous_no,"
                                            + " balance_before, amount, balance_after) select max(id), ?, 'RETENTION', 2, 1, 300,"
                                            + " -10, 290 from contractor_transaction")
                            .param(no)
                            .update();
                }))
                .hasStackTraceContaining("does not sum to zero");
    }
}
