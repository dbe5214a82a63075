package cn.baoxiu.estate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a part of a home is in warranty at a date, on both clocks (rules R5).
 *
 * @param contractor clock contractor → developer; null if no contract of the project has a term for the class
 * @param owner clock developer → owner; null if the home has not been handed over or the project has no term
 * @param gapDays days by which the owner's clock outlasts the contractor's (the developer's own cost); negative if it
 *     ends earlier; null unless both clocks are known
 * @param payer who pays by the two clocks; null if a person must decide
 */
public record WarrantyAnswer(
        String code,
        WarrantyClass warrantyClass,
        LocalDate on,
        @Nullable ContractorClock contractor,
        @Nullable OwnerClock owner,
        @Nullable Long gapDays,
        @Nullable Payer payer) {

    /** Who bears the cost of the repair. */
    public enum Payer {
        CONTRACTOR,
        DEVELOPER,
        OWNER
    }

    /**
     * @param daysLeft {@code ends − on}, negative when over
     * @param clause warranty clause of the contract
     * @param restarted true if a repair has restarted or prolonged the term
     */
    public record ContractorClock(
            String contractNo,
            String contractName,
            String contractorCode,
            String contractorName,
            String clause,
            LocalDate starts,
            LocalDate ends,
            boolean in,
            long daysLeft,
            boolean restarted) {}

    /** @param daysLeft {@code ends − on}, negative when over */
    public record OwnerClock(LocalDate starts, LocalDate ends, boolean in, long daysLeft) {}
}
