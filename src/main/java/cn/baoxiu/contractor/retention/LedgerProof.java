package cn.baoxiu.contractor.retention;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Recomputes every balance from the entries. The tables do not let a wrong one in, so this finds what somebody did to
 * them from outside.
 */
@Component
class LedgerProof {

    private static final String BALANCES =
            """
            select a.contract_no, a.account as what, coalesce(sum(e.amount), 0) as expected, a.balance as found
            from contractor_account a
            left join contractor_entry e on e.contract_no = a.contract_no and e.account = a.account
            group by a.contract_no, a.account, a.balance, a.last_entry
            having coalesce(sum(e.amount), 0) <> a.balance or coalesce(max(e.entry_no), 0) <> coalesce(a.last_entry, 0)
                or count(e.id) <> coalesce(a.last_entry, 0)
            """;

    private static final String TRANSACTIONS =
            """
            select t.contract_no, t.transaction_key as what, 0 as expected, coalesce(sum(e.amount), 0) as found
            from contractor_transaction t left join contractor_entry e on e.transaction_id = t.id
            group by t.contract_no, t.transaction_key
            having coalesce(sum(e.amount), 0) <> 0 or count(e.id) < 2
            """;

    private final JdbcClient jdbc;

    LedgerProof(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param what account whose balance, or key of the transaction whose sum, is not as expected */
    record Difference(String contractNo, String what, BigDecimal expected, BigDecimal found) {}

    /** Empty if every balance is the sum of its entries, none is missing, and every transaction sums to zero. */
    List<Difference> differences() {
        List<Difference> all = new ArrayList<>();
        for (String sql : List.of(BALANCES, TRANSACTIONS)) {
            all.addAll(jdbc.sql(sql)
                    .query((row, n) -> new Difference(
                            row.getString("contract_no"),
                            row.getString("what"),
                            row.getBigDecimal("expected"),
                            row.getBigDecimal("found")))
                    .list());
        }
        return all;
    }
}
