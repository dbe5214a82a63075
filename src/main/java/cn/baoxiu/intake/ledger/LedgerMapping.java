package cn.baoxiu.intake.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is proposed for a file before its rows are taken.
 *
 * @param sheets sheets that look like a ledger
 * @param head first rows of the sheet, to find the header in
 * @param missing columns that are needed and that no column is taken for
 * @param projects names of projects by code, to choose from
 * @param parties names of parties by code, to choose from
 * @param sameAs an earlier import of the same file
 */
public record LedgerMapping(
        LedgerSummary file,
        List<StagedSheet> sheets,
        int sheetNo,
        int headerRow,
        List<HeadRow> head,
        List<Heading> headings,
        Set<LedgerColumn> missing,
        YearProposal year,
        List<WordProposal> words,
        Map<String, String> projects,
        Map<String, String> parties,
        @Nullable Long sameAs) {

    /** A sheet that can be chosen. */
    public record StagedSheet(int number, String name, int rows) {}

    /** A row in which the header may be. */
    public record HeadRow(int number, String text) {}

    /**
     * @param column from 0
     * @param example first value below
     */
    public record Heading(int column, String name, @Nullable LedgerColumn meaning, String example) {}
}
