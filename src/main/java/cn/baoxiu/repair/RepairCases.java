package cn.baoxiu.repair;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The repair cases, for rooms above. */
public interface RepairCases {

    /** Opens a case and gives it its number {@code BX-<project>-<yyyyMMdd>-<nnnn>} (rules R4). */
    String open(NewCase newCase);

    /** Reopens a closed case as rework: round + 1. */
    void reopen(String caseNumber, Instant reportedAt);

    Optional<CaseSummary> find(String caseNumber);

    /** Open cases with the same home or area, place and defect class, oldest first. */
    List<CaseSummary> openTwins(String locationCode, Place place, DefectClass defectClass);

    /** The last repaired and closed case with the same home or area, place and defect class. */
    Optional<CaseSummary> lastRepaired(String locationCode, Place place, DefectClass defectClass);

    /**
     * Number of different homes with a case of this class in the same project, building, entrance and line (last two
     * digits of the room) reported since the instant; for group complaints (rules R2).
     */
    int homesOnLine(
            String project,
            String building,
            String entrance,
            String lastTwoDigits,
            DefectClass defectClass,
            Instant since);

    /** Date until which a closed case's return window runs: 30 days, 90 for leaks (data). */
    LocalDate returnWindowEnd(CaseSummary closedCase);
}
