package cn.baoxiu.intake.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * A ledger in one line.
 *
 * @param status MAPPING, RUNNING or DONE
 * @param totalRows rows of the sheet below the header
 * @param titleRows rows down to the header
 * @param counts rows by outcome; empty before the start
 * @param blanked whether the cells are gone
 */
public record LedgerSummary(
        long id,
        String subsidiary,
        String fileName,
        String status,
        Instant uploadedAt,
        String uploadedBy,
        int totalRows,
        int titleRows,
        Map<RowOutcome, Integer> counts,
        boolean blanked) {

    public int count(RowOutcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    /** By the outcome's name, for pages. */
    public int countOf(String outcome) {
        return count(RowOutcome.valueOf(outcome));
    }

    /** Rows below the header that have an outcome or wait for one: all of the file's. */
    public int sum() {
        return counts.entrySet().stream()
                .filter(e -> e.getKey() != RowOutcome.TITLE)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    public int settled() {
        return sum() - count(RowOutcome.WAITING);
    }

    public int percent() {
        return totalRows == 0 ? 100 : (int) (100L * settled() / totalRows);
    }
}
