package cn.baoxiu.contractor.retention;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accounts of one contract as read; they stay so while the transaction holds the ledger's lock. */
final class LedgerState {

    private final String contractNo;
    private final Map<AccountName, State> accounts;

    LedgerState(String contractNo, Map<AccountName, State> accounts) {
        this.contractNo = contractNo;
        this.accounts = new EnumMap<>(AccountName.class);
        this.accounts.putAll(accounts);
    }

    /** @param lastEntry number of the last entry, null if there is none */
    record State(BigDecimal balance, @Nullable Integer lastEntry) {

        static final State EMPTY = new State(BigDecimal.ZERO.setScale(2), null);
    }

    /** @param id of the transaction */
    record Known(
            long id,
            String contractNo,
            TransactionKind kind,
            @Nullable String caseNumber,
            @Nullable String letterNumber,
            Instant happenedAt) {}

    String contractNo() {
        return contractNo;
    }

    boolean has(AccountName account) {
        return accounts.containsKey(account);
    }

    BigDecimal balance(AccountName account) {
        return state(account).balance();
    }

    State state(AccountName account) {
        return accounts.getOrDefault(account, State.EMPTY);
    }

    void put(AccountName account, State state) {
        accounts.put(account, state);
    }
}
