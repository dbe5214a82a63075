package cn.baoxiu.contractor.retention;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of contracts.
 *
 * @param releasing whether a request for release runs
 * @param due end of its legal term; null if none runs, also while the contractor's urging is waited for
 */
public record ContractRow(
        String contractNo,
        String name,
        String subsidiary,
        String subsidiaryName,
        String project,
        String projectName,
        String contractor,
        String contractorName,
        LocalDate defectsLiabilityEnd,
        BigDecimal settlement,
        BigDecimal retention,
        BigDecimal guarantee,
        BigDecimal otherPayable,
        BigDecimal claim,
        boolean releasing,
        @Nullable Instant due) {}
