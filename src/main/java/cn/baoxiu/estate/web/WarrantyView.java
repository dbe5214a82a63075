package cn.baoxiu.estate.web;

import cn.baoxiu.estate.Location;
import cn.baoxiu.estate.Part;
import cn.baoxiu.estate.WarrantyAnswer;
import cn.baoxiu.estate.WarrantyAnswer.ContractorClock;
import cn.baoxiu.estate.WarrantyAnswer.OwnerClock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The warranty register's answer, for people and programs.
 *
 * @param inWarranty by the owner's clock; null if it does not run
 * @param gapDays days by which the owner's clock outlasts the contractor's; negative if it ends earlier
 * @param payer CONTRACTOR, DEVELOPER or OWNER; null if a person must decide
 */
record WarrantyView(
        String code,
        String displayName,
        String part,
        String partName,
        String warrantyClass,
        LocalDate on,
        @Nullable Boolean inWarranty,
        @Nullable ContractorClock contractor,
        @Nullable OwnerClock owner,
        @Nullable Long gapDays,
        WarrantyAnswer.@Nullable Payer payer,
        String explanation) {

    static WarrantyView of(Location location, Part part, WarrantyAnswer answer, String explanation) {
        OwnerClock owner = answer.owner();
        return new WarrantyView(
                location.code(),
                location.displayName(),
                part.code(),
                part.name(),
                answer.warrantyClass().name(),
                answer.on(),
                owner == null ? null : owner.in(),
                answer.contractor(),
                owner,
                answer.gapDays(),
                answer.payer(),
                explanation);
    }
}
