package cn.baoxiu.repair.casework;

import cn.baoxiu.estate.WarrantyClass;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.Handling;
import cn.baoxiu.repair.Hazard;
import cn.baoxiu.repair.Outcome;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.Stage;
import cn.baoxiu.repair.Symptom;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All facts of a case itself, for pages, forms and the API; without personal data. */
public record CaseFacts(
        String caseNumber,
        Origin origin,
        String subsidiary,
        String project,
        String locationCode,
        String locationName,
        Place place,
        @Nullable String placeText,
        DefectClass defectClass,
        Symptom symptom,
        @Nullable String symptomText,
        @ArraySchema(schema = @Schema(implementation = Hazard.class))
                @JsonSerialize(converter = CaseFacts.HazardNames.class)
                String hazards,
        boolean groupComplaint,
        boolean majorComplaint,
        Instant reportedAt,
        Instant roundReportedAt,
        @Nullable Instant closedAt,
        Stage stage,
        @Nullable Outcome outcome,
        @Nullable ClosingKind closingKind,
        int round,
        int reworkCount,
        int handoverCount,
        @Nullable String duplicateOf,
        @Nullable String mergedInto,
        @Nullable String linkedTo,
        @Nullable Grade grade,
        @Nullable WarrantyClass warrantyClass,
        @Nullable Coverage coverage,
        @Nullable String payer,
        @Nullable String contractNo,
        @Nullable Place surveyedPlace,
        @Nullable DefectClass surveyedClass,
        @Nullable Handling handling,
        @Nullable Boolean inWarranty,
        @Nullable String responsibleParty,
        @Nullable String repairingParty,
        @Nullable LocalDate plannedFinishOn,
        @Nullable Instant dryingUntil,
        @Nullable LocalDate acceptedOn) {

    /** As the row of the case will say once it is written. */
    static CaseFacts of(RepairCase found) {
        return new CaseFacts(
                found.caseNumber(),
                found.origin(),
                found.subsidiary(),
                found.project(),
                found.locationCode(),
                found.locationName(),
                found.place(),
                found.placeText(),
                found.defectClass(),
                found.symptom(),
                found.symptomText(),
                found.hazards(),
                found.groupComplaint(),
                found.majorComplaint(),
                found.reportedAt(),
                found.roundReportedAt(),
                found.closedAt(),
                found.stage(),
                found.outcome(),
                found.closingKind(),
                found.round(),
                found.reworkCount(),
                found.handoverCount(),
                found.duplicateOf(),
                found.mergedInto(),
                found.linkedTo(),
                found.grade(),
                found.warrantyClass(),
                found.coverage(),
                found.payer(),
                found.contractNo(),
                found.surveyedPlace(),
                found.surveyedClass(),
                found.handling(),
                found.inWarranty(),
                found.responsibleParty(),
                found.repairingParty(),
                found.plannedFinishOn(),
                found.dryingUntil(),
                found.acceptedOn());
    }

    public boolean open() {
        return stage != Stage.CLOSED;
    }

    /** What the survey saw, else what was reported. */
    public DefectClass currentClass() {
        return surveyedClass == null ? defectClass : surveyedClass;
    }

    public Place currentPlace() {
        return surveyedPlace == null ? place : surveyedPlace;
    }

    public List<Hazard> hazardList() {
        return hazardsIn(hazards);
    }

    private static List<Hazard> hazardsIn(String names) {
        return names.isEmpty()
                ? List.of()
                : Arrays.stream(names.split(",")).map(Hazard::valueOf).toList();
    }

    /** The column holds one text; a reader of the API gets a list. */
    static final class HazardNames extends StdConverter<String, List<Hazard>> {

        @Override
        public List<Hazard> convert(String names) {
            return hazardsIn(names);
        }
    }
}
