package cn.baoxiu.intake;

import cn.baoxiu.estate.Location;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.Symptom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps the reports of cases from old ledgers: personal data that only this room has. */
@Service
public class ImportedReports {

    private static final Recognised AS_WRITTEN = new Recognised(null, null, null, false);

    private final ReportStore store;
    private final Clock clock;

    ImportedReports(ReportStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * @param reporterName empty if the ledger has none
     * @param phone digits as dialled within China; null if the ledger has no number that can be dialled
     * @param enteredBy user who imported the ledger
     */
    public record ImportedReport(
            Location location,
            Place place,
            @Nullable String placeText,
            DefectClass defectClass,
            Symptom symptom,
            @Nullable String symptomText,
            String description,
            String reporterName,
            @Nullable String phone,
            @Nullable String secondPhone,
            Instant reportedAt,
            String enteredBy) {}

    /** Adds the report of a case that was just taken over; nothing is recognised as a repeat of anything. */
    public void add(ImportedReport report, String caseNumber) {
        store.add(
                new Report(
                        report.location(),
                        report.place(),
                        report.placeText(),
                        report.defectClass(),
                        report.symptom(),
                        report.symptomText(),
                        report.description(),
                        List.of(),
                        report.reporterName(),
                        report.phone(),
                        report.secondPhone(),
                        Channel.IMPORT,
                        report.reportedAt(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        report.enteredBy(),
                        null,
                        null),
                caseNumber,
                AS_WRITTEN);
    }
}
