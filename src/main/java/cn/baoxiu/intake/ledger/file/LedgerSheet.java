package cn.baoxiu.intake.ledger.file;

import java.util.List;
import java.util.Set;

/** One sheet of a file; a CSV file is one sheet without a name. */
public record LedgerSheet(String name, List<SheetRow> rows) {

    /**
     * @param number row number as a spreadsheet shows it, from 1
     * @param cells text of each cell, empty if there is none
     * @param formulas columns, from 0, that hold a formula: its stored value is not trusted, so the cell is empty
     * @param merged columns that lie in a merged range and got the value of its first cell
     */
    public record SheetRow(int number, List<String> cells, Set<Integer> formulas, Set<Integer> merged) {

        public boolean isBlank() {
            return formulas.isEmpty() && cells.stream().allMatch(String::isBlank);
        }
    }
}
