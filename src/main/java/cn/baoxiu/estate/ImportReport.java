package cn.baoxiu.estate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import did, or would do.
 *
 * @param applied true if the good rows are stored
 * @param rows rows of the file, without header and blank lines: inserted + changed + unchanged + refused
 * @param errors why rows are refused, at most {@link #ISSUES_MAX}
 * @param errorCount number of errors, also those not listed
 * @param warnings what should be looked at although the row is taken, at most {@link #ISSUES_MAX}
 * @param ignoredColumns columns of the file that the kind does not have
 */
public record ImportReport(
        String kind,
        String fileName,
        boolean dryRun,
        boolean applied,
        int rows,
        int inserted,
        int changed,
        int unchanged,
        int refused,
        List<Issue> errors,
        int errorCount,
        List<Issue> warnings,
        int warningCount,
        List<String> ignoredColumns) {

    /** More issues than this are counted, not listed. */
    public static final int ISSUES_MAX = 500;

    public boolean hasErrors() {
        return errorCount > 0;
    }

    /**
     * @param row line number in the file, the header being line 1
     * @param column column name; null if the whole row is meant
     * @param value what stands there
     * @param code key of the sentence in the message bundle
     * @param args what goes into the sentence
     */
    public record Issue(int row, @Nullable String column, @Nullable String value, String code, List<String> args) {}
}
