package cn.baoxiu.contractor.retention;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A transaction to be posted.
 *
 * @param reverses id of the transaction that it gives back
 * @param happenedAt when it counts
 * @param amounts what is added to each account, together zero
 */
record Booking(
        String key,
        TransactionKind kind,
        @Nullable String caseNumber,
        @Nullable String letterNumber,
        @Nullable Long reverses,
        Instant happenedAt,
        @Nullable String note,
        Map<AccountName, BigDecimal> amounts) {

    Booking {
        BigDecimal sum = amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() != 0 || amounts.isEmpty()) {
            throw new IllegalArgumentException("a transaction must move something and sum to zero: " + key);
        }
        amounts = new EnumMap<>(amounts);
    }

    /** Adds up what goes where; sums of zero leave no trace. */
    static final class Amounts {

        private final Map<AccountName, BigDecimal> sums = new EnumMap<>(AccountName.class);

        /** Money goes from one account to the other. */
        Amounts move(AccountName from, AccountName to, BigDecimal amount) {
            add(from, amount.negate());
            add(to, amount);
            return this;
        }

        private void add(AccountName account, BigDecimal amount) {
            sums.merge(account, amount, BigDecimal::add);
            sums.values().removeIf(sum -> sum.signum() == 0);
        }

        Map<AccountName, BigDecimal> sums() {
            return sums;
        }
    }
}
