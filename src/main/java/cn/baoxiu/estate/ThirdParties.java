package cn.baoxiu.estate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Third-party repairers as somebody who hires one sees them: for whom they work, and at which prices. */
public interface ThirdParties {

    /** Those that work for the subsidiary, or for all; own ones first, by code. */
    List<ThirdParty> of(String subsidiary);

    Optional<ThirdParty> find(String code);

    /** What the third party agreed for defects of the class, by item. */
    List<Price> prices(String code, WarrantyClass warrantyClass);

    /**
     * @param subsidiary for which it works, null for all
     * @param suspendedOn from this day on it gets no new work, null if it may
     * @param resumedOn day from which on it may again
     */
    record ThirdParty(
            String code,
            String name,
            @Nullable String subsidiary,
            @Nullable LocalDate suspendedOn,
            @Nullable LocalDate resumedOn) {

        public boolean worksFor(String wanted) {
            return subsidiary == null || subsidiary.equals(wanted);
        }

        public boolean isSuspended(LocalDate day) {
            return suspendedOn != null && !suspendedOn.isAfter(day) && (resumedOn == null || resumedOn.isAfter(day));
        }
    }

    /** @param priceCny yuan per unit, VAT included */
    record Price(String item, String unit, BigDecimal priceCny) {}
}
