package cn.baoxiu.repair.listing;

import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.Outcome;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list; no personal data.
 *
 * @param defectClass what the survey saw, else what was reported; {@code place} likewise
 * @param holder group id, code of a company or WAITING; null for a closed case, and for a company that does not
 *     repair the case any more
 * @param nextDue next due time of the promises to the owner; null if none runs
 * @param overdue whether that time is past
 * @param dueProvisional whether that time is a guess, as it lies in a year without holiday data
 */
public record CaseRow(
        String caseNumber,
        String subsidiary,
        String project,
        String locationName,
        @Nullable Grade grade,
        DefectClass defectClass,
        Place place,
        Stage stage,
        @Nullable Outcome outcome,
        boolean groupComplaint,
        @Nullable String holder,
        @Nullable Instant nextDue,
        boolean overdue,
        boolean dueProvisional,
        @Nullable String responsibleParty,
        @Nullable String repairingParty,
        int reworkCount,
        Instant reportedAt,
        @Nullable Instant closedAt) {

    public boolean open() {
        return stage != Stage.CLOSED;
    }
}
