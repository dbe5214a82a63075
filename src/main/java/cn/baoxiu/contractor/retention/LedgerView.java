package cn.baoxiu.contractor.retention;

import cn.baoxiu.contractor.Retention.Account;
import cn.baoxiu.contractor.Retention.Balance;
import cn.baoxiu.contractor.Retention.Posting;
import cn.baoxiu.contractor.Retention.Source;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a ledger as people see it: the four sources, without what stands against them. */
@Component
class LedgerView {

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

    private final JdbcClient jdbc;

    LedgerView(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Balances are those after the last postings shown, whatever is posted meanwhile. */
    Account account(String contractNo) {
        List<Posting> postings = postings(contractNo);
        Map<Source, BigDecimal> last = new EnumMap<>(Source.class);
        postings.forEach(posting -> last.put(posting.source(), posting.balanceAfter()));
        List<Balance> balances = Arrays.stream(Source.values())
                .map(source -> new Balance(source, last.getOrDefault(source, NOTHING)))
                .toList();
        return new Account(contractNo, balances, postings);
    }

    private List<Posting> postings(String contractNo) {
        return jdbc.sql(
                        """
                        select e.id, t.happened_at, t.kind, e.account, e.amount, e.balance_after, t.case_number,
                               t.letter_number, t.booked_by, t.note
                        from contractor_entry e join contractor_transaction t on t.id = e.transaction_id
                        where e.contract_no = ? and e.account in ('RETENTION', 'GUARANTEE', 'OTHER_PAYABLE', 'CLAIM')
                        order by e.id
                        """)
                .param(contractNo)
                .query(LedgerView::posting)
                .list();
    }

    private static Posting posting(ResultSet row, int number) throws SQLException {
        return new Posting(
                row.getLong("id"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                Source.valueOf(row.getString("account")),
                row.getBigDecimal("amount"),
                row.getBigDecimal("balance_after"),
                row.getString("case_number"),
                row.getString("letter_number"),
                row.getString("booked_by"),
                row.getString("note"));
    }
}
