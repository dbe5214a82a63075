package cn.baoxiu.estate;

import java.time.LocalDate;

/** Answers whether a part is in warranty, and keeps what restarts a term. */
public interface WarrantyRegister {

    /**
     * @param code home or area code
     * @param on the report date decides (rules R5)
     * @throws java.util.NoSuchElementException if there is no such home or area
     */
    WarrantyAnswer check(String code, WarrantyClass warrantyClass, LocalDate on);

    /** Records that a repair of the part was accepted, which restarts or prolongs the term where the contract says so. */
    void recordAcceptedRepair(
            String code, WarrantyClass warrantyClass, String contractNo, LocalDate acceptedOn, String caseNumber);
}
