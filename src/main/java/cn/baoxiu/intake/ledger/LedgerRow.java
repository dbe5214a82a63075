package cn.baoxiu.intake.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A staged row. Cells and findings are empty once they have been blanked. */
record LedgerRow(
        long id,
        int rowNo,
        RowOutcome outcome,
        List<String> cells,
        Set<Integer> formulas,
        Set<Integer> merged,
        Map<LedgerColumn, String> corrections,
        List<Finding> reasons,
        List<Finding> notes,
        @Nullable String caseNumber,
        @Nullable Integer sameAsRow) {}
