package cn.baoxiu.contractor.retention;

import cn.baoxiu.contractor.sanction.Fingerprint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to give a deduction back as it stands.
 *
 * @param deduction id of the transaction in the ledger
 * @param amount yuan
 * @param contentHash of what is asked for, to which the approvals are bound
 * @param outcome null while it runs
 * @param openTask the engine's user task that was opened last
 * @param approvers groups that have to approve, in their order
 * @param answers oldest first
 */
public record ReversalView(
        long id,
        String contractNo,
        String subsidiary,
        long deduction,
        @Nullable String caseNumber,
        @Nullable String letterNumber,
        BigDecimal amount,
        String reason,
        String evidence,
        String contentHash,
        String requestedBy,
        Instant requestedAt,
        @Nullable ReversalOutcome outcome,
        @Nullable Instant endedAt,
        @Nullable String openTask,
        List<String> approvers,
        List<Answer> answers) {

    public ReversalView {
        approvers = List.copyOf(approvers);
        answers = List.copyOf(answers);
    }

    /** What one group said. */
    public record Answer(
            String group, boolean approved, String by, Instant at, @Nullable String reason, String contentHash) {}

    public boolean running() {
        return outcome == null;
    }

    /** Group that has to answer now; empty if it ended, or all have approved. */
    public Optional<String> next() {
        return running()
                ? approvers.stream()
                        .filter(group ->
                                answers.stream().noneMatch(a -> a.group().equals(group)))
                        .findFirst()
                : Optional.empty();
    }

    /** Whether every group has approved what the request says now. */
    boolean approvedByAll() {
        String now = hash(contractNo, deduction, amount, reason, evidence);
        return approvers.stream().allMatch(group -> answers.stream()
                .anyMatch(a -> a.approved()
                        && a.group().equals(group)
                        && a.contentHash().equals(now)));
    }

    static String hash(String contractNo, long deduction, BigDecimal amount, String reason, String evidence) {
        return Fingerprint.of(contractNo, deduction, amount.setScale(2).toPlainString(), reason, evidence);
    }
}
