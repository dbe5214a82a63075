package cn.baoxiu.repair;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A case in one line. */
public record CaseSummary(
        String caseNumber,
        String subsidiary,
        String project,
        String locationCode,
        String locationName,
        Place place,
        DefectClass defectClass,
        Symptom symptom,
        @Nullable Grade grade,
        Stage stage,
        @Nullable Outcome outcome,
        int round,
        @Nullable String responsibleParty,
        @Nullable String repairingParty,
        Instant reportedAt,
        @Nullable Instant closedAt) {}
