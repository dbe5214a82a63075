package cn.baoxiu.intake.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row.
 *
 * @param reasons doubts or reasons for refusal
 * @param notes inferences, each with its evidence
 * @param caseNumber case that was made, or that has the row's report already
 * @param sameAsRow row of the same file that says the same
 */
record RowResult(
        RowOutcome outcome,
        @Nullable String rawHash,
        List<Finding> reasons,
        List<Finding> notes,
        @Nullable String caseNumber,
        @Nullable Integer sameAsRow) {

    static RowResult of(RowOutcome outcome) {
        return new RowResult(outcome, null, List.of(), List.of(), null, null);
    }
}
