package cn.baoxiu.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Dates worked out by hand from rules R5. */
@Transactional
abstract class WarrantyRegisterContract {

    private static final String HOME = "TE-ST-1-1-0101";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WarrantyRegister register;

    @BeforeEach
    void aProjectWithTwoClocks() {
        sql("insert into estate_subsidiary values ('test', '测试公司', '北京', '张三')");
        sql("insert into estate_project values ('TE-ST', 'test', '测试苑', '北京市', '2024-01-31', '2024-08-31', 'BARE')");
        sql("insert into estate_home values ('TE-ST-1-1-0101', 'TE-ST', '1号楼', '1', '1单元', '1', 1, '0101', 88.00,"
                + " '2024-08-31', '2024-01-31')");
        sql("insert into estate_home values ('TE-ST-1-1-0102', 'TE-ST', '1号楼', '1', '1单元', '1', 1, '0102', 88.00,"
                + " null, '2024-01-31')");
        sql("insert into estate_area values ('TE-ST-1-LIFT', 'TE-ST', '1号楼', 'LIFT')");
        sql("insert into estate_contractor values ('M1', '总包', 'MAIN')");
        sql("insert into estate_contractor values ('S1', '分包', 'SUB')");
        contract("HT-01", "M1", "NONE");
        contract("HT-02", "S1", "RESTART");
        contract("HT-03", "S1", "MIN_REMAINING");
    }

    @Test
    void monthsEndOnTheSameDayNumberOrTheMonthsLastDay() {
        term("HT-01", "DECORATION", 1);
        ownerTerm("DECORATION", 6);

        WarrantyAnswer answer = register.check(HOME, WarrantyClass.DECORATION, on("2024-09-01"));

        // 31 Jan 2024 + 1 month: February 2024 has 29 days. 31 Aug 2024 + 6 months: 28 Feb 2025.
        assertThat(answer.contractor()).isNotNull();
        assertThat(answer.contractor().ends()).isEqualTo("2024-02-29");
        assertThat(answer.owner().ends()).isEqualTo("2025-02-28");
    }

    @Test
    void lastDayIsIncludedAndTheGapIsTheDevelopers() {
        term("HT-01", "MEP", 24);
        ownerTerm("MEP", 24);

        WarrantyAnswer last = register.check(HOME, WarrantyClass.MEP, on("2026-01-31"));
        assertThat(last.contractor().in()).isTrue();
        assertThat(last.contractor().daysLeft()).isZero();
        assertThat(last.payer()).isEqualTo(WarrantyAnswer.Payer.CONTRACTOR);
        assertThat(last.contractor().clause()).isEqualTo("第十二条");

        WarrantyAnswer dayAfter = register.check(HOME, WarrantyClass.MEP, on("2026-02-01"));
        assertThat(dayAfter.contractor().in()).isFalse();
        assertThat(dayAfter.contractor().daysLeft()).isEqualTo(-1);
        assertThat(dayAfter.payer()).isEqualTo(WarrantyAnswer.Payer.DEVELOPER);
        // 2026-01-31 to 2026-08-31: 28+31+30+31+30+31+31
        assertThat(dayAfter.gapDays()).isEqualTo(212);
        assertThat(dayAfter.owner().daysLeft()).isEqualTo(211);

        WarrantyAnswer over = register.check(HOME, WarrantyClass.MEP, on("2026-09-01"));
        assertThat(over.payer()).isEqualTo(WarrantyAnswer.Payer.OWNER);
    }

    @Test
    void ownersClockMayEndFirst() {
        term("HT-01", "DECORATION", 24);
        ownerTerm("DECORATION", 12);

        WarrantyAnswer answer = register.check(HOME, WarrantyClass.DECORATION, on("2025-09-01"));

        assertThat(answer.contractor().in()).isTrue();
        assertThat(answer.owner().in()).isFalse();
        assertThat(answer.gapDays()).isEqualTo(-153);
        assertThat(answer.payer()).isEqualTo(WarrantyAnswer.Payer.OWNER);
    }

    @Test
    void heatingSeasonCountsOnlyIfItsFirstDayIsOnOrAfterTheStart() {
        seasonTerms();

        WarrantyAnswer heating = register.check(HOME, WarrantyClass.HVAC_SEASON, SeasonKind.HEATING, on("2024-09-01"));

        // From 2024-01-31 the season of 2023/24 runs already: 2024/25 is the first, 2025/26 the second.
        assertThat(heating.contractor().ends()).isEqualTo("2026-03-15");
        assertThat(heating.owner().ends()).isEqualTo("2026-03-15");
    }

    @Test
    void coolingSeasonsDifferBetweenTheClocks() {
        seasonTerms();

        WarrantyAnswer cooling = register.check(HOME, WarrantyClass.HVAC_SEASON, SeasonKind.COOLING, on("2024-09-01"));

        // Contractor: summers 2024 and 2025. Owner, from 31 Aug 2024: 2025 and 2026.
        assertThat(cooling.contractor().ends()).isEqualTo("2025-08-31");
        assertThat(cooling.owner().ends()).isEqualTo("2026-08-31");
        assertThat(cooling.gapDays()).isEqualTo(365);
    }

    @Test
    void laterEndCountsWhereTheKindOfSeasonIsNotKnown() {
        seasonTerms();

        WarrantyAnswer answer = register.check(HOME, WarrantyClass.HVAC_SEASON, on("2024-09-01"));

        assertThat(answer.contractor().ends()).isEqualTo("2026-03-15");
        assertThat(answer.owner().ends()).isEqualTo("2026-08-31");
    }

    @Test
    void seasonThatBeginsOnTheStartCounts() {
        seasonTerms();
        sql("update estate_contract set completion_acceptance_date = '2024-06-01'");

        WarrantyAnswer answer = register.check(HOME, WarrantyClass.HVAC_SEASON, SeasonKind.COOLING, on("2024-09-01"));

        assertThat(answer.contractor().ends()).isEqualTo("2025-08-31");
    }

    @Test
    void cityWithoutSeasonsLeavesItToAPerson() {
        term("HT-01", "HVAC_SEASON", null);
        ownerTerm("HVAC_SEASON", null);

        WarrantyAnswer answer = register.check(HOME, WarrantyClass.HVAC_SEASON, on("2024-09-01"));

        assertThat(answer.contractor()).isNull();
        assertThat(answer.payer()).isNull();
    }

    @Test
    void restartRunsTheFullTermAgain_onlyForTheRepairedItemAndFromTheAcceptance() {
        term("HT-02", "WINDOW", 24);
        ownerTerm("WINDOW", 24);
        register.recordAcceptedRepair(HOME, WarrantyClass.WINDOW, "HT-02", on("2025-12-10"), "BX-1");
        register.recordAcceptedRepair(HOME, WarrantyClass.WINDOW, "HT-02", on("2025-12-10"), "BX-1");

        assertThat(register.check(HOME, WarrantyClass.WINDOW, on("2026-02-01")).contractor())
                .satisfies(clock -> {
                    assertThat(clock.ends()).isEqualTo("2027-12-10");
                    assertThat(clock.restarted()).isTrue();
                    assertThat(clock.in()).isTrue();
                });
        assertThat(register.check(HOME, WarrantyClass.WINDOW, on("2025-12-09"))
                        .contractor()
                        .ends())
                .isEqualTo("2026-01-31");
        assertThat(register.check("TE-ST-1-1-0102", WarrantyClass.WINDOW, on("2026-02-01"))
                        .contractor()
                        .ends())
                .isEqualTo("2026-01-31");
    }

    @Test
    void minimumRemainingIsTheLaterOfTheOldEndAndSixMonths() {
        term("HT-03", "MEP", 24);
        register.recordAcceptedRepair(HOME, WarrantyClass.MEP, "HT-03", on("2025-03-31"), "BX-1");
        assertThat(register.check(HOME, WarrantyClass.MEP, on("2025-04-01")).contractor())
                .satisfies(clock -> {
                    assertThat(clock.ends()).isEqualTo("2026-01-31");
                    assertThat(clock.restarted()).isFalse();
                });

        register.recordAcceptedRepair(HOME, WarrantyClass.MEP, "HT-03", on("2025-08-31"), "BX-2");
        // 31 Aug 2025 + 6 months: 28 Feb 2026.
        assertThat(register.check(HOME, WarrantyClass.MEP, on("2025-09-01"))
                        .contractor()
                        .ends())
                .isEqualTo("2026-02-28");
    }

    @Test
    void contractWithoutRestartRuleKeepsItsEnd() {
        term("HT-01", "MEP", 24);
        register.recordAcceptedRepair(HOME, WarrantyClass.MEP, "HT-01", on("2026-01-20"), "BX-1");
        assertThat(register.check(HOME, WarrantyClass.MEP, on("2026-02-01"))
                        .contractor()
                        .ends())
                .isEqualTo("2026-01-31");
    }

    @Test
    void subcontractGoesBeforeTheMainContract() {
        term("HT-01", "WATERPROOF", 60);
        term("HT-03", "WATERPROOF", 60);
        assertThat(register.check(HOME, WarrantyClass.WATERPROOF, on("2025-01-01"))
                        .contractor()
                        .contractNo())
                .isEqualTo("HT-03");
    }

    @Test
    void classWithoutContractTermHasNoContractorAndAPersonDecides() {
        ownerTerm("ELV", 24);
        WarrantyAnswer answer = register.check(HOME, WarrantyClass.ELV, on("2025-01-01"));
        assertThat(answer.contractor()).isNull();
        assertThat(answer.owner().in()).isTrue();
        assertThat(answer.gapDays()).isNull();
        assertThat(answer.payer()).isNull();
    }

    @Test
    void unsoldHomeAndHomeBeforeHandoverHaveNoOwnersClock() {
        term("HT-01", "MEP", 24);
        ownerTerm("MEP", 24);
        assertThat(register.check("TE-ST-1-1-0102", WarrantyClass.MEP, on("2025-01-01"))
                        .owner())
                .isNull();
        assertThat(register.check(HOME, WarrantyClass.MEP, on("2024-08-30")).owner())
                .isNull();
        assertThat(register.check(HOME, WarrantyClass.MEP, on("2024-08-31")).owner())
                .isNotNull();
    }

    @Test
    void areaCountsFromTheMassHandover() {
        term("HT-01", "LIFT", 24);
        ownerTerm("LIFT", 24);
        assertThat(register.check("TE-ST-1-LIFT", WarrantyClass.LIFT, on("2025-01-01"))
                        .owner()
                        .ends())
                .isEqualTo("2026-08-31");
    }

    @Test
    void unknownHomeIsRefused() {
        assertThatThrownBy(() -> register.check("NO-1", WarrantyClass.MEP, on("2025-01-01")))
                .isInstanceOf(NoSuchElementException.class);
    }

    private void seasonTerms() {
        term("HT-01", "HVAC_SEASON", null);
        ownerTerm("HVAC_SEASON", null);
        sql("insert into estate_season values ('北京市', 'HEATING', '11-15', '03-15')");
        sql("insert into estate_season values ('北京市', 'COOLING', '06-01', '08-31')");
    }

    private void contract(String no, String contractor, String restartRule) {
        jdbc.sql("insert into estate_contract values (?, '合同', 'TE-ST', ?, 'M1', 1000000, 3, date '2024-01-31',"
                        + " date '2026-01-31', 15, '第十二条', ?)")
                .params(no, contractor, restartRule)
                .update();
    }

    private void term(String contract, String warrantyClass, Integer months) {
        jdbc.sql("insert into estate_contract_term values (?, ?, ?, ?)")
                .params(contract, warrantyClass, months, months == null ? 2 : null)
                .update();
    }

    private void ownerTerm(String warrantyClass, Integer months) {
        jdbc.sql("insert into estate_project_term values ('TE-ST', ?, ?, ?)")
                .params(warrantyClass, months, months == null ? 2 : null)
                .update();
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
    }

    private static LocalDate on(String date) {
        return LocalDate.parse(date);
    }
}
