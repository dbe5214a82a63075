package cn.baoxiu.contractor.retention;

import cn.baoxiu.contractor.retention.LedgerState.State;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the ledger; every call joins the caller's transaction. */
@Component
class LedgerRows {

    private final JdbcClient jdbc;
    private final TransactionTemplate savepoint;

    LedgerRows(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Waits until nobody else posts to the contract. */
    Optional<LedgerState> lock(String contractNo) {
        return jdbc.sql("select contract_no from contractor_ledger where contract_no = ? for update")
                .param(contractNo)
                .query(String.class)
                .optional()
                .map(no -> new LedgerState(no, accounts(no)));
    }

    boolean exists(String contractNo) {
        return jdbc.sql("select count(*) from contractor_ledger where contract_no = ?")
                        .param(contractNo)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    Map<AccountName, State> accounts(String contractNo) {
        Map<AccountName, State> accounts = new EnumMap<>(AccountName.class);
        jdbc.sql("select account, balance, last_entry from contractor_account where contract_no = ?")
                .param(contractNo)
                .query(row -> {
                    accounts.put(
                            AccountName.valueOf(row.getString("account")),
                            new State(row.getBigDecimal("balance"), row.getObject("last_entry", Integer.class)));
                });
        return accounts;
    }

    /** Two nodes may open a ledger at once: the later one waits, goes back to its savepoint and finds it open. */
    LedgerState openAndLock(String contractNo, Instant at) {
        try {
            savepoint.executeWithoutResult(
                    status -> jdbc.sql("insert into contractor_ledger (contract_no, opened_at) values (?, ?)")
                            .params(contractNo, bound(at))
                            .update());
        } catch (DuplicateKeyException e) {
            // open already
        }
        return lock(contractNo).orElseThrow(() -> new IllegalStateException("the ledger is gone: " + contractNo));
    }

    /** Adds an empty account. */
    void open(LedgerState ledger, AccountName account) {
        jdbc.sql("insert into contractor_account (contract_no, account, balance) values (?, ?, 0)")
                .params(ledger.contractNo(), account.name())
                .update();
        ledger.put(account, State.EMPTY);
    }

    Optional<LedgerState.Known> find(String key) {
        return jdbc.sql("select id, contract_no, kind, case_number, letter_number, happened_at"
                        + " from contractor_transaction where transaction_key = ?")
                .param(key)
                .query((row, n) -> new LedgerState.Known(
                        row.getLong("id"),
                        row.getString("contract_no"),
                        TransactionKind.valueOf(row.getString("kind")),
                        row.getString("case_number"),
                        row.getString("letter_number"),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** @return id of the transaction */
    long post(LedgerState ledger, Booking booking, String by, Instant at) {
        long id = insert(ledger.contractNo(), booking, by, at);
        booking.amounts().forEach((account, amount) -> enter(ledger, id, account, amount));
        return id;
    }

    private long insert(String contractNo, Booking booking, String by, Instant at) {
        jdbc.sql("insert into contractor_transaction (transaction_key, contract_no, kind, case_number, letter_number,"
                        + " reverses_id, booked_by, happened_at, booked_at, note)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        booking.key(),
                        contractNo,
                        booking.kind().name(),
                        text(booking.caseNumber()),
                        text(booking.letterNumber()),
                        new SqlParameterValue(Types.BIGINT, booking.reverses()),
                        by,
                        bound(booking.happenedAt()),
                        bound(at),
                        text(booking.note()))
                .update();
        return find(booking.key()).orElseThrow().id();
    }

    private void enter(LedgerState ledger, long transaction, AccountName account, BigDecimal amount) {
        if (!ledger.has(account)) {
            open(ledger, account);
        }
        State before = ledger.state(account);
        Integer last = before.lastEntry();
        int number = last == null ? 1 : last + 1;
        BigDecimal after = before.balance().add(amount);
        jdbc.sql("insert into contractor_entry (transaction_id, contract_no, account, entry_no, previous_no,"
                        + " balance_before, amount, balance_after) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        transaction,
                        ledger.contractNo(),
                        account.name(),
                        number,
                        new SqlParameterValue(Types.INTEGER, last),
                        before.balance(),
                        amount,
                        after)
                .update();
        jdbc.sql("update contractor_account set balance = ?, last_entry = ? where contract_no = ? and account = ?")
                .params(after, number, ledger.contractNo(), account.name())
                .update();
        ledger.put(account, new State(after, number));
    }

    /** Entries of a transaction on the four sources, in the order of the sources. */
    List<Entry> entries(long transaction) {
        return jdbc
                .sql("select account, amount, balance_after from contractor_entry where transaction_id = ?")
                .param(transaction)
                .query(LedgerRows::entry)
                .list()
                .stream()
                .filter(entry -> entry.account().isSource())
                .sorted((a, b) -> a.account().compareTo(b.account()))
                .toList();
    }

    /** What the reversals of a deduction gave back so far, by source. */
    Map<AccountName, BigDecimal> reversed(long deduction) {
        Map<AccountName, BigDecimal> sums = new EnumMap<>(AccountName.class);
        jdbc.sql(
                        """
                        select e.account, sum(e.amount) as amount
                        from contractor_transaction t join contractor_entry e on e.transaction_id = t.id
                        where t.reverses_id = ? group by e.account
                        """)
                .param(deduction)
                .query(row -> {
                    sums.put(AccountName.valueOf(row.getString("account")), row.getBigDecimal("amount"));
                });
        return sums;
    }

    /** What openings and adjustments brought to each source; a release taken back brings nothing new. */
    Map<AccountName, BigDecimal> putUp(String contractNo) {
        Map<AccountName, BigDecimal> sums = new EnumMap<>(AccountName.class);
        jdbc.sql(
                        """
                        select e.account, sum(e.amount) as amount
                        from contractor_transaction t join contractor_entry e on e.transaction_id = t.id
                        where t.contract_no = ? and t.kind in ('OPENING', 'ADJUSTMENT') and t.reverses_id is null
                        group by e.account
                        """)
                .param(contractNo)
                .query(row -> {
                    sums.put(AccountName.valueOf(row.getString("account")), row.getBigDecimal("amount"));
                });
        return sums;
    }

    int count(String contractNo) {
        return jdbc.sql("select count(*) from contractor_transaction where contract_no = ?")
                .param(contractNo)
                .query(Integer.class)
                .single();
    }

    /** @param amount added to the account, negative for taken */
    record Entry(AccountName account, BigDecimal amount, BigDecimal balanceAfter) {}

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                AccountName.valueOf(row.getString("account")),
                row.getBigDecimal("amount"),
                row.getBigDecimal("balance_after"));
    }

    private static OffsetDateTime bound(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static SqlParameterValue text(@Nullable String value) {
        return new SqlParameterValue(Types.VARCHAR, value);
    }
}
