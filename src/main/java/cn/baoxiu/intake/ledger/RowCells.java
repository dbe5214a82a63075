package cn.baoxiu.intake.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cells of a row by meaning; what a clerk has corrected replaces what is written. */
final class RowCells {

    private final Map<LedgerColumn, String> written;
    private final Map<LedgerColumn, String> corrected;

    private RowCells(Map<LedgerColumn, String> written, Map<LedgerColumn, String> corrected) {
        this.written = written;
        this.corrected = corrected;
    }

    /** @param columns meaning of each column of the file, null if it has none */
    static RowCells of(List<String> cells, List<@Nullable LedgerColumn> columns, Map<LedgerColumn, String> corrected) {
        Map<LedgerColumn, String> written = new EnumMap<>(LedgerColumn.class);
        for (int i = 0; i < columns.size(); i++) {
            LedgerColumn meaning = columns.get(i);
            if (meaning != null) {
                written.put(meaning, i < cells.size() ? PlainText.narrow(cells.get(i)) : "");
            }
        }
        return new RowCells(written, corrected);
    }

    String of(LedgerColumn column) {
        String correction = corrected.get(column);
        return correction == null ? written(column) : PlainText.narrow(correction);
    }

    String written(LedgerColumn column) {
        return written.getOrDefault(column, "");
    }

    boolean has(LedgerColumn column) {
        return !of(column).isEmpty();
    }

    boolean isCorrected(LedgerColumn column) {
        return corrected.containsKey(column);
    }

    Set<LedgerColumn> correctedColumns() {
        return corrected.keySet();
    }

    /** The same for rows that say the same, whatever number they have. */
    String hash() {
        return PlainText.hash(LedgerColumn.OF_FILE.stream()
                .filter(c -> c != LedgerColumn.NUMBER)
                .map(c -> written(c))
                .toList());
    }
}
