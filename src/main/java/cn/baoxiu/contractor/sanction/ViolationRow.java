package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.ViolationKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list of violations.
 *
 * @param letters issued letters that name it
 * @param deducted whether a letter takes money for it
 * @param revoked whether an objection was upheld
 */
public record ViolationRow(
        long id,
        String caseNumber,
        String subsidiary,
        String project,
        @Nullable String projectName,
        ViolationKind kind,
        String contractor,
        @Nullable String contractorName,
        String contractNo,
        Instant happenedAt,
        String evidence,
        @Nullable Integer days,
        String recordedBy,
        int letters,
        boolean deducted,
        boolean revoked) {}
