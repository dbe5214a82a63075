package cn.baoxiu.intake.ledger;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as the clerk sees it.
 *
 * @param written what the file says
 * @param current the same with the clerk's corrections
 * @param reasons sentences
 * @param notes sentences
 * @param codes codes of the reasons
 */
public record LedgerRowView(
        int rowNo,
        RowOutcome outcome,
        Map<LedgerColumn, String> written,
        Map<LedgerColumn, String> current,
        List<String> reasons,
        List<String> notes,
        List<String> codes,
        @Nullable String caseNumber,
        @Nullable Integer sameAsRow) {

    public String written(String column) {
        return written.getOrDefault(LedgerColumn.valueOf(column), "");
    }

    public String current(String column) {
        return current.getOrDefault(LedgerColumn.valueOf(column), "");
    }
}
