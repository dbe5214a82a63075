package cn.baoxiu.contractor.retention;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A contract as it was imported.
 *
 * @param guaranteeCny null if nothing was imported about securities, as {@code otherPayableCny}
 * @param releasedOn day on which the retention was released before this program knew of it
 */
public record ContractFacts(
        String contractNo,
        String name,
        String subsidiary,
        String subsidiaryName,
        String project,
        String projectName,
        String contractor,
        String contractorName,
        BigDecimal settlementCny,
        BigDecimal retentionPercent,
        LocalDate acceptedOn,
        LocalDate defectsLiabilityEnd,
        BigDecimal agencyFeePercent,
        String warrantyClause,
        @Nullable BigDecimal guaranteeCny,
        @Nullable BigDecimal otherPayableCny,
        @Nullable LocalDate releasedOn) {}
