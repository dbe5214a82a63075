package cn.baoxiu.contractor;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that secures the warranty of a contract: postings are only ever added, each with the balance after it (rules
 * R6). Amounts are yuan with two decimals. Every call joins the caller's transaction and serializes on the contract.
 */
public interface Retention {

    /** Where the money of a deduction comes from, in this order. Labels: {@code fundSource.<NAME>}. */
    enum Source {
        RETENTION,
        GUARANTEE,
        OTHER_PAYABLE,
        /** What no security covers: to be claimed. Its balance is what the contractor owes. */
        CLAIM
    }

    /**
     * How a sum would be split by the balances of this moment; nothing is posted.
     *
     * @throws java.util.NoSuchElementException if there is no such contract
     */
    List<Share> preview(String contractNo, BigDecimal amount);

    /**
     * Takes a sum, from each source as much as it has and the rest as a claim. A key that is known posts nothing and
     * answers as it did the first time.
     *
     * @throws cn.baoxiu.engine.FormRejected for a sum that is not positive
     */
    List<Share> deduct(Deduction deduction);

    /**
     * Gives a deduction back, wholly or in part, last source first, under its case and letter. Known keys as in {@link
     * #deduct}.
     *
     * @param deductionKey key of the deduction
     * @param amount at most what is left of it
     * @throws cn.baoxiu.engine.FormRejected for more than is left
     */
    List<Share> reverse(String key, String deductionKey, BigDecimal amount, String reason);

    /** Balances and postings of a contract, oldest first. */
    Account account(String contractNo);

    /** @param key unique, for example {@code letter 17}; at most 150 characters */
    record Deduction(String key, String contractNo, BigDecimal amount, String caseNumber, String letterNumber) {}

    /** @param balanceAfter of that source; for a claim what is owed in all */
    record Share(Source source, BigDecimal amount, BigDecimal balanceAfter) {}

    /** @param amount positive adds to the balance of the source */
    record Posting(
            long id,
            Instant at,
            String kind,
            Source source,
            BigDecimal amount,
            BigDecimal balanceAfter,
            @Nullable String caseNumber,
            @Nullable String letterNumber,
            String by,
            @Nullable String note) {}

    record Balance(Source source, BigDecimal amount) {}

    record Account(String contractNo, List<Balance> balances, List<Posting> postings) {}
}
