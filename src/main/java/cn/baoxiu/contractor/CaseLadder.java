package cn.baoxiu.contractor;

import cn.baoxiu.contractor.Violations.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened between a case and its contractors, for whoever reads the case. */
public interface CaseLadder {

    /**
     * The caller has checked that the user may see the case.
     *
     * @param company null for staff, who see everything; else the company that sees what was sent to it
     */
    View of(String caseNumber, @Nullable String company);

    /** Oldest first. */
    record View(List<Violation> violations, List<Procedure> letters, List<Call> contractorCalls) {}

    /**
     * A procedure and its letter.
     *
     * @param state as {@code penaltyState.<NAME>}
     * @param outcome as {@code penaltyOutcome.<NAME>}, null while it runs
     * @param rung of the letter, or proposed
     * @param letterId null before the first draft
     * @param number null before the issue
     * @param amount of the letter, null if it takes no money
     * @param upheld what is taken in the end
     * @param backReason why the draft came back
     * @param draftedBy display names, in their order
     */
    record Procedure(
            long id,
            String contractor,
            String contractNo,
            String state,
            @Nullable String outcome,
            @Nullable Rung rung,
            @Nullable Long letterId,
            @Nullable String number,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal upheld,
            Instant openedAt,
            @Nullable Instant issuedAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant objectionUntil,
            @Nullable Instant performUntil,
            @Nullable Instant endedAt,
            @Nullable String backReason,
            List<String> draftedBy,
            List<Approval> approvals,
            List<Objection> objections) {}

    /** @param valid whether it is for what the letter says now */
    record Approval(String group, boolean approved, boolean valid, String by, Instant at, @Nullable String reason) {}

    /**
     * @param late raised after the window: kept, without effect
     * @param ruling as {@code ruling.<NAME>}, null while it waits
     * @param amount what is taken instead
     */
    record Objection(
            String by,
            Instant at,
            String reason,
            @Nullable String wanted,
            boolean late,
            @Nullable Instant decideUntil,
            @Nullable String ruling,
            @Nullable BigDecimal amount,
            @Nullable Instant decidedAt,
            @Nullable String decisionReason) {}

    /** A call to the contractor. */
    record Call(String contractor, Instant calledAt, Instant endedAt, String person, String words, String loggedBy) {}
}
