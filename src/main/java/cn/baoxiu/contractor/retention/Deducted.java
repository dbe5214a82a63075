package cn.baoxiu.contractor.retention;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deduction in the ledger of a contract. Sums are yuan.
 *
 * @param id of the transaction
 * @param key of the transaction
 * @param posting the newest of its postings
 * @param left what reversals have not given back
 */
public record Deducted(
        long id,
        String key,
        long posting,
        @Nullable String caseNumber,
        @Nullable String letterNumber,
        Instant at,
        BigDecimal amount,
        BigDecimal left) {

    /** What people call it by: the letter's number, or the case's for one without. */
    public String number() {
        return letterNumber != null ? letterNumber : caseNumber != null ? caseNumber : key;
    }
}
