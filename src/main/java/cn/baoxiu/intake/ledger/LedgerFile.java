package cn.baoxiu.intake.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded ledger.
 *
 * @param headerRow row number of the header
 * @param columns meaning of each column, null if it has none
 * @param assumedYear year of dates without one
 * @param totalRows rows below the header
 * @param titleRows rows down to the header
 * @param blankedAt when the cells were blanked
 */
record LedgerFile(
        long id,
        String subsidiary,
        String fileName,
        String contentHash,
        String uploadedBy,
        Instant uploadedAt,
        Status status,
        int sheetNo,
        int headerRow,
        List<@Nullable LedgerColumn> columns,
        @Nullable Integer assumedYear,
        int totalRows,
        int titleRows,
        int runs,
        @Nullable Instant finishedAt,
        @Nullable Instant blankedAt) {

    /** Labels: {@code ledger.status.<NAME>}. */
    enum Status {
        MAPPING,
        RUNNING,
        DONE
    }
}
