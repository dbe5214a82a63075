package cn.baoxiu.intake;

import cn.baoxiu.repair.CaseReports.ReportFacts;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Hazard;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code intake_report}; reports are only added, and erased when their time is over. */
@Repository
class ReportStore {

    private final JdbcClient jdbc;
    private final SearchIndex search;

    ReportStore(JdbcClient jdbc, SearchIndex search) {
        this.jdbc = jdbc;
        this.search = search;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the user has sent the client reference before */
    void add(Report report, String caseNumber, Recognised recognised) {
        jdbc.sql(
                        """
                        insert into intake_report (case_number, location_code, defect_class, place, place_text, symptom,
                            symptom_text, description, hazards, reporter_name, reporter_phone, reporter_phone_2, channel, reported_at,
                            received_at, received_by, late_reason, client_reference, reopened, duplicate_of)
                        values (:case, :location, :class, :place, :placeText, :symptom,
                            :symptomText, :description, :hazards, :name, :phone, :phone2, :channel, :reportedAt,
                            :receivedAt, :receivedBy, :reason, :reference, :reopened, :duplicateOf)""")
                .param("case", caseNumber)
                .param("location", report.location().code())
                .param("class", report.defectClass().name())
                .param("place", report.place().name())
                .param("placeText", report.placeText())
                .param("symptom", report.symptom().name())
                .param("symptomText", report.symptomText())
                .param("description", report.description())
                .param("hazards", report.hazards().stream().map(Hazard::name).collect(Collectors.joining(",")))
                .param("name", report.reporterName())
                .param("phone", report.reporterPhone())
                .param("phone2", report.secondPhone())
                .param("channel", report.channel().name())
                .param("reportedAt", timestamp(report.reportedAt()))
                .param("receivedAt", timestamp(report.receivedAt()))
                .param("receivedBy", report.receivedBy())
                .param("reason", report.lateReason())
                .param("reference", report.clientReference())
                .param("reopened", recognised.reopens() != null)
                .param("duplicateOf", recognised.duplicateOf())
                .update();
        search.add(
                caseNumber,
                report.location(),
                report.reportedAt(),
                report.reporterName(),
                Stream.of(report.reporterPhone(), report.secondPhone())
                        .filter(Objects::nonNull)
                        .toList(),
                report.description(),
                report.placeText(),
                report.symptomText());
    }

    List<ReportFacts> of(String caseNumber) {
        return jdbc.sql("select * from intake_report where case_number = ? order by id")
                .param(caseNumber)
                .query((rs, row) -> facts(rs))
                .list();
    }

    List<@Nullable String> placeTexts(String caseNumber) {
        return jdbc.sql("select place_text from intake_report where case_number = ?")
                .param(caseNumber)
                .query((rs, row) -> rs.getString(1))
                .list();
    }

    /** True if a case of the class was opened for this home or area since then. */
    boolean hasOpenedCase(String locationCode, DefectClass defectClass, Instant since) {
        return jdbc.sql(
                                """
                                select count(*) from intake_report
                                where location_code = ? and defect_class = ? and reported_at >= ? and reopened = false""")
                        .params(locationCode, defectClass.name(), timestamp(since))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    Optional<Receipt> receiptOf(String receivedBy, String clientReference, boolean repeated) {
        return jdbc.sql(
                        """
                        select case_number, reopened, duplicate_of from intake_report
                        where received_by = ? and client_reference = ?""")
                .params(receivedBy, clientReference)
                .query((rs, row) -> receipt(rs, repeated))
                .optional();
    }

    /** Receipt of the last report that this user has entered for the case. */
    Receipt lastReceipt(String receivedBy, String caseNumber) {
        return jdbc.sql(
                        """
                        select case_number, reopened, duplicate_of from intake_report
                        where case_number = ? and received_by = ? order by id desc limit 1""")
                .params(caseNumber, receivedBy)
                .query((rs, row) -> receipt(rs, false))
                .single();
    }

    private static Receipt receipt(ResultSet rs, boolean repeated) throws SQLException {
        return new Receipt(rs.getString(1), rs.getBoolean(2), rs.getString(3), repeated);
    }

    private static ReportFacts facts(ResultSet rs) throws SQLException {
        OffsetDateTime erasedAt = rs.getObject("erased_at", OffsetDateTime.class);
        return new ReportFacts(
                rs.getString("description"),
                hazards(rs.getString("hazards")),
                rs.getString("reporter_name"),
                erasedAt == null ? maskedPhones(rs) : "",
                rs.getString("channel"),
                instant(rs, "reported_at"),
                instant(rs, "received_at"),
                rs.getString("received_by"),
                rs.getString("late_reason"),
                erasedAt == null ? null : erasedAt.toInstant());
    }

    private static String maskedPhones(ResultSet rs) throws SQLException {
        return Stream.of(rs.getString("reporter_phone"), rs.getString("reporter_phone_2"))
                .filter(Objects::nonNull)
                .map(ReporterPhone::masked)
                .collect(Collectors.joining(" / "));
    }

    private static List<Hazard> hazards(String names) {
        return names.isEmpty()
                ? List.of()
                : Arrays.stream(names.split(",", -1)).map(Hazard::valueOf).toList();
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
