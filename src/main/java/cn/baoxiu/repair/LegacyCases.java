package cn.baoxiu.repair;

/**
 * Takes cases over from an old ledger (rules R11). Promises count from the report date; those that were breached
 * before the import are legacy: no escalation, letter, call-back or score comes from them. Imported cases count for
 * the recognition of repeats like any other.
 */
public interface LegacyCases {

    /**
     * Stores a case that ended before the import: history without a process instance.
     *
     * @return its case number
     * @throws IllegalArgumentException if {@link LegacyCase#finishedAt()} is missing
     * @throws java.util.NoSuchElementException for an unknown location or party
     */
    String takeClosed(LegacyCase legacy);

    /**
     * Stores a case that is still open and starts its process instance at the step it has reached.
     *
     * @return its case number
     * @throws IllegalArgumentException if {@link LegacyCase#finishedAt()} is set
     * @throws java.util.NoSuchElementException for an unknown location or party
     */
    String takeOpen(LegacyCase legacy);
}
