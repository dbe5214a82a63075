package cn.baoxiu.intake.ledger;

import cn.baoxiu.intake.ImportedReports;
import cn.baoxiu.intake.ImportedReports.ImportedReport;
import cn.baoxiu.repair.LegacyCase;
import cn.baoxiu.repair.LegacyCases;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes a case and a report of an understood row; each report is taken once. */
class RowTaking {

    private final LegacyCases cases;
    private final ImportedReports reports;
    private final JdbcClient jdbc;
    private final Clock clock;

    RowTaking(LegacyCases cases, ImportedReports reports, JdbcClient jdbc, Clock clock) {
        this.cases = cases;
        this.reports = reports;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A report that was taken before. */
    record Taken(String caseNumber, String contentHash, long file, int rowNo) {}

    Optional<Taken> before(String subsidiary, String fingerprint) {
        return jdbc.sql(
                        """
                        select case_number, content_hash, file_id, row_no from intake_ledger_taken
                        where subsidiary = ? and fingerprint = ?""")
                .params(subsidiary, fingerprint)
                .query((row, n) -> new Taken(row.getString(1), row.getString(2), row.getLong(3), row.getInt(4)))
                .optional();
    }

    /** @return number of the new case */
    String take(LedgerFile file, LedgerRow row, Understood understood) {
        Instant reported =
                Objects.requireNonNull(RowDates.instant(understood.dates().reported()));
        Instant finished = RowDates.instant(understood.dates().finished());
        DefectWords.Defect defect = understood.defect();
        LegacyCase legacy = new LegacyCase(
                file.fileName(),
                row.rowNo(),
                understood.location().code(),
                defect.place(),
                defect.placeText(),
                defect.defectClass(),
                defect.symptom(),
                defect.symptomText(),
                reported,
                RowDates.instant(understood.dates().dispatched()),
                finished,
                understood.responsible(),
                understood.repairer(),
                understood.reworked());
        String number = finished == null ? cases.takeOpen(legacy) : cases.takeClosed(legacy);
        reports.add(
                new ImportedReport(
                        understood.location(),
                        defect.place(),
                        defect.placeText(),
                        defect.defectClass(),
                        defect.symptom(),
                        defect.symptomText(),
                        understood.description(),
                        understood.name(),
                        phone(understood.phones(), 0),
                        phone(understood.phones(), 1),
                        reported,
                        file.uploadedBy()),
                number);
        remember(file, row, understood, number);
        return number;
    }

    private static @Nullable String phone(List<String> phones, int index) {
        return index < phones.size() ? phones.get(index) : null;
    }

    private void remember(LedgerFile file, LedgerRow row, Understood understood, String number) {
        jdbc.sql(
                        """
                        insert into intake_ledger_taken (subsidiary, fingerprint, content_hash, case_number, file_id, row_no,
                            score, score_text, channel_text, remark, taken_at)
                        values (:subsidiary, :fingerprint, :content, :case, :file, :row,
                            :score, :scoreText, :channel, :remark, :now)""")
                .param("subsidiary", file.subsidiary())
                .param("fingerprint", understood.fingerprint())
                .param("content", understood.contentHash())
                .param("case", number)
                .param("file", file.id())
                .param("row", row.rowNo())
                .param("score", understood.score())
                .param("scoreText", understood.scoreText())
                .param("channel", understood.channelText())
                .param("remark", understood.remark())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
