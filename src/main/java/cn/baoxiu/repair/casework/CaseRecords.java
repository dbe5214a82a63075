package cn.baoxiu.repair.casework;

import cn.baoxiu.estate.WarrantyClass;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.Handling;
import cn.baoxiu.repair.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was recorded on the way of a case; every round keeps its own rows. */
@Component
public class CaseRecords {

    private final JdbcClient jdbc;

    CaseRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Triage> triages(String caseNumber) {
        return list("repair_triage", caseNumber, Triage.class);
    }

    public List<Warranty> warranties(String caseNumber) {
        return list("repair_warranty", caseNumber, Warranty.class);
    }

    public List<Surveyed> surveys(String caseNumber) {
        return list("repair_survey", caseNumber, Surveyed.class);
    }

    public List<Found> findings(String caseNumber) {
        return list("repair_finding", caseNumber, Found.class);
    }

    public List<Contact> contacts(String caseNumber) {
        return list("repair_contact", caseNumber, Contact.class);
    }

    public List<WorkOrder> workOrders(String caseNumber) {
        return list("repair_work_order", caseNumber, WorkOrder.class);
    }

    public List<Quoted> quotes(String caseNumber) {
        return list("repair_quote", caseNumber, Quoted.class);
    }

    public List<Structure> structures(String caseNumber) {
        return list("repair_structure", caseNumber, Structure.class);
    }

    public List<Inspected> inspections(String caseNumber) {
        return list("repair_inspection", caseNumber, Inspected.class);
    }

    public List<Confirmed> confirmations(String caseNumber) {
        return list("repair_confirmation", caseNumber, Confirmed.class);
    }

    /** The last of the rows, which is the one in force. */
    static <T> Optional<T> last(List<T> rows) {
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1));
    }

    private <T> List<T> list(String table, String caseNumber, Class<T> type) {
        return jdbc.sql("select * from " + table + " where case_number = ? order by id")
                .param(caseNumber)
                .query(type)
                .list();
    }

    /**
     * What the decisions proposed.
     *
     * @param responsibleParty code of the party proposed as responsible; null where a person decides
     */
    public record Triage(
            int round,
            Instant triagedAt,
            int rulesVersion,
            Grade grade,
            WarrantyClass warrantyClass,
            Coverage coverage,
            @Nullable String payer,
            ResponsibleKind responsibleKind,
            @Nullable String responsibleParty,
            Handling handling) {}

    /**
     * The register's answer with both clocks.
     *
     * @param basis TRIAGE by what was reported, SURVEY by what was seen
     */
    public record Warranty(
            int round,
            String basis,
            WarrantyClass warrantyClass,
            LocalDate onDate,
            @Nullable String contractNo,
            @Nullable String contractName,
            @Nullable String contractorCode,
            @Nullable String contractorName,
            @Nullable String clause,
            @Nullable LocalDate contractorStarts,
            @Nullable LocalDate contractorEnds,
            @Nullable Boolean contractorIn,
            @Nullable Long contractorDaysLeft,
            @Nullable Boolean contractorRestarted,
            @Nullable LocalDate ownerStarts,
            @Nullable LocalDate ownerEnds,
            @Nullable Boolean ownerIn,
            @Nullable Long ownerDaysLeft,
            @Nullable Long gapDays,
            Coverage coverage,
            @Nullable String payer) {}

    /**
     * What property engineering saw.
     *
     * @param responsibleParty code of the party that the decisions propose for what was seen; null where a person
     *     decides
     */
    public record Surveyed(
            int round,
            Instant surveyedAt,
            String surveyedBy,
            DefectClass defectClass,
            Place place,
            Cause cause,
            boolean inWarranty,
            @Nullable String responsibleParty,
            Handling handling,
            boolean overrulesTriage,
            String note) {}

    /** What the warranty office decided. */
    public record Found(
            int round,
            Instant foundAt,
            String foundBy,
            boolean inWarranty,
            String responsibleParty,
            Handling handling,
            @Nullable String repairingParty,
            @Nullable LocalDate plannedFinishOn,
            boolean overrulesTriage,
            boolean overrulesSurvey,
            String reason) {}

    /** A call, an arrival or an emergency measure. */
    public record Contact(
            int round,
            TimelineKind kind,
            Instant happenedAt,
            String loggedBy,
            @Nullable ContactResult contactResult,
            @Nullable Instant visitAt,
            @Nullable String note) {}

    /** An order to a party and what became of it. */
    public record WorkOrder(
            long id,
            int round,
            OrderKind kind,
            String party,
            @Nullable String workScope,
            Instant orderedAt,
            String orderedBy,
            @Nullable Instant acceptedAt,
            @Nullable Instant rejectedAt,
            @Nullable String rejectReason,
            @Nullable Instant appointmentAt,
            @Nullable String appointmentNote,
            @Nullable Instant arrivedAt,
            @Nullable Instant completedAt,
            @Nullable String workDone,
            @Nullable String materials,
            @Nullable Drying drying,
            @Nullable Instant replacedAt,
            @Nullable String replaceReason) {}

    /** A quote in yuan and its answer. */
    public record Quoted(
            int round,
            BigDecimal amountCny,
            String items,
            LocalDate validUntil,
            Instant quotedAt,
            String quotedBy,
            @Nullable Boolean accepted,
            @Nullable Instant answeredAt,
            @Nullable String answerNote) {}

    /** The structural path. */
    public record Structure(
            int round,
            Instant authorityReportedAt,
            String safetyMeasures,
            @Nullable String scheme,
            @Nullable LocalDate plannedFinishOn,
            @Nullable LocalDate filedOn,
            @Nullable String filingNumber,
            @Nullable String filingNote) {}

    /** An inspection. */
    public record Inspected(
            int round, boolean passed, Instant inspectedAt, String inspectedBy, @Nullable String note) {}

    /** @param answer an {@link OwnerAnswer}, or AUTO or THREE_PARTIES */
    public record Confirmed(
            int round,
            String answer,
            Instant answeredAt,
            String loggedBy,
            @Nullable String note,
            @Nullable String witnesses) {}
}
