package cn.baoxiu.repair.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.estate.Location;
import cn.baoxiu.estate.WarrantyClass;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.Handling;
import cn.baoxiu.repair.Hazard;
import cn.baoxiu.repair.NewCase;
import cn.baoxiu.repair.Outcome;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.Stage;
import cn.baoxiu.repair.Symptom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the aggregate refuses, and what it counts. */
class RepairCaseTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    private final RepairCase repairCase = opened(DefectClass.LEAK);

    @Test
    void aClosedCaseTakesNoChange() {
        repairCase.close(Outcome.WITHDRAWN, NOW);
        assertThat(repairCase.closingKind()).isEqualTo(ClosingKind.STAFF);
        assertRefused("repair.caseClosed", () -> repairCase.triaged(Grade.P1));
        assertRefused("repair.caseClosed", () -> repairCase.enter(Stage.ASSESSING));
        assertRefused("repair.caseClosed", () -> repairCase.found(finding()));
        assertRefused("repair.caseClosed", () -> repairCase.orderedFrom("C001"));
        assertRefused("repair.caseClosed", () -> repairCase.handedOver());
        assertRefused("repair.caseClosed", () -> repairCase.rework());
        assertRefused("repair.caseClosed", () -> repairCase.regrade(Grade.P0));
        assertRefused("repair.caseClosed", () -> repairCase.mergeInto("BX-1"));
        assertRefused("repair.caseClosed", () -> repairCase.close(Outcome.REPAIRED, NOW));
    }

    @Test
    void aStepInTheWrongStageIsRefused() {
        assertRefused("repair.wrongStage", () -> repairCase.surveyed(DefectClass.LEAK, Place.KITCHEN));
        assertRefused("repair.wrongStage", () -> repairCase.found(finding()));
        assertRefused("repair.wrongStage", () -> repairCase.repaired(null));
        assertRefused("repair.wrongStage", () -> repairCase.inspected(true, LocalDate.of(2026, 11, 23)));
        repairCase.enter(Stage.ASSESSING);
        assertRefused("repair.wrongStage", () -> repairCase.triaged(Grade.P1));
    }

    @Test
    void onlyWhatPassedItsInspectionClosesAsRepaired() {
        assertRefused("repair.notInspected", () -> repairCase.close(Outcome.REPAIRED, NOW));
        inspect(false);
        assertRefused("repair.notInspected", () -> repairCase.close(Outcome.REPAIRED, NOW));
        inspect(true);
        repairCase.rework();
        assertRefused("repair.notInspected", () -> repairCase.close(Outcome.REPAIRED, NOW));
        inspect(true);
        repairCase.close(Outcome.REPAIRED, NOW);
        repairCase.reopen(NOW);
        assertRefused("repair.notInspected", () -> repairCase.close(Outcome.REPAIRED, NOW));
    }

    private void inspect(boolean passed) {
        repairCase.enter(Stage.INSPECTING);
        repairCase.inspected(passed, LocalDate.of(2026, 11, 23));
        repairCase.enter(Stage.REPORTED);
    }

    @Test
    void onlyAClosedCaseIsReopened_andThatIsReworkInANewRound() {
        assertRefused("repair.caseStillOpen", () -> repairCase.reopen(NOW));
        repairCase.triaged(Grade.P1);
        inspect(true);
        repairCase.close(Outcome.REPAIRED, NOW);
        Instant later = NOW.plusSeconds(86_400);
        repairCase.reopen(later);
        assertThat(repairCase.round()).isEqualTo(2);
        assertThat(repairCase.reworkCount()).isEqualTo(1);
        assertThat(repairCase.stage()).isEqualTo(Stage.REPORTED);
        assertThat(repairCase.outcome()).isNull();
        assertThat(repairCase.closedAt()).isNull();
        assertThat(repairCase.reportedAt()).isEqualTo(NOW);
        assertThat(repairCase.roundReportedAt()).isEqualTo(later);
    }

    @Test
    void aFailedInspectionIsRework_andAPassedOneDatesTheAcceptance() {
        repairCase.enter(Stage.INSPECTING);
        repairCase.inspected(false, LocalDate.of(2026, 11, 23));
        assertThat(repairCase.reworkCount()).isEqualTo(1);
        assertThat(repairCase.acceptedOn()).isNull();
        repairCase.inspected(true, LocalDate.of(2026, 11, 25));
        assertThat(repairCase.acceptedOn()).isEqualTo(LocalDate.of(2026, 11, 25));
        repairCase.rework();
        assertThat(repairCase.acceptedOn()).isNull();
    }

    @Test
    void theGradeOfStructureIsForStructureOnly() {
        repairCase.triaged(Grade.P1);
        assertRefused("repair.sameGrade", () -> repairCase.regrade(Grade.P1));
        assertRefused("repair.structureOnly", () -> repairCase.regrade(Grade.P4));
        repairCase.enter(Stage.ASSESSING);
        repairCase.surveyed(DefectClass.STRUCT, Place.BEAM_SLAB);
        repairCase.regrade(Grade.P4);
        assertThat(repairCase.grade()).isEqualTo(Grade.P4);

        RepairCase byWarranty = opened(DefectClass.CRACK);
        byWarranty.triaged(Grade.P2);
        byWarranty.covered(WarrantyClass.STRUCTURE, Coverage.COVERED, "CONTRACTOR", null);
        byWarranty.regrade(Grade.P4);
        assertThat(byWarranty.grade()).isEqualTo(Grade.P4);
    }

    @Test
    void hazardsAreKeptInOrder() {
        assertThat(repairCase.hazardList()).containsExactly(Hazard.WATER_RUNNING, Hazard.NO_POWER);
    }

    private static void assertRefused(String messageKey, Runnable change) {
        assertThatThrownBy(change::run).isInstanceOfSatisfying(FormRejected.class, e -> assertThat(e.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.messageKey()).isEqualTo(messageKey)));
    }

    private static Finding finding() {
        return new Finding(true, "C001", Handling.CONTRACTOR, "C001", "合同", null, null);
    }

    private static RepairCase opened(DefectClass defectClass) {
        return RepairCase.open(
                "BX-HN-YJT-20261123-0001",
                new NewCase(
                        "HN-YJT-3-1-1201",
                        Place.BATHROOM,
                        null,
                        defectClass,
                        Symptom.SEEPAGE,
                        null,
                        List.of(Hazard.WATER_RUNNING, Hazard.NO_POWER),
                        NOW,
                        false,
                        null,
                        null),
                new Location(
                        "HN-YJT-3-1-1201",
                        false,
                        "huanan",
                        "HN-YJT",
                        "越江台",
                        "广州市",
                        "3号楼",
                        "1单元",
                        "1201",
                        "越江台3号楼1单元1201",
                        null,
                        LocalDate.of(2025, 7, 10)));
    }
}
