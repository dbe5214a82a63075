package cn.baoxiu.intake.ledger;

import java.util.List;
import java.util.Map;

/**
 * A page of rows with one outcome.
 *
 * @param code only rows with this reason; empty for all
 * @param page from 0
 * @param codes reasons of all rows with this outcome, with numbers of rows
 */
public record LedgerRowsPage(
        LedgerSummary file,
        RowOutcome outcome,
        String code,
        int page,
        boolean hasNext,
        Map<String, Integer> codes,
        List<LedgerRowView> rows) {}
