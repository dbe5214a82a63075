package cn.baoxiu.estate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Answers whether a part is in warranty, and keeps what restarts a term. */
public interface WarrantyRegister {

    /**
     * As {@link #check(String, WarrantyClass, SeasonKind, LocalDate)} where it is not known whether the part heats or
     * cools: of both kinds of season the later end counts.
     *
     * @param code home or area code
     * @param on the report date decides (rules R5)
     * @throws java.util.NoSuchElementException if there is no such home or area
     */
    default WarrantyAnswer check(String code, WarrantyClass warrantyClass, LocalDate on) {
        return check(code, warrantyClass, null, on);
    }

    /**
     * @param code home or area code
     * @param kind which seasons count for {@link WarrantyClass#HVAC_SEASON}; null if not known; without effect on other
     *     classes
     * @param on the report date decides (rules R5)
     * @throws java.util.NoSuchElementException if there is no such home or area
     */
    WarrantyAnswer check(String code, WarrantyClass warrantyClass, @Nullable SeasonKind kind, LocalDate on);

    /**
     * Records that a repair of the part was accepted, which restarts or prolongs the term where the contract says so.
     * The same acceptance of the same case is recorded once.
     *
     * @throws java.util.NoSuchElementException if there is no such home, area or contract
     */
    void recordAcceptedRepair(
            String code, WarrantyClass warrantyClass, String contractNo, LocalDate acceptedOn, String caseNumber);
}
