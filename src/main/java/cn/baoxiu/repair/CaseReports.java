package cn.baoxiu.repair;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was reported, for the case page and forms. Implemented by {@code intake}. */
public interface CaseReports {

    /** Reports of a case, the first one first; a reopened case has several. */
    List<ReportFacts> of(String caseNumber);

    /**
     * @param maskedPhone with the middle digits hidden; the full number needs a reason and is not part of this view
     * @param description empty like name and number once they were erased
     * @param erasedAt when personal data and texts were erased because their time was over, else null
     * @param channel code, label {@code channel.<code>}
     */
    record ReportFacts(
            String description,
            List<Hazard> hazards,
            String reporterName,
            String maskedPhone,
            String channel,
            Instant reportedAt,
            Instant receivedAt,
            String receivedBy,
            @Nullable String lateReason,
            @Nullable Instant erasedAt) {}
}
