package cn.baoxiu.estate;

/**
 * How a file is imported.
 *
 * @param dryRun only say what would happen
 * @param takeGoodRows import the rows without errors; otherwise one error keeps all out
 * @param visible rows of other subsidiaries are errors
 */
public record ImportOptions(boolean dryRun, boolean takeGoodRows, VisibleSubsidiaries visible) {

    /** Everything of the file or nothing, for any subsidiary. */
    public static ImportOptions allOrNothing() {
        return new ImportOptions(false, false, VisibleSubsidiaries.everything());
    }
}
