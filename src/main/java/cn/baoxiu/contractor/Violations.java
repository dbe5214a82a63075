package cn.baoxiu.contractor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Violations of contractors, recorded from facts (domain B4, rules R6). Every call joins the caller's transaction. */
public interface Violations {

    /**
     * Records a violation once: a fact whose key is known changes nothing. A party without a contract for the case
     * (property company, third party, a case without contract) is not recorded.
     */
    void record(Fact fact);

    /** Violations of a case, oldest first. */
    List<Violation> of(String caseNumber);

    /**
     * @param key what happened, unique, for example {@code BX-…|ACCEPT|promise 17}; at most 150 characters
     * @param party code of the contractor
     * @param evidence in Chinese, what proves it: promise with due time, times of the order, words of the inspection;
     *     without personal data
     * @param due the time that was missed, null if the violation is not about time
     * @param days days begun after the due time, for the tariff; null if it does not count days
     */
    record Fact(
            String key,
            String caseNumber,
            int round,
            ViolationKind kind,
            String party,
            Instant happenedAt,
            String evidence,
            @Nullable Instant due,
            @Nullable Integer days) {}

    /** @param contractNo contract under which the contractor answers for the case */
    record Violation(
            long id,
            String caseNumber,
            int round,
            ViolationKind kind,
            String contractor,
            String contractNo,
            Instant happenedAt,
            String evidence,
            @Nullable Instant due,
            @Nullable Integer days,
            String recordedBy) {}
}
